/** One page as a picture. */
export interface PageImage {
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels per inch; null when the file does not say. */
  readonly dpi: number | null;
}

/** One recognised line in reading order as the recogniser saw it; `box` in pixels of the picture, top left is 0,0. */
export interface ReadLine {
  /** After correction. */
  readonly text: string;
  /** As recognised. */
  readonly raw: string;
  /** 0..100. */
  readonly confidence: number;
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

export interface PageReading {
  readonly lines: readonly ReadLine[];
  /** Words in coloured ink, as stamps are: screened for marks of secrecy, no part of the text. */
  readonly stamps?: readonly ReadLine[];
  /** Clockwise quarter turns that were needed to stand the page upright. */
  readonly quarterTurns: 0 | 1 | 2 | 3;
}

/** Recognises Vietnamese print on pictures of pages. */
export interface PageReader {
  /** Throws IngestError when the picture cannot be read. Leaves no file behind. */
  read(image: PageImage): Promise<PageReading>;
  close(): Promise<void>;
}
