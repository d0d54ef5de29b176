import { TextDecoder } from 'node:util';

import { IngestError } from '../../ingest-error.ts';
import { isPageField } from '../docx/field-state.ts';
import { symbolOf, withoutPrivateRange } from '../docx/symbols.ts';
import { encodingOfFont } from '../encoding/encoding-of-font.ts';
import { decodeWindows1252 } from '../encoding/windows-1252.ts';
import { isInvisible } from '../flow/colors.ts';
import type { FlowBlock, FlowRun, FlowText } from '../flow/flow-text.ts';
import { noteMark } from '../flow/note-marks.ts';
import { characterOf, isFoot, isHead, isPassedOver } from './rtf-words.ts';
import { RtfRows } from './rtf-rows.ts';
import { FIRST_STATE, formatted, type RtfState } from './rtf-state.ts';
import { RtfStory } from './rtf-story.ts';
import { codePageOfNumber, RtfTables, WESTERN } from './rtf-tables.ts';
import { rtfTokens, type RtfToken } from './rtf-tokens.ts';

/** What was met while reading. */
export interface RtfFindings {
  trackedChanges: number;
  /** Paragraphs of lists whose number stands nowhere in the file. */
  missingNumbers: number;
}

/** Groups inside groups; Word writes a few dozen. */
const MAX_DEPTH = 1000;
const MAX_INSTRUCTION = 1000;
const MIN_HALF_POINTS = 3;
const BODY_OUTLINE = 9;

interface OpenGroup {
  readonly state: RtfState;
  /** What is done when the group ends. */
  readonly end: (() => void) | null;
}

/** The text of an RTF file. Throws IngestError `file-damaged` for a file that is cut or nested beyond reason. */
export function readRtf(bytes: Uint8Array): { readonly text: FlowText; readonly findings: RtfFindings } {
  const reader = new RtfReader();
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  for (const token of rtfTokens(source)) if (!reader.take(token)) break;
  return reader.finish();
}

class RtfReader {
  private readonly tables = new RtfTables();
  private readonly rows = new RtfRows();
  private readonly body = new RtfStory();
  private readonly heads: FlowBlock[] = [];
  private readonly feet: FlowBlock[] = [];
  private readonly findings: RtfFindings = { trackedChanges: 0, missingNumbers: 0 };
  private readonly decoders = new Map<string, TextDecoder>();
  private readonly groups: OpenGroup[] = [];
  private readonly stories: RtfStory[] = [this.body];
  private state: RtfState = FIRST_STATE;
  private endOfGroup: (() => void) | null = null;
  private defaultFont = 0;
  private starred = false;
  /** Whether the group has only begun: a destination is named by its first word. */
  private isGroupStart = false;
  private toSkip = 0;
  private noteCount = 0;
  private bytes: number[] = [];

  /** Takes the next piece; false when the file is at its end. */
  take(token: RtfToken): boolean {
    if (token.type === 'byte') this.byte(token.byte);
    else if (token.type === 'text') this.plain(token.text);
    else if (token.type === 'sign' && this.toSkip > 0) this.toSkip--;
    else {
      this.flush();
      this.toSkip = 0;
      if (token.type === 'word') this.word(token.name, token.value);
      else if (token.type === 'sign') this.sign(token.name);
      else if (token.type === 'open') this.open();
      else return this.close();
    }
    return true;
  }

  finish(): { text: FlowText; findings: RtfFindings } {
    this.flush();
    // Some programs forget the last brace; more missing braces are a file that was cut.
    if (this.groups.length > 1)
      throw new IngestError('file-damaged', `RTF: ${this.groups.length} groups without end`);
    return {
      text: { body: this.body.finish(), heads: this.heads, feet: this.feet, pages: null },
      findings: this.findings,
    };
  }

  private open(): void {
    if (this.groups.length >= MAX_DEPTH)
      throw new IngestError('file-damaged', 'RTF: groups nested too deeply');
    this.groups.push({ state: this.state, end: this.endOfGroup });
    if (!this.state.latin) this.state = { ...this.state, latin: true };
    this.endOfGroup = null;
    this.isGroupStart = true;
    this.starred = false;
  }

  private close(): boolean {
    this.endOfGroup?.();
    const group = this.groups.pop();
    if (group === undefined) return false;
    this.state = group.state;
    this.endOfGroup = group.end;
    this.isGroupStart = false;
    return this.groups.length > 0;
  }

  private sign(name: string): void {
    if (name === '*') {
      this.starred = true;
      return;
    }
    this.isGroupStart = false;
    if (name === '~') this.add('\u00a0');
    else if (name === '_') this.add('-');
    else if (name === '{' || name === '}' || name === '\\') this.plain(name);
    else if (name === '\r' || name === '\n') this.endParagraph();
  }

  private word(name: string, value: number | null): void {
    const begins = this.isGroupStart || this.starred;
    const starred = this.starred;
    this.isGroupStart = false;
    this.starred = false;
    if (this.state.destination === 'skip' && name !== 'ud') return;
    if (begins && this.destination(name, starred)) return;
    const { destination } = this.state;
    if (destination === 'fonts' || destination === 'colors' || destination === 'styles') {
      this.tables.word(name, value);
      // Fonts of a table are not set, but their names are read by their charsets.
      if (name === 'f') this.state = { ...this.state, font: -1 };
      return;
    }
    const state = formatted(this.state, name, value, this.defaultFont);
    if (state !== null) {
      this.state = state;
      return;
    }
    if (this.rows.word(name, value, (color) => this.isLight(color))) return;
    this.content(name, value);
  }

  /** A word that says what a group is; false when it is none of those. */
  private destination(name: string, starred: boolean): boolean {
    const to = (destination: RtfState['destination']): true => {
      this.state = { ...this.state, destination };
      return true;
    };
    switch (name) {
      case 'fonttbl':
        return to('fonts');
      case 'colortbl':
        return to('colors');
      case 'stylesheet':
        return to('styles');
      case 'listtext':
      case 'pntext':
        return to(this.state.destination === 'text' ? 'number' : 'skip');
      case 'field':
        this.state = { ...this.state, field: { instruction: '' } };
        return true;
      case 'fldinst':
        return to('instruction');
      case 'fldrslt':
        return to(isPageField(this.state.field?.instruction ?? '') ? 'skip' : 'text');
      case 'ud':
        return to('text');
      case 'footnote':
        this.beginNote();
        return true;
      case 'shptxt':
      case 'dptxbxtext':
        this.beginStory(new RtfStory(), (blocks) => this.story.addBoxes(blocks));
        return true;
      default:
    }
    if (isHead(name)) this.beginStory(new RtfStory(), (blocks) => this.heads.push(...blocks));
    else if (isFoot(name)) this.beginStory(new RtfStory(), (blocks) => this.feet.push(...blocks));
    else if (isPassedOver(name, starred)) return to('skip');
    else return false;
    return true;
  }

  private beginNote(): void {
    this.noteCount++;
    const mark = noteMark(this.noteCount, 'footnote');
    this.beginStory(new RtfStory(mark), (blocks) => this.story.addNote(blocks));
  }

  private beginStory(story: RtfStory, end: (blocks: FlowBlock[]) => void): void {
    this.stories.push(story);
    this.state = { ...FIRST_STATE, font: this.defaultFont, unicodeSkip: this.state.unicodeSkip };
    this.endOfGroup = () => {
      this.stories.pop();
      end(story.finish());
    };
  }

  private get story(): RtfStory {
    return this.stories.at(-1) ?? this.body;
  }

  private content(name: string, value: number | null): void {
    const character = characterOf(name);
    if (character !== undefined) return this.add(character);
    switch (name) {
      case 'par':
      case 'sect':
        return this.endParagraph();
      case 'cell':
      case 'nestcell':
        return this.endParagraph(true, name === 'cell' ? 1 : 2);
      case 'row':
        return this.state.destination === 'text' ? this.story.endRow(this.rows.look()) : undefined;
      case 'u':
        this.toSkip = this.state.unicodeSkip;
        return this.add(String.fromCharCode((value ?? 0) & 0xffff));
      case 'chftn':
        return this.add(this.story.noteMark ?? noteMark(this.noteCount + 1, 'footnote'));
      case 'revised':
        this.findings.trackedChanges++;
        return undefined;
      case 'deff':
        this.defaultFont = value ?? 0;
        this.state = { ...this.state, font: this.defaultFont };
        return undefined;
      case 'ansicpg':
        this.tables.defaultCodePage = codePageOfNumber(value ?? 1252);
        return undefined;
      case 'mac':
        this.tables.defaultCodePage = 'macintosh';
        return undefined;
      default:
        return undefined;
    }
  }

  private endParagraph(endsCell = false, cellDepth = 0): void {
    if (this.state.destination !== 'text') return;
    const { style, outline, inTable, hasList } = this.state;
    const known = this.tables.styles.get(style);
    const level = outline !== null && outline < BODY_OUTLINE ? Math.min(6, outline + 1) : 0;
    if (hasList && !this.story.hasNumber) this.findings.missingNumbers++;
    this.story.endParagraph({
      heading: level || (known?.heading ?? 0),
      role: known?.role ?? 'text',
      depth: endsCell ? cellDepth : inTable ? Math.max(1, this.state.depth) : 0,
      endsCell,
    });
  }

  private byte(byte: number): void {
    this.isGroupStart = false;
    if (this.toSkip > 0) this.toSkip--;
    else if (this.state.destination !== 'skip') this.bytes.push(byte);
  }

  private plain(text: string): void {
    this.isGroupStart = false;
    if (this.state.destination === 'skip') return;
    const from = Math.min(this.toSkip, text.length);
    this.toSkip -= from;
    for (let i = from; i < text.length; i++) this.bytes.push(text.charCodeAt(i));
  }

  /** Bytes that were gathered become text by the code page of their font. */
  private flush(): void {
    if (this.bytes.length === 0) return;
    const bytes = Uint8Array.from(this.bytes);
    this.bytes = [];
    const font = this.tables.fonts.get(this.state.font);
    if (font?.isSymbol === true)
      return this.add(Array.from(bytes, (byte) => symbolOf(font.name, byte)).join(''));
    this.add(this.decoded(bytes, font?.codePage ?? this.tables.defaultCodePage));
  }

  private decoded(bytes: Uint8Array, codePage: string): string {
    if (codePage === WESTERN) return decodeWindows1252(bytes);
    const decoder = this.decoders.get(codePage) ?? new TextDecoder(codePage);
    this.decoders.set(codePage, decoder);
    return decoder.decode(bytes);
  }

  private add(text: string): void {
    this.isGroupStart = false;
    const { destination, field, deleted } = this.state;
    switch (destination) {
      case 'fonts':
      case 'colors':
      case 'styles':
        return this.tables.text(destination, text);
      case 'instruction':
        if (field !== null && field.instruction.length < MAX_INSTRUCTION) field.instruction += text;
        return;
      case 'number':
        return this.story.addNumber(this.run(text));
      case 'text':
        if (deleted) this.findings.trackedChanges++;
        else this.story.add(this.run(text));
        return;
      default:
    }
  }

  private run(text: string): FlowRun {
    const { bold, capitals, hidden, color, highlight, background, halfPoints, inTable } = this.state;
    const font = this.tables.fonts.get(this.state.font)?.name ?? null;
    const ground =
      [highlight, background].map((number) => this.tables.colors[number] ?? null).find(Boolean) ?? null;
    const isWhite = isInvisible(this.tables.colors[color] ?? null, ground) && !(inTable && this.rows.shaded);
    return {
      text: encodingOfFont(font ?? '') === null ? withoutPrivateRange(text, font) : text,
      font,
      bold,
      capitals,
      hidden: hidden || halfPoints <= MIN_HALF_POINTS || isWhite,
    };
  }

  private isLight(color: number): boolean {
    const hex = this.tables.colors[color] ?? null;
    return hex === null || isInvisible('FFFFFF', hex);
  }
}
