import { afterEach, expect, it } from 'vitest';
import { basisOf } from '../../bot/dialogue/find-approved.ts';
import { createSqliteDialogueStores } from '../../bot/dialogue/sqlite-dialogue-stores.ts';
import { createWebQuestions } from '../../bot/web-questions.ts';
import { createServer } from '../../bot/server.ts';
import { SILENT_LOG } from '../../knowledge/log.ts';
import { calendarDate, dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import { scratchStores } from '../support/bot-store.ts';
import { NO_KNOWLEDGE } from '../support/dialogue-rig.ts';
import { MemoryDocumentSource } from '../support/memory-document-source.ts';
import { sampleDocument } from '../support/sample-knowledge.ts';
import { ScriptedAnswerer, scriptedAnswer } from '../support/scripted-answerer.ts';

const newStore = scratchStores();
const QUESTION = 'Chi bộ có 8 đảng viên được bầu chi ủy mấy người?';
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** The web chat with the stores of the bot behind it. */
function webChat() {
  const db = newStore().open();
  const stores = createSqliteDialogueStores(db, Date.now);
  let held = [sampleDocument('cu', ['Một.'], { issuedOn: calendarDate(2024, 5, 1) }).document];
  const knowledge = { ...NO_KNOWLEDGE, nearest: async () => held };
  const stale: string[] = [];
  const questions = createWebQuestions({
    ...{ db, log: SILENT_LOG, forgets: false },
    knowledge,
    onStale: (answers) => stale.push(...answers.map(({ question }) => question)),
  });
  const app = createServer({
    answerer: new ScriptedAnswerer(() => scriptedAnswer({ status: 'not-found', text: 'Không tìm thấy.' })),
    knowledge: new MemoryDocumentSource(),
    log: SILENT_LOG,
    approvedFor: (question) => questions.approvedFor(question),
  });
  closing.push(
    () => questions.stop(),
    () => app.close(),
  );
  return {
    stale,
    approve: async (audience: 'public' | 'invited'): Promise<void> => {
      const basis = await basisOf(QUESTION, knowledge, dayInVietnam(new Date('2026-11-22')));
      if (basis === null) throw new Error('nothing is held');
      await stores.approvedAnswers.save(audience, {
        ...{ question: QUESTION, reply: 'Không quá 3 người.', role: 'Ban Tổ chức', audience, basis },
        approvedOn: '2026-11-22',
      });
    },
    brings: (id: string) =>
      void (held = [...held, sampleDocument(id, ['Hai.'], { issuedOn: calendarDate(2026, 1, 1) }).document]),
    ask: async (question = QUESTION): Promise<unknown> => {
      const { statusCode, body } = await app.inject({
        method: 'POST',
        url: '/api/ask',
        payload: { question },
      });
      expect(statusCode).toBe(200);
      return (JSON.parse(body) as { approved?: unknown }).approved;
    },
  };
}

it('a person’s answer for everybody comes with the answer of the web page, with who and when', async () => {
  const { approve, ask } = webChat();
  expect(await ask()).toBeUndefined();
  await approve('public');
  expect(await ask('chi bo co 8 dang vien duoc bau chi uy may nguoi')).toEqual({
    ...{ question: QUESTION, reply: 'Không quá 3 người.', role: 'Ban Tổ chức', approvedOn: '2026-11-22' },
  });
  expect(await ask('Chi bộ có 9 đảng viên được bầu chi ủy mấy người?')).toBeUndefined();
});

it('one for invited people does not', async () => {
  const { approve, ask } = webChat();
  await approve('invited');
  expect(await ask()).toBeUndefined();
});

it('one that a newer document has overtaken is shown no more, and told of once', async () => {
  const { approve, ask, brings, stale } = webChat();
  await approve('public');
  brings('moi');
  expect(await ask()).toBeUndefined();
  expect(await ask()).toBeUndefined();
  expect(stale).toEqual([QUESTION]);
});
