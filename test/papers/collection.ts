import iconv from 'iconv-lite';
import { BODY_FORMS, type BodyForm } from './body.ts';
import { ISSUING_BODIES } from './issuers.ts';
import { legacyBytes, type LegacyEncoding } from './legacy-letters.ts';
import type { Wording } from './names.ts';
import type { Paper } from './paper.ts';
import { createRandom, type Random } from './random.ts';
import { docOf } from './render/doc.ts';
import { docxOf, type DocxOptions } from './render/docx.ts';
import { portalPage, vnTimePage, wordPage } from './render/html.ts';
import { declaredMarkdown } from './render/markdown.ts';
import { odtOf } from './render/odt.ts';
import { pdfOf, type PdfOptions } from './render/pdf.ts';
import { rtfOf } from './render/rtf.ts';
import { onOnePage, scannedPdf, scanPictures } from './render/scan.ts';
import { textOf, type TextLayout } from './render/text.ts';
import { plainSigns, rewritePaper, withoutDashes, withWordLetters } from './rewrite-paper.ts';
import { writePaper, type PaperWishes } from './write-paper.ts';
import type { PageDamage } from '../support/page-damage.ts';

export const PAPER_FORMATS = [
  'text',
  'html',
  'markdown',
  'docx',
  'odt',
  'rtf',
  'doc',
  'pdf',
  'scan',
] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

/** One file of the collection with the paper it was made from. */
export interface PaperFile {
  readonly name: string;
  readonly format: PaperFormat;
  /** What is particular about it: `tcvn3`, `two-columns`, `noisy`. */
  readonly variant: string;
  readonly bytes: Uint8Array;
  readonly paper: Paper;
  /** Formats with pages: how many, and on which each part begins; null when not known. */
  readonly pages: number | null;
  readonly pageOf: readonly number[] | null;
  /** The encoding cannot tell toned capitals from small letters. */
  readonly caseIsLost: boolean;
  /** Whether the file says which cells make a row. */
  readonly hasTables: boolean;
}

interface Rendered {
  readonly bytes: Uint8Array;
  readonly extension: string;
  readonly paper?: Paper;
  readonly pages?: number;
  readonly pageOf?: readonly number[];
  readonly caseIsLost?: boolean;
  readonly hasTables?: boolean;
}

interface Recipe {
  readonly format: PaperFormat;
  readonly variant: string;
  readonly count: number;
  readonly wishes?: PaperWishes;
  readonly forms?: readonly BodyForm[];
  readonly render: (paper: Paper, random: Random) => Rendered | Promise<Rendered>;
}

export interface CollectionWishes {
  readonly seed?: number;
  /** Default all. */
  readonly formats?: readonly PaperFormat[];
  /** Share of each recipe, at least one file; default 1. */
  readonly share?: number;
  /** Default `usual`. */
  readonly wording?: Wording;
}

/** How many files a whole collection has. */
export function collectionSize(): number {
  return RECIPES.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Papers of every form, level and format, each once: no two share issuer, number and date. The same seed gives the same
 * bytes, whichever formats are asked for.
 */
export async function* makeCollection({
  seed = 1,
  formats = PAPER_FORMATS,
  share = 1,
  wording = 'usual',
}: CollectionWishes = {}): AsyncGenerator<PaperFile> {
  let made = 0;
  const issuers = Object.keys(ISSUING_BODIES);
  for (const [r, recipe] of RECIPES.entries()) {
    const count = Math.max(1, Math.round(recipe.count * share));
    for (let i = 0; i < recipe.count; i++) {
      const ordinal = made++;
      if (i >= count || !formats.includes(recipe.format)) continue;
      const random = createRandom(seed * 1_000_003 + ordinal);
      const forms = recipe.forms ?? BODY_FORMS;
      const issuer = issuers[(ordinal * 5 + r) % issuers.length];
      const form = forms[(i + r) % forms.length];
      const paper = writePaper(random, {
        ...(issuer === undefined ? {} : { issuer }),
        ...(form === undefined ? {} : { form }),
        ...recipe.wishes,
        wording,
      });
      const rendered = await recipe.render(paper, random);
      yield {
        name: `${fileName(ordinal, rendered.paper ?? paper, random)}.${rendered.extension}`,
        format: recipe.format,
        variant: recipe.variant,
        bytes: rendered.bytes,
        paper: rendered.paper ?? paper,
        pages: rendered.pages ?? null,
        pageOf: rendered.pageOf ?? null,
        caseIsLost: rendered.caseIsLost ?? false,
        hasTables: rendered.hasTables ?? false,
      };
    }
  }
}

/** One file in three is named for its number, the others say nothing, as files on office computers do. */
function fileName(ordinal: number, { truth }: Paper, random: Random): string {
  const place = String(ordinal + 1).padStart(3, '0');
  const plain = random.pick(['van ban', 'Scan', 'tai-lieu', 'bản chính', 'VB den']);
  return random.chance(0.34) ? `${place} ${truth.number.replace(/\//g, '-')}` : `${place} ${plain}`;
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

function text(
  variant: string,
  count: number,
  layout: TextLayout,
  encode: (words: string) => Uint8Array,
  more: Partial<Recipe> & { readonly plain?: boolean; readonly caseIsLost?: boolean } = {},
): Recipe {
  const { plain = false, caseIsLost = false, ...rest } = more;
  return {
    format: 'text',
    variant,
    count,
    render: (original) => {
      const paper = plain ? rewritePaper(original, plainSigns) : original;
      return { bytes: encode(textOf(paper, layout)), extension: 'txt', paper, caseIsLost };
    },
    ...rest,
  };
}

const COLUMNS: TextLayout = { head: 'columns', width: null };
const STACKED: TextLayout = { head: 'stacked', width: null };
const WRAPPED: TextLayout = { head: 'columns', width: 92 };
const legacy =
  (encoding: LegacyEncoding) =>
  (words: string): Uint8Array =>
    legacyBytes(words, encoding);

function docx(
  variant: string,
  count: number,
  options: Partial<DocxOptions>,
  more: Partial<Recipe> = {},
): Recipe {
  const whole: DocxOptions = {
    font: 'unicode',
    numbering: 'typed',
    headings: 'bold',
    furniture: false,
    ...options,
  };
  return {
    format: 'docx',
    variant,
    count,
    render: (original) => {
      const paper = whole.numbering === 'automatic' ? withWordLetters(original) : original;
      return { bytes: docxOf(paper, whole), extension: 'docx', paper, hasTables: true };
    },
    ...more,
  };
}

function pdf(
  variant: string,
  count: number,
  options: Partial<Omit<PdfOptions, 'runningHead' | 'runningFoot'>> & { readonly running?: boolean },
  more: Partial<Recipe> = {},
): Recipe {
  const { running = false, ...rest } = options;
  return {
    format: 'pdf',
    variant,
    count,
    render: async (paper) => {
      const { bytes, pages, pageOf } = await pdfOf(paper, {
        columns: 1,
        numbers: 'top',
        justified: false,
        runningHead: running ? `${paper.head.body.join(' ')} - Văn bản số ${paper.truth.number}` : null,
        runningFoot: running ? 'Trang thông tin nội dung đại hội đảng bộ các cấp' : null,
        ...rest,
      });
      return { bytes, extension: 'pdf', pages, pageOf, hasTables: true };
    },
    ...more,
  };
}

const SCAN_FORMS: readonly BodyForm[] = ['roman', 'letter', 'articles', 'plain', 'dashed'];
const SCAN_WISHES: PaperWishes = { pages: 0.6, tables: false, annexes: 0 };
const NOISY: readonly PageDamage[] = [
  { skewDegrees: 1.2, noise: 14, specks: 60, blurPx: 0.5, jpegQuality: 70 },
  {
    skewDegrees: -1.6,
    noise: 10,
    unevenLight: 0.25,
    stamp: { x: 0.62, y: 0.82 },
    signature: { x: 0.7, y: 0.85 },
  },
  { blurPx: 0.9, noise: 12, paleInk: 0.25, specks: 80, stamp: { x: 0.3, y: 0.2 } },
  { skewDegrees: 0.8, threshold: 150, noise: 8, darkEdgeMm: 4, foldAt: 0.5 },
];

function scan(variant: string, count: number, type: 'pdf' | 'png' | 'jpeg', noisy: boolean): Recipe {
  return {
    format: 'scan',
    variant,
    count,
    forms: SCAN_FORMS,
    wishes: type === 'pdf' ? SCAN_WISHES : { ...SCAN_WISHES, pages: 0.3 },
    render: async (original, random) => {
      const seed = random.int(1, 1_000_000);
      const look = { damage: noisy ? random.pick(NOISY) : {}, seed };
      if (type === 'pdf') return { ...(await scannedPdf(original, look)), extension: 'pdf' };
      const paper = onOnePage(original);
      const [picture] = await scanPictures(paper, look, type);
      if (picture === undefined) throw new Error('no page was drawn');
      return { bytes: picture, extension: type === 'png' ? 'png' : 'jpg', pages: 1, paper };
    },
  };
}

const RECIPES: readonly Recipe[] = [
  text('utf8-columns', 7, COLUMNS, utf8),
  text('utf8-stacked', 5, STACKED, utf8),
  text('utf8-wrapped', 4, WRAPPED, utf8),
  text('utf8-bom', 3, COLUMNS, (words) => utf8(`\ufeff${words.replace(/\n/g, '\r\n')}`)),
  text('utf16le', 3, STACKED, (words) => Buffer.from(`\ufeff${words}`, 'utf16le')),
  text('utf16be', 2, STACKED, (words) => Buffer.from(`\ufeff${words}`, 'utf16le').swap16()),
  text('nfd', 3, COLUMNS, (words) => utf8(words.normalize('NFD'))),
  text('windows-1258', 4, COLUMNS, legacy('windows-1258')),
  text('tcvn3', 5, COLUMNS, legacy('tcvn3'), { caseIsLost: true }),
  text('vni', 5, STACKED, legacy('vni')),
  text('vps', 4, STACKED, legacy('vps'), { plain: true }),
  text('viscii', 4, COLUMNS, legacy('viscii'), { plain: true }),
  {
    format: 'html',
    variant: 'portal',
    count: 5,
    render: (paper) => ({ bytes: utf8(portalPage(paper)), extension: 'html', hasTables: true }),
  },
  {
    format: 'html',
    variant: 'word',
    count: 5,
    render: (paper) => ({ bytes: utf8(wordPage(paper)), extension: 'htm', hasTables: true }),
  },
  {
    format: 'html',
    variant: 'vntime',
    count: 4,
    render: (paper) => ({
      bytes: iconv.encode(vnTimePage(paper), 'windows-1252'),
      extension: 'htm',
      hasTables: true,
      caseIsLost: true,
    }),
  },
  {
    format: 'markdown',
    variant: 'front-matter',
    count: 5,
    render: (paper) => ({
      bytes: utf8(declaredMarkdown(paper)),
      extension: 'md',
      hasTables: true,
      paper: withoutDashes(paper),
    }),
  },
  docx(
    'automatic',
    5,
    { numbering: 'automatic', headings: 'style', furniture: true },
    { forms: ['sections', 'roman', 'articles'] },
  ),
  docx('automatic-plain', 4, { numbering: 'automatic' }, { forms: ['articles', 'roman', 'sections'] }),
  docx('typed', 4, { headings: 'style', furniture: true }),
  docx('typed-bold', 4, { furniture: true }),
  docx('vntime', 4, { font: 'vntime' }),
  docx('vni', 4, { font: 'vni', headings: 'style' }),
  {
    format: 'odt',
    variant: 'styled',
    count: 3,
    render: (paper) => ({ bytes: odtOf(paper, 'style'), extension: 'odt', hasTables: true }),
  },
  {
    format: 'odt',
    variant: 'plain',
    count: 2,
    render: (paper) => ({ bytes: odtOf(paper, 'plain'), extension: 'odt', hasTables: true }),
  },
  ...(['unicode', 'vntime', 'vni'] as const).map((font): Recipe => ({
    format: 'rtf',
    variant: font,
    count: font === 'unicode' ? 4 : 3,
    render: (paper) => ({ bytes: rtfOf(paper, font), extension: 'rtf', hasTables: true }),
  })),
  ...(['unicode', 'vntime', 'vni'] as const).map((font): Recipe => ({
    format: 'doc',
    variant: font,
    count: font === 'unicode' ? 4 : 3,
    render: (paper) => ({ bytes: docOf(paper, font), extension: 'doc', hasTables: true }),
  })),
  pdf('plain', 5, {}),
  pdf('running', 5, { running: true, numbers: 'bottom' }),
  pdf('justified', 4, { justified: true }),
  pdf('two-columns', 4, { columns: 2, numbers: 'bottom' }, { wishes: { tables: false } }),
  pdf('long', 2, { running: true }, { wishes: { pages: 12, annexes: 1 }, forms: ['sections', 'roman'] }),
  scan('pdf-clean', 8, 'pdf', false),
  scan('pdf-noisy', 8, 'pdf', true),
  scan('png-clean', 3, 'png', false),
  scan('jpeg-clean', 2, 'jpeg', false),
  scan('jpeg-noisy', 3, 'jpeg', true),
];
