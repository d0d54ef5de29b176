import { encodingOfFont } from '../encoding/encoding-of-font.ts';
import { headingOfStyleName, roleOfStyleName, type StyleRole } from '../flow/heading-names.ts';

export interface RtfFont {
  readonly name: string;
  /** Name of the code page of its bytes, as TextDecoder knows it. */
  readonly codePage: string;
  /** Its letters are signs. */
  readonly isSymbol: boolean;
}

export interface RtfStyle {
  readonly heading: number;
  readonly role: StyleRole;
}

const SYMBOLS = 2;
const DEFAULT = 1;
/** Code pages by the charset numbers of Windows fonts; those left out are Western. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
/** The code page of files that name none. */
export const WESTERN = 'windows-1252';
const MAX_ENTRIES = 10_000;
const MAX_NAME = 200;

/** The code page that `\ansicpg` names, as TextDecoder knows it. */
export function codePageOfNumber(number: number): string {
  const page = number === 932 ? 'shift_jis' : number === 936 ? 'gbk' : `windows-${number}`;
  return page === 'shift_jis' || page === 'gbk' || /^windows-(?:874|125[0-8])$/.test(page) ? page : WESTERN;
}

/** Collects an entry list of the form `\f0… name;\f1… name;`, with or without braces around each. */
export class RtfTables {
  readonly fonts = new Map<number, RtfFont>();
  readonly styles = new Map<number, RtfStyle>();
  /** Six hexadecimal digits by number; null for automatic. */
  readonly colors: (string | null)[] = [];
  defaultCodePage = WESTERN;
  private number: number | null = null;
  private charset = DEFAULT;
  private name = '';
  private outline: number | null = null;
  private color: { red?: number; green?: number; blue?: number } = {};

  /** A control word inside a table. */
  word(name: string, value: number | null): void {
    switch (name) {
      case 'f':
      case 's':
        this.number = value;
        break;
      case 'cs':
      case 'ds':
      case 'ts':
        // Other styles than those of paragraphs.
        this.number = null;
        break;
      case 'fcharset':
        this.charset = value ?? DEFAULT;
        break;
      case 'outlinelevel':
        this.outline = value;
        break;
      case 'red':
      case 'green':
      case 'blue':
        this.color[name] = Math.min(255, Math.max(0, value ?? 0));
        break;
      default:
    }
  }

  /** Text inside a table; a semicolon ends its entry. */
  text(table: 'fonts' | 'colors' | 'styles', text: string): void {
    const parts = text.split(';');
    parts.forEach((part, i) => {
      if (this.name.length < MAX_NAME) this.name += part;
      if (i < parts.length - 1) this.endEntry(table);
    });
  }

  private endEntry(table: 'fonts' | 'colors' | 'styles'): void {
    const name = this.name.trim();
    if (table === 'colors') {
      const { red, green, blue } = this.color;
      const isSet = red !== undefined || green !== undefined || blue !== undefined;
      if (this.colors.length < MAX_ENTRIES)
        this.colors.push(isSet ? Buffer.from([red ?? 0, green ?? 0, blue ?? 0]).toString('hex') : null);
    } else if (table === 'fonts' && this.number !== null && this.fonts.size < MAX_ENTRIES) {
      // Whatever charset they claim, old fonts are read as Western bytes.
      const isOld = encodingOfFont(name) !== null;
      const own = this.charset === DEFAULT ? this.defaultCodePage : (CODE_PAGES[this.charset] ?? WESTERN);
      this.fonts.set(this.number, {
        name,
        codePage: isOld ? WESTERN : own,
        isSymbol: this.charset === SYMBOLS && !isOld,
      });
    } else if (table === 'styles' && this.styles.size < MAX_ENTRIES) {
      const named = headingOfStyleName(name);
      const level = this.outline !== null && this.outline < 9 ? Math.min(6, this.outline + 1) : 0;
      this.styles.set(this.number ?? 0, { heading: named || level, role: roleOfStyleName(name) });
    }
    this.number = table === 'styles' ? 0 : null;
    this.charset = DEFAULT;
    this.name = '';
    this.outline = null;
    this.color = {};
  }
}
