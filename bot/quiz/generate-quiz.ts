import { createHash } from 'node:crypto';
import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { AuthorityLevel } from '../../knowledge/model/authority.ts';
import type { DocumentId } from '../../knowledge/model/document.ts';
import { formatLocator } from '../../knowledge/model/passage.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import { findLeads } from './find-leads.ts';
import { nameSource } from './name-source.ts';
import { passageHash } from './passage-hash.ts';
import { pollForm } from './poll-form.ts';
import { readQuizCorpus, type CorpusSentence } from './quiz-corpus.ts';
import type { QuizDraft, QuizLead } from './quiz-draft.ts';
import { QUIZ_KINDS, type QuizItem, type QuizKind } from './quiz-item.ts';
import { QUIZ_EXPLANATION, QUIZ_OPTIONS } from './quiz-messages.vi.ts';
import { seededRandom, shuffled } from './seeded-random.ts';

export interface QuizRequest {
  readonly count: number;
  /** Empty: all kinds. */
  readonly kinds: readonly QuizKind[];
  /** Only from this document; null: from all. */
  readonly documentId: DocumentId | null;
  /** Only from documents of this level; null: from all. */
  readonly level?: AuthorityLevel | null;
  readonly seed: number;
  /** Past terms, replaced papers and what is not known to hold as well, each marked in its question. */
  readonly includePast: boolean;
  /** Day on which sources are to hold. */
  readonly day: CalendarDate;
}

/** How often the same value may be the right answer; of bodies there are few. */
const SAME_ANSWERS = 3;
/** How often a sentence may be told as true or false, each time about another fact of it. */
const SAME_STATEMENT = 2;
/** Below this share of common words two questions for the same value are of different matters. */
const SAME_MATTER = 0.6;
/** From this share on two statements to be judged read as one. */
const SAME_WORDING = 0.75;

/**
 * Up to `count` items from a version, kinds and sources mixed: the same for the same version, day and request. Fewer
 * come when no more can be proven to have one right option. Only public papers are asked about.
 */
export function generateQuiz(reader: KnowledgeReader, request: QuizRequest): QuizItem[] {
  const corpus = readQuizCorpus(reader);
  const random = seededRandom(request.seed);
  const leads = findLeads(corpus, request.day, (sentence, validity) => {
    if (request.documentId !== null && sentence.document.id !== request.documentId) return false;
    if (request.level != null && sentence.document.level !== request.level) return false;
    return request.includePast || validity === 'in-force';
  });
  const kinds = QUIZ_KINDS.filter((kind) => request.kinds.length === 0 || request.kinds.includes(kind));
  const queues = kinds.map((kind) =>
    shuffled(
      leads.filter((lead) => lead.kind === kind),
      random,
    ),
  );
  const chosen: { readonly draft: QuizDraft; readonly lead: QuizLead }[] = [];
  const uses = new Map<CorpusSentence, number>();
  // A sentence serves for a second question only when all others have served.
  for (let most = 1; most <= 4 && chosen.length < request.count; most++) {
    const rest = queues.map((queue) => [...queue]);
    while (chosen.length < request.count && rest.some((queue) => queue.length > 0)) {
      for (const queue of rest) {
        if (chosen.length >= request.count) break;
        const lead = nextLead(
          queue,
          (next) => (uses.get(next.sentence) ?? 0) < most && !isAsked(next, chosen),
        );
        const draft = lead?.make(random) ?? null;
        if (
          lead === null ||
          draft === null ||
          chosen.some((other) => other.draft.question === draft.question)
        )
          continue;
        chosen.push({ draft, lead });
        uses.set(lead.sentence, (uses.get(lead.sentence) ?? 0) + 1);
      }
    }
  }
  return chosen.map(({ draft }) => toItem(draft, reader.manifest.name, random));
}

function nextLead(queue: QuizLead[], fits: (lead: QuizLead) => boolean): QuizLead | null {
  for (let lead = queue.shift(); lead !== undefined; lead = queue.shift()) if (fits(lead)) return lead;
  return null;
}

/** Whether the same is asked already, perhaps of another document that says it in other words. */
function isAsked(lead: QuizLead, chosen: readonly { readonly lead: QuizLead }[]): boolean {
  if (lead.kind !== 'who' && chosen.filter((other) => other.lead.asks === lead.asks).length >= SAME_ANSWERS)
    return true;
  const told = chosen.filter(
    ({ lead: { kind, sentence } }) => kind === 'true-false' && sentence === lead.sentence,
  );
  if (lead.kind === 'true-false' && told.length >= SAME_STATEMENT) return true;
  return chosen.some(({ lead: other }) => {
    if (other.asks !== lead.asks && other.sentence === lead.sentence) return false;
    if (other.asks !== lead.asks)
      return lead.kind === 'true-false' && other.kind === 'true-false' && alike(other, lead, SAME_WORDING);
    return lead.kind === 'order' || lead.sentence === other.sentence || alike(other, lead);
  });
}

function alike({ sentence: a }: QuizLead, { sentence: b }: QuizLead, least = SAME_MATTER): boolean {
  const [words, others] = [a, b].map(({ read }) => new Set(read.words.map(({ key }) => key)));
  if (!words || !others) return false;
  const common = [...words].filter((word) => others.has(word)).length;
  return (
    common / Math.min(words.size, others.size) >= least && common / Math.max(words.size, others.size) >= 0.45
  );
}

function toItem(draft: QuizDraft, version: string, random: () => number): QuizItem {
  const { kind, question, sentence, validity, verdict } = draft;
  const { passage, document, text } = sentence;
  const options =
    kind === 'true-false'
      ? [QUIZ_OPTIONS.right, QUIZ_OPTIONS.wrong]
      : shuffled([draft.right, ...draft.wrong], random);
  const correct = options.findIndex((option) => option === draft.right);
  const locator = formatLocator(passage.locator);
  const label = nameSource(document);
  const where = locator === null ? label : `${label}, ${locator}`;
  return {
    id: createHash('sha256')
      .update([kind, question, ...options].join('\n'))
      .digest('hex')
      .slice(0, 16),
    kind,
    question,
    options,
    correct,
    answer: draft.answer,
    explanation: `${verdict} ${QUIZ_EXPLANATION.quoted(text, where)}`,
    source: {
      documentId: document.id,
      passageId: passage.id,
      passageHash: passageHash(passage.text),
      quote: text,
      label,
      number: document.number,
      issuedOn: document.issuedOn,
      locator,
      file: document.file,
    },
    validity,
    poll: pollForm({ question, options, correct }, { answer: verdict, quote: text, label, where }),
    knowledgeVersion: version,
  };
}
