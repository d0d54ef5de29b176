import type { Notice } from '../messages.vi.ts';

/** What a block is as far as the file format says. Plain text knows only paragraphs; sense is found later. */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'quote' | 'caption';

/** One paragraph, heading, list item or table row in reading order. */
export interface Block {
  readonly kind: BlockKind;
  /** NFC; white space folded within a line. Only list items with nested items have several lines. */
  readonly text: string;
  /** 1–6 for headings, 0 otherwise. */
  readonly level: number;
  /** Which list or table of the file the block belongs to; null when it stands alone. */
  readonly container: number | null;
  /** Header row of the table, for table rows below one. */
  readonly tableHeader: string | null;
  /** 1-based page, when the format has pages. */
  readonly page: number | null;
}

/** Formats that bytes can be told to be. Those without a parser are refused by name. */
export type SourceFormat = 'text' | 'markdown' | 'html' | 'pdf' | 'docx' | 'doc' | 'rtf' | 'odt' | 'image';

/** What optical recognition added to a file. */
export interface OcrSummary {
  /** 1-based pages that were recognised, in order. */
  readonly pages: readonly number[];
  /** Mean confidence of the recognised words, 0..100. */
  readonly confidence: number;
  /** The recognised text before any correction, pages divided by a form feed. */
  readonly rawText: string;
}

/** What a parser makes of the bytes of one file. */
export interface ParsedText {
  readonly blocks: readonly Block[];
  /** Headline as the format itself declares it (`og:title`, first `#`); null when it declares none. */
  readonly title: string | null;
  /** Front matter or page metadata as found, unchecked; null when there is none. */
  readonly metadata: Readonly<Record<string, unknown>> | null;
  /** Whether `metadata` was written by a person for this product (front matter), not by a web page. */
  readonly metadataIsFrontMatter: boolean;
  /** Every line of the file in order, before any cleaning: what is screened for secrecy marks. */
  readonly rawLines: readonly string[];
  /** Number of pages, when the format has pages. */
  readonly pages: number | null;
  /** Given when some pages were recognised from pictures. */
  readonly ocr?: OcrSummary;
  readonly warnings: readonly Notice[];
}

/** How far a parser is with a file that has pages. */
export interface PageProgress {
  /** `read` takes what the file says, `recognise` looks at pictures of pages. */
  readonly stage: 'read' | 'recognise';
  /** The page that is begun, 1-based and rising within a stage: each new page gives the file more time. */
  readonly page: number;
  readonly pages: number;
}

export type OnPage = (progress: PageProgress) => void;

/** Turns the bytes of one format into blocks. */
export interface Parser {
  readonly format: SourceFormat;
  /** Throws IngestError when the bytes are not what the format promises. Reads nothing but `bytes`. */
  parse(bytes: Uint8Array, onPage?: OnPage): Promise<ParsedText>;
}

/** The parser of a format, loaded when first asked for; null when there is none. */
export type ParserLoader = (format: SourceFormat) => Promise<Parser | null>;

/** A block standing alone. */
export function blockOf(kind: BlockKind, text: string, level = 0): Block {
  return { kind, text, level, container: null, tableHeader: null, page: null };
}
