import { parseArgs } from 'node:util';
import { parseCalendarDate } from '../knowledge/model/calendar-date.ts';
import { BotError } from './errors.ts';
import { USAGE, fill } from './messages.vi.ts';
import { AUTHORITY_LEVELS, type AuthorityLevel } from '../knowledge/model/authority.ts';
import { QUIZ_KINDS, type QuizKind } from './quiz/quiz-item.ts';

export interface AskCommand {
  readonly name: 'ask';
  /** Null: read questions from `file`, or one after the other from standard input. */
  readonly question: string | null;
  readonly json: boolean;
  /** The receipt of the answer instead of the answer alone. */
  readonly explain: boolean;
  readonly asOf: string | null;
  readonly place: string | null;
  /** File of earlier turns. */
  readonly history: string | null;
  /** File of questions, one JSON a line; `-` is standard input. */
  readonly file: string | null;
  readonly data: string | null;
  /** A version that need not be the current one; null for the current one. */
  readonly knowledgeVersion: string | null;
}

export interface SearchCommand {
  readonly name: 'search';
  readonly query: string;
  /** 1..100, default 10. */
  readonly top: number;
  readonly json: boolean;
  readonly data: string | null;
}

export interface CheckCommand {
  readonly name: 'check';
  /** File of claims, one JSON a line; `-` is standard input. */
  readonly file: string;
}

export interface QuizCommand {
  readonly name: 'quiz';
  /** 1..500, default 10. */
  readonly count: number;
  /** Empty: all kinds. */
  readonly kinds: readonly QuizKind[];
  /** Only from this document. */
  readonly document: string | null;
  /** Only from documents of this level. */
  readonly level: AuthorityLevel | null;
  /** The same seed gives the same items of the same version. Default 1. */
  readonly seed: number;
  /** Sources of past terms, replaced ones and those not known to hold as well. */
  readonly all: boolean;
  readonly format: 'text' | 'json' | 'csv';
  readonly data: string | null;
}

export interface StartCommand {
  readonly name: 'start';
  readonly data: string | null;
}

export interface HelpCommand {
  readonly name: 'help';
}

export type BotCommand = AskCommand | SearchCommand | CheckCommand | QuizCommand | StartCommand | HelpCommand;

type Kind = 'flag' | 'value';
type CommandName = Exclude<BotCommand['name'], 'help'>;
const OPTIONS: Record<CommandName, Readonly<Record<string, Kind>>> = {
  ask: {
    json: 'flag',
    explain: 'flag',
    'as-of': 'value',
    place: 'value',
    history: 'value',
    file: 'value',
    data: 'value',
    'knowledge-version': 'value',
  },
  search: { top: 'value', json: 'flag', data: 'value' },
  check: { file: 'value' },
  quiz: {
    count: 'value',
    kind: 'value',
    document: 'value',
    level: 'value',
    seed: 'value',
    all: 'flag',
    json: 'flag',
    csv: 'flag',
    data: 'value',
  },
  start: { data: 'value' },
};

/**
 * The command meant by the words after the program name (`['ask', 'câu hỏi', '--json']`). Words outside options
 * are joined, so an unquoted question works. Throws BotError `usage`: the program ends with 2.
 */
export function parseCliArguments(words: readonly string[]): BotCommand {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === 'help') return { name: 'help' };
  if (name !== 'ask' && name !== 'search' && name !== 'check' && name !== 'quiz' && name !== 'start')
    throw wrongUse('Unknown command; use start, ask, search, check or quiz.', USAGE.unknownCommand);
  const { text, values, flags, help } = readOptions(name, rest);
  if (help) return { name: 'help' };
  const value = (option: string): string | null => values.get(option) ?? null;
  if (name === 'start') {
    if (text !== '') throw wrongUse('start takes no words.', USAGE.noWords);
    return { name, data: value('data') };
  }
  if (name === 'check') {
    const file = value('file');
    if (file === null || text !== '') throw wrongUse('check needs --file.', USAGE.noClaims);
    return { name, file };
  }
  if (name === 'quiz') {
    if (text !== '') throw wrongUse('quiz takes no words.', USAGE.quizNoWords);
    if (flags.has('json') && flags.has('csv'))
      throw wrongUse('Give --json or --csv, not both.', USAGE.jsonAndCsv);
    return {
      name,
      count: readWhole(value('count'), 10, 1, 500, '--count'),
      kinds: readKinds(value('kind')),
      document: value('document'),
      level: readLevel(value('level')),
      seed: readWhole(value('seed'), 1, 0, 999_999_999, '--seed'),
      all: flags.has('all'),
      format: flags.has('json') ? 'json' : flags.has('csv') ? 'csv' : 'text',
      data: value('data'),
    };
  }
  if (name === 'search') {
    if (text === '') throw wrongUse('search needs words to look for.', USAGE.noQuery);
    return { name, query: text, top: readTop(value('top')), json: flags.has('json'), data: value('data') };
  }
  const asOf = value('as-of');
  if (asOf !== null && parseCalendarDate(asOf) === null)
    throw wrongUse('--as-of needs a real day as YYYY-MM-DD.', USAGE.badDate);
  if (value('file') !== null && text !== '')
    throw wrongUse('Give a question or --file, not both.', USAGE.fileAndQuestion);
  if (value('file') !== null && value('history') !== null)
    throw wrongUse('--history does not go with --file; put history into its lines.', USAGE.fileAndHistory);
  if (flags.has('explain') && text === '' && value('file') === null)
    throw wrongUse('--explain needs a question or --file.', USAGE.explainNeedsQuestion);
  return {
    name,
    question: text === '' ? null : text,
    json: flags.has('json'),
    explain: flags.has('explain'),
    asOf,
    place: value('place'),
    history: value('history'),
    file: value('file'),
    data: value('data'),
    knowledgeVersion: value('knowledge-version'),
  };
}

interface ReadOptions {
  readonly text: string;
  readonly values: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
  readonly help: boolean;
}

function readOptions(command: CommandName, words: readonly string[]): ReadOptions {
  const known = new Map(Object.entries(OPTIONS[command]));
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      [...known].map(([option, kind]) => [
        option,
        { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
  });
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const text: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') text.push(token.value);
    if (token.kind !== 'option') continue;
    const option = token.rawName;
    if (token.name === 'help') return { text: '', values, flags, help: true };
    const kind = option.startsWith('--') ? known.get(token.name) : undefined;
    if (kind === undefined)
      throw wrongUse(
        `Unknown option ${option} of ${command}.`,
        fill(USAGE.unknownOption, { option, command }),
      );
    if (values.has(token.name) || flags.has(token.name))
      throw wrongUse(`${option} may be given once.`, fill(USAGE.twice, { option }));
    if (kind === 'flag') {
      if (token.value !== undefined)
        throw wrongUse(`${option} takes no value.`, fill(USAGE.noValue, { option }));
      flags.add(token.name);
      continue;
    }
    const swallowedAnOption = !token.inlineValue && token.value?.startsWith('--') === true;
    if (token.value === undefined || token.value.trim() === '' || swallowedAnOption)
      throw wrongUse(`${option} needs a value.`, fill(USAGE.missingValue, { option }));
    values.set(token.name, token.value);
  }
  return { text: text.join(' ').trim(), values, flags, help: false };
}

function readTop(text: string | null): number {
  if (text === null) return 10;
  const top = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (top < 1 || top > 100) throw wrongUse('--top needs a whole number from 1 to 100.', USAGE.badTop);
  return top;
}

function readWhole(text: string | null, absent: number, least: number, most: number, option: string): number {
  if (text === null) return absent;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (number < least || number > most)
    throw wrongUse(
      `${option} needs a whole number from ${least} to ${most}.`,
      fill(USAGE.badWhole, { option, least, most }),
    );
  return number;
}

function readKinds(text: string | null): QuizKind[] {
  return (text ?? '')
    .split(',')
    .map((kind) => kind.trim())
    .filter((kind) => kind !== '')
    .map((kind) => {
      const known = QUIZ_KINDS.find((name) => name === kind);
      if (known !== undefined) return known;
      throw wrongUse(
        `There is no kind ${kind}.`,
        fill(USAGE.badKind, { kind, kinds: QUIZ_KINDS.join(', ') }),
      );
    });
}

function readLevel(text: string | null): AuthorityLevel | null {
  const known = AUTHORITY_LEVELS.find((level) => level === text);
  if (text === null || known !== undefined) return known ?? null;
  throw wrongUse(
    `There is no level ${text}.`,
    fill(USAGE.badLevel, { level: text, levels: AUTHORITY_LEVELS.join(', ') }),
  );
}

function wrongUse(message: string, forPeople: string): BotError {
  return new BotError('usage', message, forPeople);
}
