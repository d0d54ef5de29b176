/** One line as an engine saw it; `box` in pixels of the picture given. */
export interface RecognisedLine {
  readonly text: string;
  /** Mean of its words, 0..100. */
  readonly confidence: number;
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

/** What an engine may expect: a page of text, one block of lines, or words strewn about. */
export type PageShape = 'page' | 'block' | 'sparse';

/** An engine that reads Vietnamese print. Writes nothing anywhere. */
export interface Recogniser {
  /** `pgm` is a grey picture; `dpi` its pixels per inch. Throws IngestError when it cannot be read in time. */
  recognise(pgm: Buffer, dpi: number, shape: PageShape): Promise<RecognisedLine[]>;
  close(): Promise<void>;
}

/** Longest time for one picture. */
export const RECOGNISE_WITHIN_MS = 120_000;
