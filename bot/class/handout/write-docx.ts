import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { FONT_NAME, readFont } from './handout-fonts.ts';
import { HANDOUT_TEXTS as SAY } from './handout-messages.vi.ts';
import type { Handout, HandoutQuestion } from './handout.ts';

/** Sizes in half points, spaces in twentieths of a point, as Word counts them. */
const SIZE = { body: 26, small: 22, title: 34, heading: 28 } as const;
const A4 = { width: 11_906, height: 16_838 } as const;

/** The handout as a Word file with its typeface inside. */
export async function writeDocx(handout: Handout): Promise<Buffer> {
  const file = new Document({
    title: handout.title,
    creator: '',
    fonts: [await embedded()],
    styles: {
      default: {
        document: { run: { font: FONT_NAME, size: SIZE.body, language: { value: 'vi-VN' } } },
        heading1: { run: { font: FONT_NAME, size: SIZE.title, bold: true, color: '000000' } },
        heading2: { run: { font: FONT_NAME, size: SIZE.heading, bold: true, color: '000000' } },
      },
    },
    sections: [
      {
        properties: { page: { size: A4, margin: { top: 1_134, bottom: 1_134, left: 1_701, right: 1_134 } } },
        footers: { default: footer() },
        children: [
          centred(SAY.kind, SIZE.small),
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            alignment: AlignmentType.CENTER,
            children: [new TextRun(handout.title)],
          }),
          centred(handout.date, SIZE.body),
          text(handout.about, { italics: true, size: SIZE.small }),
          ...(handout.questions.length === 0 ? [text(SAY.none)] : handout.questions.flatMap(questionParts)),
          ...documentParts(handout.documents),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}

function questionParts({ number, question, answer, notes, sources }: HandoutQuestion): Paragraph[] {
  return [
    heading(SAY.question(number, question)),
    ...answer.map((line) => text(line)),
    ...notes.map((note) => text(SAY.note(note), { italics: true })),
    ...sources.flatMap(({ line, quote }) => [
      text(line, { size: SIZE.small, bold: true }),
      text(SAY.quoted(quote), { size: SIZE.small, italics: true }, 567),
    ]),
  ];
}

function documentParts(documents: readonly string[]): Paragraph[] {
  if (documents.length === 0) return [];
  return [heading(SAY.documents), ...documents.map((line, i) => text(`${i + 1}. ${line}`))];
}

function heading(words: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 280, after: 80 },
    children: [new TextRun(words)],
  });
}

function text(
  words: string,
  look: { readonly size?: number; readonly bold?: boolean; readonly italics?: boolean } = {},
  indent = 0,
): Paragraph {
  return new Paragraph({
    spacing: { after: 100, line: 288 },
    indent: { left: indent },
    children: [new TextRun({ text: words, ...look })],
  });
}

function centred(words: string, size: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 120 },
    children: [new TextRun({ text: words, size })],
  });
}

function footer(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            size: SIZE.small,
            children: [SAY.pageWord, PageNumber.CURRENT, SAY.ofWord, PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}

async function embedded() {
  const [data, bold, italic] = await Promise.all([readFont('regular'), readFont('bold'), readFont('italic')]);
  return { name: FONT_NAME, data, bold, italic };
}
