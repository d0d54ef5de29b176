import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { renderAnswer } from '../../../../bot/channel/console/render-answer.ts';
import { runAsk } from '../../../../bot/channel/console/run-ask.ts';
import { parseCliArguments, type AskCommand } from '../../../../bot/cli-arguments.ts';
import type { BotError } from '../../../../bot/errors.ts';
import { ScriptedAnswerer, scriptedAnswer, scriptedCitation } from '../../../support/scripted-answerer.ts';

async function run(
  words: readonly string[],
  { input = '', isInteractive = false, answerer = new ScriptedAnswerer() } = {},
) {
  const output = new PassThrough();
  const failures: unknown[] = [];
  const command = parseCliArguments(['ask', ...words]) as AskCommand;
  await runAsk(command, answerer, { input: Readable.from([input]), output, isInteractive }, (error) =>
    failures.push(error),
  );
  output.end();
  return { text: await new Response(Readable.toWeb(output) as ReadableStream).text(), answerer, failures };
}

function file(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'tro-ly-ask-')), name);
  writeFileSync(path, text);
  return path;
}

describe('an answer on a terminal', () => {
  test('shows text, notes, sources and next questions', () => {
    const answer = scriptedAnswer({
      text: 'Số dư tối đa 30%. [1]\nTheo báo cáo. [2]',
      notes: ['Văn bản đã được thay thế.'],
      citations: [
        scriptedCitation({ validity: 'superseded', supersededBy: '02-HD/MAU (1/2/2026)', page: 4 }),
        scriptedCitation({
          marker: '2',
          documentId: 'mau-02',
          number: null,
          kind: 'bao-chi',
          title: 'Tin mẫu',
          issuedOn: null,
          issuer: null,
          locator: 'đoạn 3, trang 1',
          page: 1,
          validity: 'unknown',
        }),
      ],
      suggestions: ['Câu tiếp?'],
    });

    expect(renderAnswer(answer)).toBe(
      [
        'Số dư tối đa 30%. [1]\nTheo báo cáo. [2]',
        'Lưu ý: Văn bản đã được thay thế.',
        'Nguồn:\n  [1] Hướng dẫn số 01-HD/MAU, ngày 5/4/2025, Ban Mẫu, Điều 2, trang 4 (Đã được thay thế bởi 02-HD/MAU (1/2/2026))\n  [2] Bài báo “Tin mẫu”, đoạn 3, trang 1',
        'Có thể hỏi tiếp:\n  - Câu tiếp?',
      ].join('\n\n'),
    );
  });

  test('lets no control, escape or direction character through', () => {
    const trick = '\u001b[2J\u0007\u0008\u202eabc\u200b\u009b31m';
    const answer = scriptedAnswer({
      text: trick,
      notes: [trick],
      suggestions: [trick],
      citations: [scriptedCitation({ issuer: trick, title: trick, number: trick, locator: trick })],
    });

    expect(renderAnswer(answer)).not.toMatch(/[^\P{C}\n]/u);
  });
});

describe('ask', () => {
  test('answers one question as text or as exactly one JSON value', async () => {
    const history = file('h.txt', 'Câu trước\n\nCâu sau\n');

    const { text, answerer } = await run([
      'Số dư?',
      '--as-of',
      '2025-01-31',
      '--place',
      'Xã Mẫu',
      '--history',
      history,
    ]);
    const { text: json } = await run(['Số dư?', '--json']);

    expect(text).toBe('Đã có câu trả lời.\n');
    expect(answerer.asked).toEqual([
      { text: 'Số dư?', asOf: '2025-01-31', place: 'Xã Mẫu', history: ['Câu trước', 'Câu sau'] },
    ]);
    expect(JSON.parse(json)).toEqual(scriptedAnswer());
    expect(json.trim().split('\n')).toHaveLength(1);
  });

  test('answers a file of questions in order, one JSON a line, each with its id', async () => {
    const questions = file(
      'q.jsonl',
      '\uFEFF{"id":"b","question":"Hai?","history":["Một?"],"asOf":"2020-01-01","place":"Xã"}\r\n\n{"id":7,"question":"Ba?","extra":1}\n',
    );

    const { text, answerer } = await run(['--file', questions, '--place', 'Chung']);

    expect(
      text
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { id: string }).id),
    ).toEqual(['b', '7']);
    expect(answerer.asked).toEqual([
      { text: 'Hai?', history: ['Một?'], asOf: '2020-01-01', place: 'Xã' },
      { text: 'Ba?', place: 'Chung' },
    ]);
  });

  test.each([
    ['not JSON', '{"id":"1","question":"a"}\n\n{', 'dòng 3', 'Line 3'],
    ['no id', '{"question":"a"}', 'dòng 1', 'Line 1'],
    ['an empty question', '{"id":"1","question":" "}', 'dòng 1', 'empty question'],
    ['a day that is none', '{"id":"1","question":"a","asOf":"2025-13-01"}', 'dòng 1', 'wrong fields'],
    ['an id used twice', '{"id":"1","question":"a"}\n{"id":"1","question":"b"}', 'dòng 2', 'id used before'],
    ['too long a question', JSON.stringify({ id: '1', question: 'a'.repeat(2001) }), 'dòng 1', 'too long'],
    ['nothing', '\n', 'không có câu hỏi', 'empty'],
  ])('a file with %s is refused before anything is answered', async (_name, content, vietnamese, english) => {
    const answerer = new ScriptedAnswerer();

    const refused = run(['--file', file('q.jsonl', content)], { answerer });

    await expect(refused).rejects.toMatchObject({ code: 'questions-invalid' });
    await refused.catch((error: BotError) => {
      expect(error.forPeople).toContain(vietnamese);
      expect(error.message).toContain(english);
    });
    expect(answerer.asked).toEqual([]);
  });

  test.each([
    [['--file', '/nonexistent/q'], 'file-unreadable'],
    [['a', '--history', '/nonexistent/h'], 'file-unreadable'],
    [['a', '--history', file('h.json', '[1]')], 'history-invalid'],
    [['x'.repeat(2001)], 'questions-invalid'],
  ])('%j fails with %s', async (words, code) => {
    await expect(run(words)).rejects.toMatchObject({ name: 'BotError', code });
  });

  test('answers piped lines one after the other and remembers them', async () => {
    const { text, answerer } = await run(['--json'], { input: 'Một?\r\n\nHai?\n/moi\nBa?' });

    expect(answerer.asked.map(({ text: question, history }) => [question, history])).toEqual([
      ['Một?', []],
      ['Hai?', ['Một?']],
      ['Ba?', []],
    ]);
    expect(text.split('\n').filter((line) => line.startsWith('{'))).toHaveLength(3);
  });

  test('greets a person, knows its commands with and without marks, and survives a failure', async () => {
    const answerer = new ScriptedAnswerer(({ text }) => {
      if (text === 'lỗi') throw new Error('broken');
      return scriptedAnswer();
    });

    const { text, failures } = await run([], {
      input: 'lỗi\n/gì\nMột?\n/THOÁT\nkhông hỏi nữa\n',
      isInteractive: true,
      answerer,
    });

    expect(text).toMatch(/^Trợ lý cán bộ\./);
    expect(text).toContain('Chưa trả lời được vì có lỗi');
    expect(text).toContain('Không có lệnh này');
    expect(text.trimEnd()).toMatch(/Xin cảm ơn, hẹn gặp lại\.$/);
    expect(failures).toHaveLength(1);
    expect(answerer.asked.map((question) => question.text)).toEqual(['lỗi', 'Một?']);
  });
});
