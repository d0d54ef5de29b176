import { formatDate, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import { formatLocator } from '../../../knowledge/model/passage.ts';
import { statusOn } from '../../../knowledge/model/validity.ts';
import type { Prompt } from '../../../prompts/load-prompt.ts';
import type { ChatMessage } from '../../language-model/chat-model.ts';
import { nameOf } from '../validity-notes.ts';
import { withoutFrameMarks } from './addresses-model.ts';
import type { CheckedSentence, DraftFinding, Offer } from './composition.ts';
import { COMPOSITION_TEXTS } from './composition-texts.vi.ts';

/** Earlier turns sent along, and how much of each. */
const TURNS = 2;
const TURN_CHARACTERS = 300;
const FINDINGS_TOLD = 8;

export interface DraftRequest {
  readonly question: string;
  /** Earlier turns of the person, oldest first. */
  readonly history: readonly string[];
  readonly day: CalendarDate;
  readonly offers: readonly Offer[];
  /** Stands in every mark of a frame; new for each question, so that no text can hold it. */
  readonly fence: string;
}

/** What is sent for the first draft: the rules, then passages and question as data inside marked frames. */
export function draftMessages(prompt: Prompt, request: DraftRequest): ChatMessage[] {
  const { question, history, day, offers, fence } = request;
  const frame = (name: string, lines: readonly string[]): string =>
    [`<<<${name} ${fence}>>>`, ...lines, `<<<HẾT ${name} ${fence}>>>`].join('\n');
  const turns = history
    .slice(-TURNS)
    .map((turn) => `${COMPOSITION_TEXTS.earlier}: ${withoutFrameMarks(turn.slice(0, TURN_CHARACTERS))}`);
  const values = {
    fence,
    today: formatDate(day),
    passages: offers.map((offer) => frame(`NGUỒN ${offer.marker}`, describe(offer, day))).join('\n\n'),
    question: frame('CÂU HỎI', [...turns, withoutFrameMarks(question)]),
  };
  return [
    { role: 'system', content: prompt.fill('system', values) },
    { role: 'user', content: prompt.fill('user', values) },
  ];
}

/** What is sent for the second draft: the first one and what was wrong with it. */
export function repairMessages(
  prompt: Prompt,
  sent: readonly ChatMessage[],
  draft: string,
  sentences: readonly CheckedSentence[],
): ChatMessage[] {
  const faults = sentences
    .filter(({ findings }) => findings.length > 0)
    .slice(0, FINDINGS_TOLD)
    .map(({ text, findings }) => `- “${withoutFrameMarks(text)}”: ${findings.map(faultWords).join('; ')}.`);
  const findings = faults.length > 0 ? faults.join('\n') : `- ${COMPOSITION_TEXTS.doesNotAnswer}`;
  return [
    ...sent,
    { role: 'assistant', content: withoutFrameMarks(draft) },
    { role: 'user', content: prompt.fill('user', { findings }) },
  ];
}

function describe({ passage, document }: Offer, day: CalendarDate): string[] {
  const where = [formatLocator(passage.locator), ...passage.headings].filter((part) => part !== null);
  const status = statusOn(document, day);
  const bounds = [
    status === 'superseded' ? COMPOSITION_TEXTS.superseded : null,
    status === 'past-term' ? COMPOSITION_TEXTS.pastTerm(document.term) : null,
    document.jurisdiction.scope === 'local' ? COMPOSITION_TEXTS.local(document.jurisdiction.place) : null,
  ].filter((part) => part !== null);
  const line = (name: string, words: string): string =>
    `${name}: ${withoutFrameMarks(words).replace(/\s+/g, ' ')}`;
  return [
    line(COMPOSITION_TEXTS.document, nameOf(document)),
    ...(where.length > 0 ? [line(COMPOSITION_TEXTS.place, where.join(' › '))] : []),
    ...(bounds.length > 0 ? [line(COMPOSITION_TEXTS.bounds, bounds.join('; '))] : []),
    ...(passage.list ? [line(COMPOSITION_TEXTS.lead, passage.list.lead)] : []),
    line(COMPOSITION_TEXTS.text, passage.text),
  ];
}

function faultWords({ kind, text }: DraftFinding): string {
  return `${COMPOSITION_TEXTS.faults[kind] ?? COMPOSITION_TEXTS.faults.other} (${withoutFrameMarks(text.slice(0, 120))})`;
}
