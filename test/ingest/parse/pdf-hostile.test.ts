import { describe, expect, it } from 'vitest';
import { IngestError } from '../../../ingest/ingest-error.ts';
import type { ParsedText } from '../../../ingest/parse/parser.ts';
import { pdfParser } from '../../../ingest/parse/pdf-parser.ts';
import { pdfSource } from '../../../ingest/parse/pdf/pdf-library.ts';
import { DrawnPdf } from '../../support/drawn-pdf.ts';
import { encryptedPdf, onePage, rawPdf, stream } from '../../support/raw-pdf.ts';

/** The text of a file, or the code of its refusal; anything else fails the test. */
async function outcomeOf(bytes: Uint8Array): Promise<ParsedText | string> {
  try {
    return await pdfParser(null).parse(bytes);
  } catch (error) {
    if (error instanceof IngestError) return error.notice.code;
    throw error;
  }
}

const SENTENCE = 'BT /F1 14 Tf 72 700 Td (Ban Chap hanh lam viec theo nguyen tac tap trung dan chu.) Tj ET';

describe('passwords', () => {
  it('a file that asks for a password is refused as locked', async () => {
    expect(await outcomeOf(encryptedPdf(SENTENCE, 'mat-khau', 'chu'))).toBe('locked');
  });

  it('a file that only its owner has locked is read', async () => {
    const parsed = await outcomeOf(encryptedPdf(SENTENCE, '', 'chu'));

    expect(parsed).toMatchObject({
      blocks: [{ text: 'Ban Chap hanh lam viec theo nguyen tac tap trung dan chu.' }],
    });
  });
});

describe('hostile files end with a reason', () => {
  const pages = (kids: string, count: number): Buffer =>
    rawPdf(
      new Map([
        [1, '<</Type/Catalog/Pages 2 0 R>>'],
        [2, `<</Type/Pages/Kids[${kids}]/Count ${count}>>`],
        [3, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'],
      ]),
    );
  const shapes: readonly (readonly [string, () => Buffer, readonly string[]])[] = [
    ['a page tree in a circle', () => pages('2 0 R 2 0 R', 10), ['pdf-damaged', 'no-text']],
    ['a million pages', () => pages('3 0 R '.repeat(1_000_000), 1_000_000), ['pages-too-many']],
    [
      'a million pages that are not there',
      () => pages('3 0 R', 1_000_000),
      ['pages-too-many', 'no-text', 'pdf-damaged'],
    ],
    [
      'a stream that unpacks a thousandfold',
      () => rawPdf(onePage(stream(Buffer.alloc(200_000_000, 0x20)))),
      ['page-too-complex'],
    ],
    [
      'a stream packed twice',
      () => {
        const inner = stream(Buffer.alloc(300_000_000, 0x20));
        const packed = inner.subarray(inner.indexOf('stream\n') + 7, inner.lastIndexOf('\nendstream'));
        const outer = stream(packed)
          .toString('latin1')
          .replace('/Filter/FlateDecode', '/Filter[/FlateDecode /FlateDecode]');
        return rawPdf(onePage(Buffer.from(outer, 'latin1')));
      },
      ['page-too-complex'],
    ],
    [
      'drawing that draws itself',
      () =>
        rawPdf(
          onePage('/X1 Do', [
            [
              6,
              stream(
                Buffer.from('/X1 Do /X1 Do'),
                '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X1 6 0 R>>>>',
              ),
            ],
          ]),
        ),
      ['no-text', 'pdf-damaged'],
    ],
    [
      'a table of contents that points to itself',
      () => {
        const file = rawPdf(onePage(SENTENCE)).toString('latin1');
        const at = /startxref\n(\d+)/.exec(file)![1]!;
        return Buffer.from(file.replace('trailer\n<<', `trailer\n<</Prev ${at}`), 'latin1');
      },
      ['read'],
    ],
    [
      'a program with the name of a PDF',
      () => Buffer.concat([Buffer.from('%PDF-1.4\nMZ'), Buffer.alloc(5000)]),
      ['pdf-damaged'],
    ],
  ];

  it.each(shapes)(
    '%s',
    async (_, make, wanted) => {
      const outcome = await outcomeOf(make());

      expect(wanted).toContain(typeof outcome === 'string' ? outcome : 'read');
    },
    60_000,
  );

  it('too many operators on a page are refused', async () => {
    const bytes = rawPdf(onePage(`BT /F1 9 Tf ${'(a)Tj '.repeat(400_000)}ET`));

    expect(await outcomeOf(bytes)).toBe('page-too-complex');
  }, 60_000);

  it('a file cut off anywhere is read with a warning or refused with a reason', async () => {
    const drawn = await DrawnPdf.create();
    for (let n = 1; n <= 30; n++) drawn.paragraph(`${n}. Nội dung của khoản thứ ${n} trong văn bản này.`);
    const whole = await drawn.bytes();
    const lengths = Array.from({ length: Math.floor(whole.length / 4096) }, (_, i) => (i + 1) * 4096);
    const outcomes = new Set<string>();

    for (const length of lengths) {
      const outcome = await outcomeOf(whole.slice(0, length));
      if (typeof outcome !== 'string')
        expect(outcome.warnings.map(({ code }) => code)).toContain('pdf-recovered');
      outcomes.add(typeof outcome === 'string' ? outcome : 'read');
    }

    expect([...outcomes].filter((outcome) => !['read', 'pdf-damaged'].includes(outcome))).toEqual([]);
  }, 60_000);
});

describe('code in files never runs', () => {
  it('the library is told not to evaluate anything and to stay on this machine', () => {
    expect(pdfSource(new Uint8Array(8))).toMatchObject({
      isEvalSupported: false,
      useSystemFonts: false,
      useWorkerFetch: false,
      enableXfa: false,
    });
  });

  it('a font matrix with a script in it leaves the process untouched', async () => {
    const canary = globalThis as { pdfCanary?: boolean };
    const script = '(1\\); globalThis.pdfCanary = true; //)';
    const objects = new Map(onePage(SENTENCE));
    objects.set(
      5,
      `<</Type/Font/Subtype/Type1/BaseFont/Odd/FontMatrix[0.001 0 0 0.001 0 ${script}]/FirstChar 32/LastChar 33/Widths[250 250]>>`,
    );

    await outcomeOf(rawPdf(objects));

    expect(canary.pdfCanary).toBeUndefined();
  });

  it('JavaScript and attachments of a file are not part of its text', async () => {
    const objects = new Map(onePage(SENTENCE));
    objects.set(1, '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\("canary"\\))>>>>');

    const parsed = await outcomeOf(rawPdf(objects));

    expect(JSON.stringify(parsed)).not.toContain('canary');
  });
});
