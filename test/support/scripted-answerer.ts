import type { Answer, AnswerCitation, Answerer, Question } from '../../bot/answer/answer.ts';

/** An answer with the given parts; everything else empty or zero. */
export function scriptedAnswer(parts: Partial<Answer> = {}): Answer {
  return {
    status: 'answered',
    text: 'Đã có câu trả lời.',
    citations: [],
    notes: [],
    suggestions: [],
    confidence: 0.9,
    mode: 'extractive',
    knowledgeVersion: 'v-test',
    timingsMs: { analyse: 1, search: 1, answer: 1, total: 3 },
    ...parts,
  };
}

/** A citation with the given parts. */
export function scriptedCitation(parts: Partial<AnswerCitation> = {}): AnswerCitation {
  return {
    marker: '1',
    documentId: 'mau-01',
    passageId: 'mau-01_0',
    number: '01-HD/MAU',
    title: 'Hướng dẫn mẫu',
    issuer: 'Ban Mẫu',
    issuedOn: '2025-04-05',
    kind: 'huong-dan',
    form: 'original',
    locator: 'Điều 2',
    page: null,
    quote: 'Đoạn trích mẫu.',
    file: 'mau-01.md',
    validity: 'in-force',
    supersededBy: null,
    ...parts,
  };
}

/** Says what the script says and keeps every question it was asked. */
export class ScriptedAnswerer implements Answerer {
  readonly asked: Question[] = [];
  readonly #script: (question: Question) => Answer | Promise<Answer>;

  constructor(script: (question: Question) => Answer | Promise<Answer> = () => scriptedAnswer()) {
    this.#script = script;
  }

  async answer(question: Question): Promise<Answer> {
    this.asked.push(question);
    return this.#script(question);
  }
}
