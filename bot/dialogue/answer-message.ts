import type { Answer, AnswerCitation } from '../answer/answer.ts';
import { restOf } from '../answer/show-more.ts';
import type { ChannelLimits } from '../channel/channel.ts';
import type { OutgoingMessage, TextBlock } from '../channel/outgoing.ts';
import type { Choice } from './choice.ts';
import { DIALOGUE_TEXTS as SAY } from './dialogue-messages.vi.ts';
import type { OfferedSource } from './offers.ts';
import { footerOf } from './source-line.ts';
import { gathered, paragraph, shortened } from './text-blocks.ts';

const LABEL_CHARACTERS = 60;
/** More would push the answer off the screen of a phone; “Xem thêm” leads to the others. */
const MOST_SOURCE_BUTTONS = 3;
const MOST_SUGGESTIONS = 2;

export interface AnswerMessageOptions {
  readonly limits: Pick<ChannelLimits, 'textUnits' | 'buttons'>;
  /** The question as it was answered, for the buttons that lead on from it. */
  readonly question: string;
  /** Event that is answered. */
  readonly answerKey: string;
  /** What the bot did with the question, said first: masked words, a spent budget. */
  readonly before: readonly string[];
  /** What of the person's settings shaped the answer, said after it. */
  readonly shapedBy: readonly string[];
  /** Whether somebody can be asked instead. */
  readonly hasResponsible: boolean;
  /** Opinions are not asked for in groups. */
  readonly asksOpinion: boolean;
}

export interface Said {
  readonly message: OutgoingMessage;
  readonly choices: readonly Choice[];
}

/** Channels with little room get the source lines; the quotations come on request. */
export function isRoomy({ textUnits, buttons }: AnswerMessageOptions['limits']): boolean {
  return textUnits >= 4_000 && buttons === 'inline';
}

/** An answer as it is sent: what does not simply hold, the text, the notes, the sources, what to do next. */
export function answerMessage(answer: Answer, options: AnswerMessageOptions): Said {
  const { before, shapedBy } = options;
  const { blocks, footers } = citedMessage(answer, options.limits);
  return {
    message: {
      blocks: [
        ...before.map((line) => paragraph(line, 'italic')),
        ...blocks,
        ...shapedBy.map((line) => paragraph(line, 'italic')),
      ],
      footers,
    },
    choices: choicesOf(answer, options),
  };
}

/** Words with markers, the notes on them and their sources. */
export function citedMessage(
  cited: Pick<Answer, 'text' | 'notes' | 'citations'>,
  limits: AnswerMessageOptions['limits'],
): Required<Pick<OutgoingMessage, 'blocks' | 'footers'>> {
  const { text, citations } = cited;
  const lines = text.split('\n').flatMap(sentencesApart);
  const blocks: TextBlock[] = [
    ...gathered(lines).map((line) => paragraph(line, line.startsWith(SAY.note) ? 'bold' : undefined)),
    ...notesBelow(cited, lines).map((note) => paragraph(`${SAY.note} ${note}`, 'italic')),
  ];
  const footers = citations.map((citation, i) => {
    const same = citations.slice(0, i).find(({ documentId }) => documentId === citation.documentId);
    return footerOf(citation, same ?? null, text, isRoomy(limits));
  });
  return { blocks, footers };
}

/** Cited sentences that follow each other on one line, as a list: a screen of a phone is no place for a long paragraph. */
function sentencesApart(line: string): string[] {
  if (line.trim() === '') return [];
  const sentences = line.split(/(?<=[.!?;”"] ?(?:\[\d+\] ?)*\[\d+\])\s+(?=[\p{Lu}\d“"])/u);
  return sentences.length === 1 ? [line] : sentences.map((sentence) => `• ${sentence}`);
}

/** Notes that the text does not already say. */
function notesBelow({ notes }: Pick<Answer, 'notes'>, lines: readonly string[]): readonly string[] {
  return notes.filter((note) => !lines.some((line) => line.includes(note.replace(/[.]$/, ''))));
}

function choicesOf(answer: Answer, options: AnswerMessageOptions): Choice[] {
  const { question, answerKey } = options;
  if (answer.status === 'clarify') return clarifyChoices(answer, options.limits.buttons === 'inline');
  const handOff: Choice = {
    label: SAY.buttons.handOff,
    does: {
      kind: 'hand-off',
      question,
      answer: answer.status === 'answered' ? answer.text : (answer.text.split('\n')[0] ?? ''),
    },
    rank: answer.status === 'answered' ? 2 : 0,
  };
  const suggestions = answer.suggestions.slice(0, MOST_SUGGESTIONS).map((text): Choice => ({
    label: shortened(text, LABEL_CHARACTERS),
    does: { kind: 'ask', question: text },
    rank: 4,
  }));
  if (answer.status !== 'answered')
    return [...(options.hasResponsible && answer.status === 'not-found' ? [handOff] : []), ...suggestions];
  const sources = answer.citations.map(offered);
  return [
    ...sources.slice(0, MOST_SOURCE_BUTTONS).map((source, i): Choice => ({
      label: SAY.buttons.source(source.marker),
      does: { kind: 'source', source },
      rank: i === 0 ? 0 : 3,
    })),
    ...moreChoice(answer, sources),
    ...suggestions,
    ...(options.hasResponsible ? [handOff] : []),
    ...(options.asksOpinion
      ? [
          { label: SAY.buttons.like, does: { kind: 'like' as const, answerKey, question }, rank: 6 },
          { label: SAY.buttons.dislike, does: { kind: 'dislike' as const, answerKey, question }, rank: 1 },
        ]
      : []),
  ];
}

/** What the passages say besides; where nothing waits, the quotations of several sources. */
function moreChoice(answer: Answer, sources: readonly OfferedSource[]): Choice[] {
  const rest = restOf(answer);
  if (rest === null)
    return sources.length > 1
      ? [{ label: SAY.buttons.quotes, does: { kind: 'more', sources: [...sources] }, rank: 2 }]
      : [];
  const waiting = { text: rest.text, notes: [...rest.notes], sources: rest.citations.map(offered) };
  return [{ label: SAY.buttons.more, does: { kind: 'more', sources: [...sources], rest: waiting }, rank: 2 }];
}

/** The text of a question asked back numbers its options: with buttons they carry the words, without the number is enough. */
function clarifyChoices({ text, suggestions }: Answer, hasButtons: boolean): Choice[] {
  const labels = new Map(
    [...text.matchAll(/^(\d+)\. (.+)$/gm)].map(([, number, label]) => [Number(number), label ?? '']),
  );
  return suggestions.map((question, i) => ({
    label: shortened(`${i + 1}. ${labels.get(i + 1) ?? question}`, LABEL_CHARACTERS),
    does: { kind: 'ask', question },
    ...(hasButtons ? {} : { isInText: labels.has(i + 1) }),
  }));
}

function offered({ marker, documentId, passageId, quote }: AnswerCitation): OfferedSource {
  return { marker, documentId, passageId, quote };
}
