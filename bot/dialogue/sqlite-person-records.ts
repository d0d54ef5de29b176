import type { BotDatabase } from '../store/bot-database.ts';
import type { PersonRecord, PersonRecords } from './person-records.ts';

/** Of all tables of the dialogue that name a person. */
export function createSqlitePersonRecords(db: Pick<BotDatabase, 'prepare'>): PersonRecords {
  const of = <Row>(columns: string, table: string, order = 'rowid') =>
    db.prepare<[string, string], Row>(
      `SELECT ${columns} FROM ${table} WHERE channel = ? AND person_id = ? ORDER BY ${order}`,
    );
  const people = of<{ noticed_at_ms: number | null; invited_by: string | null }>(
    'noticed_at_ms, invited_by',
    'people',
  );
  const settings = of<{ place: string | null; term: string | null }>('place, term', 'person_settings');
  const turns = of<{ question: string }>('question', 'conversation_turns', 'at_ms, rowid');
  const asked = of<{ question: string | null }>('question', 'asked_questions', 'at_ms, rowid');
  const feedback = of<PersonRecord['opinions'][number]>('day, verdict, question, comment', 'feedback');
  const handOffs = of<PersonRecord['handOffs'][number]>('question, reply', 'hand_offs', 'opened_at_ms');
  const member = db.prepare<[string, string], { title: string }>(
    `SELECT s.title FROM class_members m JOIN class_sessions s ON s.id = m.session_id
     WHERE m.channel = ? AND m.person_id = ?`,
  );
  const inClasses = of<{ question: string }>('question', 'class_questions', 'id');
  const quiz = of<{ n: number }>('count(*) AS n', 'quiz_answers', 'n');
  const offers = of<{ n: number }>('count(*) AS n', 'offers', 'n');
  const model = of<{ n: number | null }>('sum(used) AS n', 'model_budget', 'n');
  return {
    async of({ channel, id }) {
      const person = people.get(channel, id);
      const chosen = settings.get(channel, id);
      return {
        firstSeenAtMs: person?.noticed_at_ms ?? null,
        isInvited: (person?.invited_by ?? null) !== null,
        place: chosen?.place ?? null,
        term: chosen?.term ?? null,
        remembered: turns.all(channel, id).map(({ question }) => question),
        unanswered: asked.all(channel, id).flatMap(({ question }) => question ?? []),
        opinions: feedback.all(channel, id),
        handOffs: handOffs.all(channel, id),
        classTitle: member.get(channel, id)?.title ?? null,
        classQuestions: inClasses.all(channel, id).map(({ question }) => question),
        quizAnswers: quiz.get(channel, id)?.n ?? 0,
        offers: offers.get(channel, id)?.n ?? 0,
        modelQuestions: model.get(channel, id)?.n ?? 0,
      };
    },
  };
}
