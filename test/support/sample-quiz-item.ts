import type { DocumentId } from '../../knowledge/model/document.ts';
import type { PassageId } from '../../knowledge/model/passage.ts';
import type { QuizItem } from '../../bot/quiz/quiz-item.ts';

/** A quiz item that was not generated, with four options of which the first is right. */
export function sampleItem(over: Partial<QuizItem> = {}): QuizItem {
  const options = ['2 ngày', '3 ngày', '4 ngày', '5 ngày'];
  const correct = over.correct ?? 0;
  const answer = options[correct] ?? '';
  return {
    id: 'item0000000000aa',
    kind: 'how-many',
    question: 'Theo Hướng dẫn số 7-HD/TU ngày 5/4/2026, hồ sơ nộp trong bao nhiêu ngày?',
    options,
    correct,
    answer,
    explanation: `Đáp án: ${answer}. Văn bản ghi: “Hồ sơ nộp trong ${answer}.” (Hướng dẫn số 7-HD/TU, mục 2).`,
    source: {
      documentId: 'doc-mau' as DocumentId,
      passageId: 'p1' as PassageId,
      passageHash: '0'.repeat(64),
      quote: `Hồ sơ nộp trong ${answer}.`,
      label: 'Hướng dẫn số 7-HD/TU ngày 5/4/2026',
      number: '7-HD/TU',
      issuedOn: null,
      locator: 'mục 2',
      file: 'mau.txt',
    },
    validity: 'in-force',
    poll: null,
    knowledgeVersion: '000001-aaaaaaaa',
    ...over,
  };
}
