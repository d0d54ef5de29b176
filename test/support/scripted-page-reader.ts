import type { PageImage, PageReader, PageReading } from '../../ingest/parse/page-reader.ts';

/** Reads nothing: says what it was told to say, and keeps the pictures it was shown. */
export class ScriptedPageReader implements PageReader {
  readonly seen: PageImage[] = [];
  private readonly script: (image: PageImage, nth: number) => PageReading;

  constructor(script: (image: PageImage, nth: number) => PageReading) {
    this.script = script;
  }

  /** Lines of one size below each other, as a recogniser would place them on the picture. */
  static of(...pages: readonly (readonly string[])[]): ScriptedPageReader {
    return new ScriptedPageReader((image, nth) => ({
      quarterTurns: 0,
      lines: (pages[nth] ?? []).map((text, i) => {
        const height = image.height / 50;
        const top = image.height / 10 + i * height * 1.4;
        return {
          text,
          raw: text,
          confidence: 90,
          box: {
            left: image.width * 0.15,
            top,
            right: image.width * 0.15 + text.length * height * 0.4,
            bottom: top + height,
          },
        };
      }),
    }));
  }

  async read(image: PageImage): Promise<PageReading> {
    this.seen.push(image);
    return this.script(image, this.seen.length - 1);
  }

  async close(): Promise<void> {}
}
