import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';

import { messageLine } from '../../ingest/messages.vi.ts';
import { readDocument, type ReadOutcome } from '../../ingest/read-document.ts';

const TEXT =
  'Đảng bộ huyện Lăng Mông đã tổ chức đại hội nhiệm kỳ 2020-2025 và bầu các đồng chí được giới thiệu vào cấp ủy khóa mới.';

async function read(bytes: Uint8Array | string): Promise<ReadOutcome> {
  return readDocument(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, { file: 'tep' });
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const result = await read(bytes);
  if (result.outcome !== 'ok') throw new Error(result.detail);
  return result.content.passages.map((passage) => passage.text).join('\n');
}

describe('encodings of Vietnamese text', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16 little endian with mark', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
    ['UTF-16 big endian with mark', iconv.encode(TEXT, 'utf-16be', { addBOM: true })],
    ['decomposed Unicode', Buffer.from(TEXT.normalize('NFD'))],
  ])('reads %s as the same text', async (_, bytes) => {
    expect(await textOf(bytes)).toBe(TEXT);
  });

  it('reads Windows-1258 and says so', async () => {
    // Windows-1258 writes a letter with its shape and the tone apart.
    const typed = TEXT.normalize('NFD').replace(
      /([aAeEoOuUdD])(\u0323?)([\u0302\u0306\u031b])/g,
      (_, letter: string, dot: string, shape: string) => (letter + shape).normalize('NFC') + dot,
    );
    const bytes = iconv.encode(typed, 'windows-1258');

    const result = await read(bytes);

    expect(result.outcome === 'ok' ? result.warnings.map(({ code }) => code) : result).toContain(
      'old-encoding',
    );
    expect(await textOf(bytes)).toBe(TEXT);
  });

  it.each([
    [
      'TCVN3 (ABC)',
      '§¶ng bé huyÖn ®· tæ chøc ®¹i héi nhiÖm kú vµ bÇu c¸c ®ång chÝ ®­îc giíi thiÖu vµo cÊp uû khãa míi cña huyÖn.',
      'Đảng bộ huyện đã tổ chức đại hội nhiệm kỳ và bầu các đồng chí được giới thiệu vào cấp uỷ khóa mới của huyện.',
    ],
    [
      'VNI',
      'Ñaûng boä huyeän ñaõ toå chöùc ñaïi hoäi nhieäm kyø vaø baàu caùc ñoàng chí ñöôïc giôùi thieäu vaøo caáp uûy khoùa môùi cuûa huyeän.',
      'Đảng bộ huyện đã tổ chức đại hội nhiệm kỳ và bầu các đồng chí được giới thiệu vào cấp ủy khóa mới của huyện.',
    ],
  ])('converts text typed in %s fonts and says so', async (name, text, expected) => {
    const result = await read(text);

    if (result.outcome !== 'ok') throw new Error(result.detail);
    expect(result.content.passages.map((passage) => passage.text)).toEqual([expected]);
    expect(result.warnings).toContainEqual(expect.objectContaining({ code: 'old-encoding', what: name }));
  });

  it('refuses text in an old font that no encoding makes Vietnamese, and says what to do', async () => {
    const result = await read(
      'X¿i½g b§¿ hÿx»n ð¿x tÖþ chþÿc ð¼x hÿ¿i nh»½x k¿þ v¶½ bÿ¾x c¿½c ðþ¿g ch½¿ m¼ÿi ðþx.'.repeat(3),
    );

    expect(result).toMatchObject({ outcome: 'failed', reason: 'encoding-legacy' });
  });
});

describe('files that are no text give one clear reason', () => {
  it.each([
    ['no bytes', '', 'file-empty'],
    ['only blanks', ' \n\t\n ', 'no-text'],
    ['NUL bytes', Buffer.from([1, 2, 0, 3, 4, 0, 0, 9, 200, 0, 5]), 'binary'],
    [
      'a program named as text',
      Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(64, 1)]),
      'program',
    ],
    [
      'a ZIP archive that is cut off',
      Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(64, 65)]),
      'file-damaged',
    ],
    ['a PDF with nothing in it', '%PDF-1.7\n1 0 obj', 'pdf-damaged'],
    [
      'bytes of no known encoding',
      iconv.encode('これは日本語の文章です。'.repeat(20), 'shift_jis'),
      'encoding-unknown',
    ],
    ['a single endless line', 'đại hội '.repeat(50_000), 'line-too-long'],
    ['front matter that never ends', '---\ntitle: A\n\nNội dung', 'front-matter-broken'],
    ['front matter with broken YAML', '---\ntitle: [A\n---\nNội dung', 'front-matter-broken'],
    ['front matter with a misspelt name', '---\ntitel: A\n---\nNội dung', 'front-matter-broken'],
    [
      'front matter with no such day',
      '---\ntitle: A\nissuedOn: 2020-02-31\n---\nNội dung',
      'front-matter-broken',
    ],
    [
      'front matter that is an expansion bomb',
      `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(8)}*a]\nc: &c [${'*b,'.repeat(8)}*b]\nd: [${'*c,'.repeat(8)}*c]\n---\nNội dung`,
      'front-matter-broken',
    ],
  ])('%s', async (_, bytes, reason) => {
    const result = await read(bytes);

    expect(result).toMatchObject({ outcome: 'failed', reason });
    if (result.outcome === 'ok') return;
    const line = messageLine({ code: result.reason, what: result.what });
    expect(line).not.toContain('\n');
    expect(line).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('names the misspelt name to the person who wrote it', async () => {
    const result = await read('---\ntitel: A\n---\nNội dung');

    expect(result.outcome === 'ok' ? '' : messageLine({ code: result.reason, what: result.what })).toBe(
      'Phần khai báo giữa hai dòng --- ở đầu tệp bị lỗi: không có mục “titel”; hãy sửa phần này rồi nạp lại.',
    );
  });

  it('refuses HTML nested so deeply that a tree of it would exhaust the stack', async () => {
    const depth = 20_000;
    const result = await read(
      `<html><body>${'<div>'.repeat(depth)}${TEXT}${'</div>'.repeat(depth)}</body></html>`,
    );

    expect(result).toMatchObject({ outcome: 'failed', reason: 'parse-failed' });
  });

  it('warns of characters that hide text from a reader', async () => {
    const result = await read(`${TEXT}\u{E0041}\u{E0042} \u202Eabc`);

    expect(result.outcome === 'ok' ? result.warnings.map(({ code }) => code) : []).toContain('hidden-text');
    expect(JSON.stringify(result)).not.toMatch(/[\u202E\u{E0041}]/u);
  });
});

describe('a text that is no page', () => {
  it('keeps points that say the same words twice', async () => {
    const point = 'a) Đại diện cho những người thừa kế trong quan hệ với người thứ ba;';
    const text = await textOf(
      Buffer.from(
        `Quyền của người quản lý\n\n1. Người quản lý có quyền:\n\n${point}\n\n2. Người chiếm hữu có quyền:\n\n${point}`,
      ),
    );

    expect(text.split(point)).toHaveLength(3);
  });
});

describe('the same bytes', () => {
  it('give the same document whatever the file is called', async () => {
    const [a, b] = await Promise.all([
      readDocument(Buffer.from(TEXT), { file: 'a.pdf' }),
      readDocument(Buffer.from(TEXT), { file: 'b.html' }),
    ]);

    expect(a.outcome === 'ok' && b.outcome === 'ok' && a.content.document.id === b.content.document.id).toBe(
      true,
    );
  });
});
