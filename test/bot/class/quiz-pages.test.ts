import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { WantedItems } from '../../../bot/admin/quiz/wanted-items.ts';
import { editItem, type ItemEdit } from '../../../bot/class/quiz/edit-item.ts';
import { generateQuiz } from '../../../bot/quiz/generate-quiz.ts';
import type { QuizItem } from '../../../bot/quiz/quiz-item.ts';
import { dayInVietnam } from '../../../knowledge/model/calendar-date.ts';
import type { DocumentId } from '../../../knowledge/model/document.ts';
import type { KnowledgeReader } from '../../../knowledge/store/store.ts';
import { ClassRig } from '../../support/class-rig.ts';
import { sampleItem } from '../../support/sample-quiz-item.ts';
import { openStarterKnowledge, type StarterKnowledge } from '../../support/starter-knowledge.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 240_000 });

describe.sequential('the trainers’ pages of quiz items', () => {
  let starter: StarterKnowledge;
  let rig: ClassRig;
  let items: QuizItem[];
  let reader: KnowledgeReader;
  const wanted: WantedItems[] = [];

  beforeAll(async () => {
    starter = await openStarterKnowledge();
    reader = starter.knowledge.reader;
    const day = dayInVietnam(new Date());
    items = generateQuiz(reader, {
      count: 3,
      kinds: ['date'],
      documentId: null,
      seed: 1,
      includePast: false,
      day,
    });
    rig = await ClassRig.open({
      reader: () => reader,
      generate: async (asked) => {
        wanted.push(asked);
        return items;
      },
    });
    await rig.signIn();
  });
  afterAll(async () => {
    await rig?.close();
    starter?.remove();
  });

  it('ask the generator for what the form says, and refuse what it cannot mean', async () => {
    const number = reader
      .documents()
      .find(({ disclosure, number: one }) => disclosure === 'public' && one !== null);
    const asks = (fields: Record<string, string>) =>
      rig.post('/admin/trac-nghiem/soan', { 'so-cau': '3', ...fields });
    expect((await asks({ 'so-cau': '0' })).status).toBe(400);
    expect((await asks({ 'so-cau': '999' })).status).toBe(400);
    expect((await asks({ 'van-ban': '999-XX/YY' })).body).toContain('Không có văn bản công khai nào');
    expect(wanted).toEqual([]);
    expect((await asks({ 'van-ban': number?.id ?? '', cap: 'province', 'ca-cu': 'yes' })).status).toBe(303);
    expect(wanted).toMatchObject([
      { count: 3, documentId: number?.id, level: 'province', includePast: true },
    ]);
    expect((await rig.get('/admin/trac-nghiem')).body).toContain('Soạn được 3 câu, trong đó 3 câu mới');
    await asks({});
    expect((await rig.get('/admin/trac-nghiem')).body).toContain('trong đó 0 câu mới');
  });

  it('let a trainer approve and reject, and keep what was decided when the same comes again', async () => {
    const [first, second] = items;
    await rig.post('/admin/trac-nghiem/duyet', { cau: first?.id ?? '', viec: 'approved' });
    await rig.post('/admin/trac-nghiem/duyet', { cau: second?.id ?? '', viec: 'rejected' });
    await rig.post('/admin/trac-nghiem/soan', { 'so-cau': '3' });
    expect(await rig.stores.bank.counts()).toEqual({ waiting: 1, approved: 1, rejected: 1 });
    expect((await rig.get('/admin/trac-nghiem?muc=approved')).body).toContain(first?.options[0] ?? '?');
    expect((await rig.post('/admin/trac-nghiem/duyet', { cau: 'x', viec: 'approved' })).status).toBe(404);
  });

  it('put an edited item back to be approved anew, and refuse an edit that breaks what was proven', async () => {
    const [first] = items;
    if (first === undefined) throw new Error('no item');
    const at = `/admin/trac-nghiem/${first.id}`;
    expect((await rig.get(at)).body).toContain('Nguyên văn nguồn');
    const fields = {
      'cau-hoi': first.question,
      'giai-thich': first.explanation,
      checked: 'yes',
      ...Object.fromEntries(first.options.map((option, i) => [`phuong-an-${i}`, option])),
    };
    expect((await rig.post(`${at}/luu`, { ...fields, checked: '' })).status).toBe(400);
    const wrong = await rig.post(`${at}/luu`, { ...fields, 'giai-thich': 'Không rõ.' });
    expect(wrong.body).toContain('Phần giải thích phải có đáp án.');
    expect(wrong.body).toContain('Không rõ.');
    expect(
      (await rig.post(`${at}/luu`, { ...fields, 'cau-hoi': `Xin cho biết: ${first.question}` })).status,
    ).toBe(303);
    expect(await rig.stores.bank.find(first.id)).toMatchObject({ state: 'waiting', isEdited: true });
  });

  it('mark what went stale, and do not run it in a class', async () => {
    const [first] = items;
    if (first === undefined) throw new Error('no item');
    await rig.post('/admin/trac-nghiem/duyet', { cau: first.id, viec: 'approved' });
    const session = await rig.stores.sessions.open('quiz', 'Lớp');
    const run = () => rig.post(`/admin/lop-hoc/${session.id}/trac-nghiem`, { cau: first.id });
    expect((await run()).status).toBe(303);
    const whole = reader;
    const gone: DocumentId = first.source.documentId;
    reader = {
      ...whole,
      manifest: { ...whole.manifest, name: '000002-khac' },
      documents: () => whole.documents(),
      document: (id) => (id === gone ? undefined : whole.document(id)),
      passagesOf: (id) => whole.passagesOf(id),
      register: () => whole.register(),
    };
    expect((await rig.get('/admin/trac-nghiem?muc=approved')).body).toContain('nguồn không còn');
    const refused = await run();
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('không còn dùng được');
    expect(await rig.stores.quiz.all(session.id)).toHaveLength(1);
    reader = whole;
  });
});

describe('an edit', () => {
  const item = sampleItem();
  const as = (over: Partial<ItemEdit>) => editItem(item, { ...item, ...over });

  it.each<[string, Partial<ItemEdit>]>([
    ['question-empty', { question: '  ' }],
    ['question-tells-answer', { question: 'Có phải nộp trong 2 ngày không?' }],
    ['option-empty', { options: ['2 ngày', '', '4 ngày', '5 ngày'] }],
    ['option-empty', { options: ['2 ngày', '3 ngày'] }],
    ['right-changed', { options: ['6 ngày', '3 ngày', '4 ngày', '5 ngày'] }],
    ['options-alike', { options: ['2 ngày', '3 ngày', '3  NGÀY', '5 ngày'] }],
    ['wrong-stands-in-source', { options: ['2 ngày', 'Hồ sơ', '4 ngày', '5 ngày'] }],
    ['explanation-lacks-answer', { explanation: 'Xem văn bản.' }],
  ])('is refused: %s', (problem, over) => {
    expect(as(over)).toEqual({ ok: false, problem });
  });

  it('of a statement to be judged changes the explanation only', () => {
    const statement = sampleItem({
      kind: 'true-false',
      options: ['Đúng', 'Sai'],
      correct: 0,
      answer: '2 ngày',
    });
    expect(editItem(statement, { ...statement, question: 'Khác?' })).toMatchObject({
      problem: 'statement-fixed',
    });
    expect(editItem(statement, { ...statement, explanation: 'Đúng: 2 ngày.' })).toMatchObject({ ok: true });
  });

  it('keeps within a poll', () => {
    const short = as({ explanation: 'Đáp án: 2 ngày.' });
    expect(short.ok && short.item.poll?.explanation).toBe('Đáp án: 2 ngày.');
    const long = as({ explanation: `Đáp án: 2 ngày. ${'dài '.repeat(80)}` });
    expect(long.ok && (long.item.poll?.explanation.length ?? 999)).toBeLessThanOrEqual(200);
    const tooLong = as({ question: `Hỏi ${'rất '.repeat(100)}dài?` });
    expect(tooLong.ok && tooLong.item.poll).toBeNull();
  });
});
