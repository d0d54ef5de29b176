import { createClassStores } from '../../bot/class/store/class-stores.ts';
import type { ClassMember } from '../../bot/class/class-session.ts';
import { passageHash } from '../../bot/quiz/passage-hash.ts';
import type { BotDatabase } from '../../bot/store/bot-database.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import { sampleItem } from '../support/sample-quiz-item.ts';
import { scriptedAnswer, scriptedCitation } from '../support/scripted-answerer.ts';

export interface ClassSize {
  readonly questions: number;
  readonly people: number;
  readonly runs: number;
  readonly items: number;
}

/** Larger than any hall. */
export const LARGE_CLASS: ClassSize = { questions: 5_000, people: 300, runs: 30, items: 2_000 };

/** Addresses of the pages of a large class and of the trainers' quiz list. */
export async function makeClass(
  db: BotDatabase,
  reader: KnowledgeReader,
  size: ClassSize,
): Promise<readonly string[]> {
  const { sessions, questions, quiz, bank } = createClassStores(db, Date.now);
  const session = await sessions.open('bench', 'Lớp bồi dưỡng cấp ủy viên cơ sở');
  const people = Array.from({ length: size.people }, (_, i): ClassMember => ({
    channel: 'web',
    id: `w${i}`,
  }));
  for (const one of people) await sessions.join(session.id, one);
  const documents = reader.documents();
  const passageOf = (i: number) => reader.passagesOf(documents[i % documents.length]?.id ?? ('' as never))[0];
  const text =
    'Hồ sơ gồm đơn, lý lịch và giấy giới thiệu, nộp tại văn phòng cấp ủy trước ngày họp. [1]\n'.repeat(8);
  for (let from = 0; from < size.questions; from += 250)
    await Promise.all(
      Array.from({ length: Math.min(250, size.questions - from) }, (_, i) => {
        const citations = [1, 2, 3].map((n) =>
          scriptedCitation({ documentId: documents[from + i + n]?.id ?? '' }),
        );
        const member = people[i % people.length] ?? { channel: 'web', id: 'w' };
        const question = `Câu hỏi thứ ${from + i} của lớp: hồ sơ đại hội gồm những gì và nộp ở đâu?`;
        return questions.record(
          `q${from + i}`,
          session.id,
          member,
          question,
          scriptedAnswer({ text, citations }),
        );
      }),
    );
  for (const { id } of await questions.newest(session.id, 0, 200))
    await questions.decide(session.id, id, 'shown');
  const items = Array.from({ length: size.items }, (_, i) => {
    const passage = passageOf(i);
    const { source } = sampleItem();
    return sampleItem({
      ...{
        id: `item${String(i).padStart(12, '0')}`,
        question: `Theo văn bản ${i}, hồ sơ nộp trong bao nhiêu ngày?`,
      },
      source: {
        ...source,
        ...(passage === undefined
          ? {}
          : {
              documentId: passage.documentId,
              passageId: passage.id,
              passageHash: passageHash(passage.text),
            }),
      },
    });
  });
  await bank.add(items);
  for (const { id } of items.slice(0, 400)) await bank.decide(id, 'approved');
  for (const item of items.slice(0, size.runs)) {
    const { id } = await quiz.openRun(session.id, item);
    await Promise.all(people.map((one, i) => quiz.answer(id, one, i % 4)));
  }
  const at = `/admin/lop-hoc/${session.id}`;
  return [
    ...['/admin/lop-hoc', at, `${at}?trang=200`, `${at}/moi`, `${at}/ket-qua.csv`, `${at}/ket-qua.xlsx`],
    ...[
      '/admin/trac-nghiem',
      '/admin/trac-nghiem?muc=waiting&trang=80',
      `/admin/trac-nghiem/${items[0]?.id ?? ''}`,
    ],
    ...[`/trinh-chieu/${session.viewKey}`, `/lop/${session.code}`],
  ];
}
