import { headingOfStyleName, roleOfStyleName, type StyleRole } from '../flow/heading-names.ts';
import { applyLook, type CharacterLook } from './character-look.ts';
import { applyParagraphLook, PLAIN_PARAGRAPH, type ParagraphLook } from './paragraph-look.ts';
import { readSprms, type Sprm } from './read-sprms.ts';

/** A style with all that it takes from the styles below it. */
export interface WordStyle {
  readonly look: CharacterLook;
  readonly paragraph: ParagraphLook;
  /** 1–6 for headings, 0 otherwise. */
  readonly heading: number;
  readonly role: StyleRole;
}

export interface WordStyles {
  /** The style of a number; plain text when there is none. */
  style(number: number): WordStyle;
  /** What a character style changes of the paragraph's look. */
  characterLook(number: number): CharacterLook;
}

interface RawStyle {
  /** Which built-in style it is: 0 normal, 1–9 headings, 62 title. */
  readonly builtIn: number;
  readonly base: number;
  readonly name: string;
  readonly paragraph: readonly Sprm[];
  readonly characters: readonly Sprm[];
}

const MAX_STYLES = 4096;
const MAX_DEPTH = 20;
const PARAGRAPH_STYLE = 1;
const CHARACTER_STYLE = 2;
const TITLE = 62;
const CAPTION = 34;
const FIRST_CONTENTS = 19;
const LAST_CONTENTS = 27;

/** Reads the style sheet of the table stream; what is broken in it is plain. */
export function readStyles(sheet: Buffer): WordStyles {
  const { standard, raw } = rawStyles(sheet);
  const plain: WordStyle = { look: standard, paragraph: PLAIN_PARAGRAPH, heading: 0, role: 'text' };
  const made = new Map<number, WordStyle>();
  const make = (number: number, depth: number): WordStyle => {
    const known = made.get(number);
    if (known !== undefined) return known;
    const own = raw.get(number);
    if (own === undefined || depth > MAX_DEPTH) return plain;
    const below = own.base === number ? plain : make(own.base, depth + 1);
    const paragraph = applyParagraphLook(below.paragraph, own.paragraph);
    const named = own.builtIn >= 1 && own.builtIn <= 9 ? own.builtIn : headingOfStyleName(own.name);
    const style: WordStyle = {
      look: applyLook(below.look, own.characters, below.look),
      paragraph,
      heading: named === 0 ? below.heading : Math.min(6, named),
      role: roleOf(own, below.role),
    };
    made.set(number, style);
    return style;
  };
  const characterLook = (number: number, depth: number): CharacterLook => {
    const own = raw.get(number);
    if (own === undefined || depth > MAX_DEPTH) return {};
    return applyLook(own.base === number ? {} : characterLook(own.base, depth + 1), own.characters);
  };
  return { style: (number) => make(number, 0), characterLook: (number) => characterLook(number, 0) };
}

function roleOf({ builtIn, name }: RawStyle, below: StyleRole): StyleRole {
  if (builtIn === TITLE) return 'title';
  if (builtIn === CAPTION) return 'caption';
  if (builtIn >= FIRST_CONTENTS && builtIn <= LAST_CONTENTS) return 'contents';
  const named = roleOfStyleName(name);
  return named === 'text' ? below : named;
}

function rawStyles(sheet: Buffer): { standard: CharacterLook; raw: Map<number, RawStyle> } {
  const raw = new Map<number, RawStyle>();
  if (sheet.length < 20) return { standard: {}, raw };
  const headSize = sheet.readUInt16LE(0);
  const count = Math.min(sheet.readUInt16LE(2), MAX_STYLES);
  const baseSize = sheet.readUInt16LE(4);
  const standard = { font: sheet.readUInt16LE(14), highFont: sheet.readUInt16LE(18) };
  let at = 2 + headSize;
  for (let number = 0; number < count && at + 2 <= sheet.length; number++) {
    const size = sheet.readUInt16LE(at);
    const content = sheet.subarray(at + 2, at + 2 + size);
    at += 2 + size + (size % 2);
    if (content.length < 12) continue;
    const style = rawStyle(content, baseSize);
    if (style !== null) raw.set(number, style);
  }
  return { standard, raw };
}

function rawStyle(content: Buffer, baseSize: number): RawStyle | null {
  const kind = content.readUInt16LE(2) & 0xf;
  let at = baseSize;
  if (at + 2 > content.length) return null;
  const letters = content.readUInt16LE(at);
  const name = content.toString('utf16le', at + 2, Math.min(content.length, at + 2 + letters * 2));
  at += 2 + letters * 2 + 2;
  const lists: Buffer[] = [];
  for (let i = 0; i < 3 && at + 2 <= content.length; i++) {
    const size = content.readUInt16LE(at);
    lists.push(content.subarray(at + 2, at + 2 + size));
    at += 2 + size + (size % 2);
  }
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = lists;
  return {
    builtIn: content.readUInt16LE(0) & 0xfff,
    base: content.readUInt16LE(2) >> 4,
    name,
    // Two bytes of the paragraph's own style stand before its properties.
    paragraph: kind === PARAGRAPH_STYLE ? readSprms(first.subarray(2)) : [],
    characters:
      kind === PARAGRAPH_STYLE ? readSprms(second) : kind === CHARACTER_STYLE ? readSprms(first) : [],
  };
}
