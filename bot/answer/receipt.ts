import { formatLocator } from '../../knowledge/model/passage.ts';
import { quoteStandsIn } from '../../knowledge/model/citation.ts';
import type { DocumentId } from '../../knowledge/model/document.ts';
import { selfCheck } from '../verify/self-check.ts';
import type { Answer, Answerer, Question } from './answer.ts';
import type { AnswerGrounds } from './answer-trace.ts';
import { ANSWER_MESSAGES } from './answer-messages.vi.ts';
import { FIRST_LINE_BEGINS } from './situation/first-line.ts';
import type { CheckedSentence, Composition, FallbackReason } from './composition/composition.ts';

/** How one answer came about: everything needed to check it, and to ask again under the same circumstances. */
export interface Receipt {
  readonly question: Question;
  /** When it was asked, UTC. */
  readonly askedAt: string;
  readonly knowledgeVersion: string;
  /** One for each question in the message; empty when the documents were not consulted. */
  readonly readings: readonly ReceiptReading[];
  readonly composition: ReceiptComposition | null;
  /** What the verification says of the answer as it was given; empty when all is supported. */
  readonly selfCheck: readonly {
    readonly text: string;
    readonly findings: readonly { readonly kind: string; readonly text: string }[];
  }[];
  readonly answer: Answer;
  readonly replay: ReceiptReplay;
}

export interface ReceiptReading {
  readonly text: string;
  readonly asOf: string;
  readonly aspects: readonly {
    readonly texts: readonly { readonly text: string; readonly weight: number }[];
    readonly places: readonly string[];
    readonly type: string;
    readonly needs: readonly string[];
  }[];
  readonly passages: readonly ReceiptPassage[];
  readonly confidence: {
    readonly value: number;
    readonly features: readonly (Readonly<Record<string, number>> | null)[];
  };
}

export interface ReceiptPassage {
  readonly passageId: string;
  readonly documentId: string;
  readonly number: string | null;
  readonly title: string;
  readonly locator: string | null;
  readonly score: number;
  readonly keywordScore: number;
  readonly vectorScore: number | null;
  readonly validity: string;
  readonly placeMatch: boolean | null;
  readonly reasons: readonly string[];
  /** Whether the extractive reader took words from it. */
  readonly isUsed: boolean;
  /** The number under which the model was given it; null when it was not. */
  readonly offeredAs: number | null;
}

export interface ReceiptComposition {
  readonly model: string;
  readonly outcome: 'used' | 'not-found' | FallbackReason;
  readonly offered: readonly { readonly marker: number; readonly passageId: string }[];
  readonly rounds: readonly {
    readonly prompt: { readonly name: string; readonly version: string; readonly sha256: string };
    readonly servedModel: string | null;
    readonly failure: string | null;
    readonly saysNotFound: boolean;
    readonly raw: string;
    readonly sentences: readonly {
      readonly text: string;
      readonly markers: readonly number[];
      readonly isKept: boolean;
      readonly findings: CheckedSentence['findings'];
      readonly support: readonly {
        readonly marker: number;
        readonly passageId: string;
        readonly quote: string;
      }[];
    }[];
    readonly firstTextMs: number | null;
    readonly totalMs: number;
  }[];
}

export interface ReceiptReplay {
  /** Reads one line from standard input. */
  readonly command: string;
  readonly line: {
    readonly id: string;
    readonly question: string;
    readonly history: readonly string[];
    readonly asOf: string;
    readonly place?: string;
  };
}

/** Answers the question and writes down how. */
export async function explainAnswer(
  answerer: Answerer,
  question: Question,
  now: () => Date = () => new Date(),
): Promise<Receipt> {
  const askedAt = now();
  const consulted: AnswerGrounds[] = [];
  let composition: Composition | null = null;
  const answer = await answerer.answer(question, {
    consulted: (grounds) => void consulted.push(grounds),
    composed: (made) => void (composition = made),
  });
  const [first] = consulted;
  return {
    question,
    askedAt: askedAt.toISOString(),
    knowledgeVersion: answer.knowledgeVersion,
    readings: consulted.map((grounds) => readingOf(grounds, composition)),
    composition: composition === null ? null : compositionOf(composition),
    selfCheck: first ? checkOnceMore(answer, first) : [],
    answer,
    replay: {
      command: `npm run -s ask -- --file - --knowledge-version ${answer.knowledgeVersion}`,
      line: {
        id: 'replay',
        question: question.text,
        history: question.history ?? [],
        asOf: first?.day ?? question.asOf ?? askedAt.toISOString().slice(0, 10),
        ...(question.place === undefined ? {} : { place: question.place }),
      },
    },
  };
}

function readingOf(
  { text, day, consultation }: AnswerGrounds,
  composition: Composition | null,
): ReceiptReading {
  const { aspects, parts, found, confidence, features } = consultation;
  const used = new Set(parts.map(({ citation }) => citation.passage.id));
  const offered = new Map(composition?.offers.map(({ passage, marker }) => [passage.id, marker]));
  return {
    text,
    asOf: day,
    aspects: aspects.map(({ texts, places, analysed: { kind } }) => ({
      texts,
      places,
      type: kind.type,
      needs: kind.needs.map((need) => need.kind),
    })),
    passages: found.map(({ passage, document, score, keywordScore, vectorScore, ...rest }) => ({
      passageId: passage.id,
      documentId: document.id,
      number: document.number,
      title: document.title,
      locator: formatLocator(passage.locator),
      score,
      keywordScore,
      vectorScore,
      validity: rest.validity,
      placeMatch: rest.placeMatch,
      reasons: rest.reasons,
      isUsed: used.has(passage.id),
      offeredAs: offered.get(passage.id) ?? null,
    })),
    confidence: { value: confidence, features },
  };
}

function compositionOf({ model, offers, rounds, outcome }: Composition): ReceiptComposition {
  return {
    model,
    outcome: outcome.kind === 'fallback' ? outcome.reason : outcome.kind,
    offered: offers.map(({ marker, passage }) => ({ marker, passageId: passage.id })),
    rounds: rounds.map(({ sentences, ...round }) => ({
      ...round,
      sentences: sentences.map(({ text, markers, findings, support }) => ({
        text,
        markers,
        isKept: findings.length === 0,
        findings,
        support: support.map(({ offer, quote }) => ({
          marker: offer.marker,
          passageId: offer.passage.id,
          quote,
        })),
      })),
    })),
  };
}

/** Looks once more at the answer as it stands: quotes verbatim in the store, each sentence supported by what it cites. */
function checkOnceMore(answer: Answer, { knowledge }: AnswerGrounds): Receipt['selfCheck'] {
  if (answer.status !== 'answered') return [];
  const altered: Receipt['selfCheck'][number][] = [];
  const texts = answer.citations.flatMap(({ marker, documentId, passageId, quote }) => {
    const passage = knowledge.reader.passagesOf(documentId as DocumentId).find(({ id }) => id === passageId);
    if (passage === undefined || !quoteStandsIn(quote, passage.text))
      altered.push({ text: `[${marker}]`, findings: [{ kind: 'quote', text: `[${marker}]` }] });
    const around = passage ? [...passage.headings, passage.list?.lead ?? '', passage.text] : [];
    return around.map((text) => ({ marker, quote: text }));
  });
  // First lines and "Câu 1:" are the bot's own words.
  const isOwn = (line: string): boolean =>
    line.startsWith(FIRST_LINE_BEGINS) ||
    line === ANSWER_MESSAGES.part(...[...line.matchAll(/\d/g)].map(([digit]) => Number(digit)));
  const cited = answer.text
    .split('\n')
    .filter((line) => !isOwn(line))
    .join('\n');
  const unsupported = selfCheck(cited, texts);
  return [...altered, ...unsupported.map(({ sentence, findings }) => ({ text: sentence, findings }))];
}
