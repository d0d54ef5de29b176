/** Where the text of a group goes. */
export type RtfDestination = 'text' | 'skip' | 'fonts' | 'colors' | 'styles' | 'instruction' | 'number';

/** All that a group inherits from the one around it and loses at its end. Never changed, only replaced. */
export interface RtfState {
  readonly destination: RtfDestination;
  readonly font: number;
  /** Whether the next `\f` names the font of Latin letters, and not that of another script. */
  readonly latin: boolean;
  readonly bold: boolean;
  readonly capitals: boolean;
  readonly hidden: boolean;
  readonly deleted: boolean;
  readonly color: number;
  /** Numbers of colours behind the characters and the paragraph; 0 is paper. */
  readonly highlight: number;
  readonly background: number;
  readonly halfPoints: number;
  /** Characters that stand after a `\u` for readers without Unicode. */
  readonly unicodeSkip: number;
  readonly style: number;
  /** 0–8; null when the paragraph says none. */
  readonly outline: number | null;
  readonly inTable: boolean;
  readonly depth: number;
  readonly hasList: boolean;
  /** The field around; its instruction is gathered here. */
  readonly field: { instruction: string } | null;
}

const CHARACTERS = {
  latin: true,
  bold: false,
  capitals: false,
  hidden: false,
  deleted: false,
  color: 0,
  highlight: 0,
  halfPoints: 24,
} as const;
const PARAGRAPH = {
  style: 0,
  outline: null,
  inTable: false,
  depth: 0,
  hasList: false,
  background: 0,
} as const;

export const FIRST_STATE: RtfState = {
  ...CHARACTERS,
  ...PARAGRAPH,
  destination: 'text',
  font: 0,
  unicodeSkip: 1,
  field: null,
};

/** The state after a control word that formats; null for any other word. */
export function formatted(
  state: RtfState,
  name: string,
  value: number | null,
  defaultFont: number,
): RtfState | null {
  const on = value !== 0;
  const number = Math.max(0, value ?? 0);
  switch (name) {
    case 'plain':
      return { ...state, ...CHARACTERS, font: defaultFont };
    case 'pard':
      return { ...state, ...PARAGRAPH };
    case 'f':
      return state.latin ? { ...state, font: value ?? 0 } : { ...state, latin: true };
    case 'af':
    case 'loch':
    case 'hich':
    case 'ltrch':
      return { ...state, latin: true };
    case 'dbch':
    case 'rtlch':
      return { ...state, latin: false };
    case 'b':
      return { ...state, bold: on };
    case 'caps':
    case 'scaps':
      return { ...state, capitals: on };
    case 'v':
      return { ...state, hidden: on };
    case 'deleted':
      return { ...state, deleted: on };
    case 'cf':
      return { ...state, color: number };
    case 'highlight':
    case 'cb':
    case 'chcbpat':
      return { ...state, highlight: number };
    case 'cbpat':
      return { ...state, background: number };
    case 'fs':
      return { ...state, halfPoints: value ?? 24 };
    case 'uc':
      return { ...state, unicodeSkip: Math.min(number, 100) };
    case 's':
      return { ...state, style: number };
    case 'outlinelevel':
      return { ...state, outline: number };
    case 'intbl':
      return { ...state, inTable: on, depth: Math.max(1, state.depth) };
    case 'itap':
      return { ...state, depth: number, inTable: number > 0 };
    case 'ls':
      return { ...state, hasList: number > 0 };
    default:
      return null;
  }
}
