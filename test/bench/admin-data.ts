import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAuditTrail } from '../../bot/admin/audit-trail.ts';
import { createSqliteQuestionsLog } from '../../bot/dialogue/sqlite-questions-log.ts';
import type { BotDatabase } from '../../bot/store/bot-database.ts';
import { calendarDate } from '../../knowledge/model/calendar-date.ts';
import type { DocumentNumber } from '../../knowledge/model/document-number.ts';
import { buildVersion } from '../../knowledge/store/build-version.ts';
import { openVersion } from '../../knowledge/store/open-version.ts';
import { makeCurrent } from '../../knowledge/store/publish.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import { NOW } from '../support/admin-rig.ts';
import { sampleDocument } from '../support/sample-knowledge.ts';

const DAY_MS = 86_400_000;
const MATTERS = 'hồ sơ nhân sự,đảng phí,thẻ đảng viên,phiếu bầu,văn kiện,cấp ủy,chi bộ,kiểm phiếu'.split(',');
const PLACES = 'An,Bình,Châu,Đông,Giang,Hòa,Khê,Long,Mỹ,Ninh,Phú,Quang,Sơn,Tân,Vĩnh,Xuân'.split(',');
const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';

/** A version with so many documents, kept six times as after six runs, with reports and a trail as long as years leave. */
export async function makeKnowledge(folder: string, documents: number): Promise<KnowledgeReader> {
  const contents = Array.from({ length: documents }, (_, i) =>
    sampleDocument(
      `van-ban-${String(i).padStart(6, '0')}`,
      [`Đoạn một của văn bản ${i}.`, 'Đoạn hai.', 'Đoạn ba.'],
      {
        number: `${i}-HD/TU` as DocumentNumber,
        title: `Hướng dẫn về ${pick(MATTERS, i)} của tỉnh ${pick(PLACES, i >> 3)} ${i}`,
        issuer: `Tỉnh ủy ${pick(PLACES, i)}`,
        kind: 'huong-dan',
        issuedOn: calendarDate(2010 + (i % 15), 1 + (i % 12), 1 + (i % 28)),
      },
    ),
  );
  const files = contents.map(({ document: { id, sha256, file } }) => ({
    ...{ path: `data/incoming/${file}`, sha256, documentId: id, pipeline: '1', warnings: [] },
    state: 'added' as const,
  }));
  const knowledgeDir = join(folder, 'knowledge');
  const { name } = await buildVersion(
    knowledgeDir,
    { documents: contents, register: [], files },
    async () => null,
  );
  makeCurrent(knowledgeDir, name, 'published');
  for (let copy = 2; copy <= 6; copy++)
    cpSync(
      join(knowledgeDir, 'versions', name),
      join(knowledgeDir, 'versions', `00000${copy}-${name.slice(7)}`),
      {
        recursive: true,
      },
    );
  mkdirSync(join(folder, 'reports'), { recursive: true });
  const record = {
    ...{ at: NOW.toISOString(), published: true, version: name },
    files: files.map(({ path, state, documentId }) => ({ path, state, documentId })),
    diff: files.map(({ path }) => `+ Thêm: ${path}`),
    changes: files.map(({ documentId }) => ({
      ...{ change: 'added', documentId, fields: [], addedPassages: 3, removedPassages: 0 },
    })),
  };
  writeFileSync(join(folder, 'reports', '2026-01-01T00-00-00-000Z.json'), JSON.stringify(record));
  const line = JSON.stringify({ at: NOW.toISOString(), actor: 'a', action: 'login', details: {} });
  mkdirSync(join(folder, 'admin'), { recursive: true });
  writeFileSync(join(folder, 'admin', 'audit.jsonl'), '');
  openAuditTrail(join(folder, 'admin', 'audit.jsonl')).record(JSON.parse(line) as never);
  return openVersion(knowledgeDir, name);
}

/** Logs so many questions over 400 days; the last 30 hold words of every twentieth, and one in fifty a 👎. */
export async function logQuestions(
  db: BotDatabase,
  count: number,
  progress: (line: string) => void,
): Promise<void> {
  const add = db.prepare<unknown[], unknown>(
    `INSERT INTO asked_questions (event_key, day, channel, status, subject, person_id, question, at_ms) VALUES (?,?,?,?,?,?,?,?)`,
  );
  const judge = db.prepare<unknown[], unknown>(
    `INSERT INTO feedback (answer_key, channel, person_id, day, verdict, reason, question, comment, at_ms)
     VALUES (?,?,?,?,'dislike','wrong',?,NULL,?)`,
  );
  const statuses = ['answered', 'answered', 'answered', 'not-found', 'clarify', 'refused'];
  const channels = ['web', 'telegram', 'zalo-oa', 'zalo-bot'];
  for (let from = 0; from < count; from += 20_000) {
    await db.write(() => {
      for (let i = from; i < Math.min(count, from + 20_000); i++) {
        // Half of all in the last month, as in a service that grows.
        const age = i % 2 === 0 ? (i / 2) % 30 : (i >> 1) % 400;
        const atMs = NOW.getTime() - age * DAY_MS - (i % 80_000) * 1_000;
        const day = new Date(atMs).toISOString().slice(0, 10);
        const holdsWords = age < 29 && i % 20 === 0;
        const question = `Nộp ${pick(MATTERS, i >> 4)} của xã ${pick(PLACES, i >> 5)} ${pick(PLACES, i >> 9)} trong mấy ngày?`;
        const status = holdsWords ? 'not-found' : pick(statuses, i);
        const subject = status === 'answered' ? `Hướng dẫn số ${i % 3_000}-HD/TU` : null;
        const words = holdsWords ? [`p${i % 5_000}`, question] : [null, null];
        add.run(`q${i}`, day, pick(channels, i >> 2), status, subject, ...words, atMs);
        if (age < 29 && i % 50 === 0)
          judge.run(`q${i}`, pick(channels, 1 + (i % 3)), `p${i % 5_000}`, day, question, atMs);
      }
    });
    progress(`${Math.min(count, from + 20_000)}/${count} questions`);
  }
  await db.write(() => {
    db.prepare<[], unknown>(
      'INSERT INTO question_counts SELECT day, channel, status, count(*) FROM asked_questions GROUP BY 1, 2, 3',
    ).run();
    db.prepare<[], unknown>(
      `INSERT INTO subject_counts SELECT substr(day, 1, 7), channel, subject, count(*) FROM asked_questions
       WHERE subject IS NOT NULL GROUP BY 1, 2, 3`,
    ).run();
    const person = db.prepare<[string, string], unknown>(
      'INSERT INTO people (channel, person_id) VALUES (?, ?)',
    );
    for (let i = 0; i < 5_000; i++) person.run(pick(channels, 1 + (i % 3)), `p${i}`);
  });
  progress('grouping');
  await createSqliteQuestionsLog(db, () => NOW.getTime()).forgetOlder(30 * DAY_MS, 500 * DAY_MS);
}
