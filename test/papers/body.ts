import type { PaperPart, PaperPath, PaperStep } from './paper.ts';
import type { Random } from './random.ts';
import type { Writer } from './sentences.ts';

export const BODY_FORMS = ['articles', 'sections', 'roman', 'dashed', 'parts', 'plain', 'letter'] as const;
/**
 * `articles`: Điều, khoản, điểm; `sections`: the same in chapters with mục; `roman`: I. 1. a); `dashed`: I- 1- a-;
 * `parts`: Phần thứ nhất over roman; `plain`: Thứ nhất, Một là, Bước 1; `letter`: a công văn.
 */
export type BodyForm = (typeof BODY_FORMS)[number];

export interface BodyOptions {
  readonly form: BodyForm;
  /** About so many pages of 2,600 characters. */
  readonly pages: number;
  readonly tables: boolean;
  /** Annexes after the signature. */
  readonly annexes: number;
  /** First words of the paper, `Căn cứ …` or `Thực hiện …`. */
  readonly opening: readonly string[];
  /** Named in annex titles: `Kế hoạch số 40-KH/TU`. */
  readonly ownName: string;
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];
const LETTERS = ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h'];
const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu'];
const COUNTED = ['một', 'hai', 'ba', 'bốn', 'năm'];
const PAGE_CHARACTERS = 2600;

/** The text of a paper with the places that a reader would cite. */
export function writeBody(
  random: Random,
  writer: Writer,
  options: BodyOptions,
): { readonly body: readonly PaperPart[]; readonly annexes: readonly PaperPart[] } {
  const walk = new BodyWalk(random, writer, options.pages * PAGE_CHARACTERS);
  for (const line of options.opening) walk.text(line);
  switch (options.form) {
    case 'articles':
      walk.articles(options.tables);
      break;
    case 'sections':
      walk.chapters(options.tables);
      break;
    case 'roman':
      walk.romans([], { mark: '. ', letter: ')' }, options.tables);
      break;
    case 'dashed':
      walk.romans([], { mark: '- ', letter: '-' }, options.tables);
      break;
    case 'parts':
      walk.divisions(options.tables);
      break;
    case 'plain':
      walk.plain();
      break;
    case 'letter':
      walk.letter();
      break;
  }
  const body = withClosingSign(walk.take(), random);
  for (let i = 1; i <= options.annexes; i++) walk.annex(i, options.annexes === 1, options.ownName);
  return { body, annexes: walk.take() };
}

/** Older papers end with `./.` instead of a full stop. */
function withClosingSign(parts: readonly PaperPart[], random: Random): readonly PaperPart[] {
  const last = parts.at(-1);
  if (last === undefined || last.type === 'table' || !last.text.endsWith('.') || random.chance(0.6))
    return parts;
  return [...parts.slice(0, -1), { ...last, text: `${last.text}/.` }];
}

interface Marks {
  /** Behind a Roman or Arabic number. */
  readonly mark: string;
  readonly letter: string;
}

class BodyWalk {
  private parts: PaperPart[] = [];
  private tables = 0;
  private annexTables = 0;
  private length = 0;
  private readonly random: Random;
  private readonly writer: Writer;
  private readonly target: number;

  constructor(random: Random, writer: Writer, target: number) {
    this.random = random;
    this.writer = writer;
    this.target = target;
  }

  take(): readonly PaperPart[] {
    const taken = this.parts;
    this.parts = [];
    return taken;
  }

  text(text: string, path: PaperPath = [], centred = false): void {
    this.add({ type: 'text', text, centred, path });
  }

  articles(tables: boolean): void {
    for (let article = 1; this.length < this.target || article <= 3; article++) {
      this.article(article);
      if (tables && article === 2) this.table([{ unit: 'dieu', label: '2' }], false);
    }
  }

  chapters(tables: boolean): void {
    let article = 1;
    for (let chapter = 0; this.length < this.target || chapter < 2; chapter++) {
      this.heading(`Chương ${ROMAN[chapter]}`, this.writer.heading().toUpperCase(), 1, null, true);
      const withSections = this.random.chance(0.5);
      for (let section = 1; section <= (withSections ? 2 : 1); section++) {
        if (withSections) this.heading(`Mục ${section}.`, this.writer.heading(), 2, null);
        for (let i = 0; i < this.random.int(2, 3); i++) {
          this.article(article);
          if (tables && article === 2) this.table([{ unit: 'dieu', label: '2' }], false);
          article++;
        }
      }
    }
  }

  /** Phần thứ nhất over I, 1, a. */
  divisions(tables: boolean): void {
    const share = this.target / 3;
    for (let part = 0; part < 3; part++) {
      const label = `thứ ${ORDINALS[part] ?? ''}`;
      const path: PaperPath = [{ unit: 'phan', label }];
      this.heading(`Phần ${label}`, this.writer.heading().toUpperCase(), 1, path, true);
      this.romans(path, { mark: '. ', letter: ')' }, tables && part === 1, this.length + share);
    }
  }

  romans(above: PaperPath, marks: Marks, tables: boolean, until = this.target): void {
    for (let i = 0; this.length < until || i < 2; i++) {
      const label = ROMAN[i] ?? '';
      if (label === '') break;
      this.heading(`${label}${marks.mark.trim()}`, this.writer.heading().toUpperCase(), 2, [
        ...above,
        { unit: 'muc', label },
      ]);
      if (this.random.chance(0.4)) this.text(this.writer.paragraph(2), [...above, { unit: 'muc', label }]);
      const count = this.random.int(2, 4);
      for (let n = 1; n <= count; n++) this.numbered(above, label, n, marks);
      if (tables && i === 1) this.table([...above, { unit: 'muc', label }], false);
    }
  }

  plain(): void {
    this.text(this.writer.paragraph(2));
    for (let round = 0; this.length < this.target || round < 1; round++) {
      const count = this.random.int(3, 5);
      const [marker, unit]: [(i: number) => [string, string], 'y' | 'buoc'] = this.random.pick([
        [(i: number) => [`Thứ ${ORDINALS[i] ?? ''},`, `thứ ${ORDINALS[i] ?? ''}`], 'y'],
        [
          (i: number) => {
            const word = COUNTED[i] ?? '';
            return [`${(word[0] ?? '').toUpperCase()}${word.slice(1)} là,`, word];
          },
          'y',
        ],
        [(i: number) => [`Bước ${i + 1}:`, String(i + 1)], 'buoc'],
      ] as [(i: number) => [string, string], 'y' | 'buoc'][]);
      this.text(
        `${this.writer.sentence()} ${unit === 'buoc' ? 'Quy trình gồm các bước sau:' : 'Các việc cần làm như sau:'}`,
      );
      for (let i = 0; i < count; i++) {
        const [shown, label] = marker(i);
        this.item(shown, lowerFirst(this.writer.paragraph(this.random.int(1, 2)), unit === 'y'), 1, [
          { unit, label },
        ]);
      }
      this.text(this.writer.paragraph(this.random.int(2, 3)));
    }
  }

  letter(): void {
    this.text(this.writer.paragraph(2));
    for (let n = 1; this.length < this.target || n <= 3; n++)
      this.item(`${n}.`, this.writer.paragraph(this.random.int(2, 3)), 1, [
        { unit: 'muc', label: String(n) },
      ]);
    this.text(`Đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện. ${this.writer.sentence()}`);
  }

  annex(ordinal: number, isOnly: boolean, ownName: string): void {
    const path: PaperPath = [{ unit: 'phu-luc', label: isOnly ? '' : String(ordinal) }];
    this.annexTables = 0;
    this.heading(
      isOnly ? 'PHỤ LỤC' : `PHỤ LỤC ${ordinal}`,
      this.writer.heading().toUpperCase(),
      1,
      path,
      true,
    );
    this.text(`(Kèm theo ${ownName})`, path, true);
    const tables = this.random.int(1, 2);
    for (let i = 0; i < tables; i++) {
      this.text(this.writer.sentence(), path);
      this.table(path, true);
    }
  }

  private article(number: number): void {
    const dieu: PaperStep = { unit: 'dieu', label: String(number) };
    const clauses = this.random.int(0, 4);
    if (clauses === 0) {
      if (this.random.chance(0.5)) {
        this.item(`Điều ${number}.`, this.writer.paragraph(2), 3, [dieu]);
        return;
      }
      this.heading(`Điều ${number}.`, this.writer.heading(), 3, [dieu]);
      this.text(this.writer.paragraph(this.random.int(2, 3)), [dieu]);
      return;
    }
    this.heading(`Điều ${number}.`, this.writer.heading(), 3, [dieu]);
    for (let clause = 1; clause <= clauses + 1; clause++) {
      const khoan: PaperStep = { unit: 'khoan', label: String(clause) };
      const points = this.random.chance(0.35) ? this.random.int(2, 5) : 0;
      const words =
        points > 0
          ? `${this.writer.sentence().slice(0, -1)}, gồm:`
          : this.writer.paragraph(this.random.int(1, 2));
      this.item(`${clause}.`, words, 4, [dieu, khoan]);
      for (let point = 0; point < points; point++)
        this.item(
          `${LETTERS[point] ?? ''})`,
          `${this.writer.point()}${point === points - 1 ? '.' : ';'}`,
          5,
          [dieu, khoan, { unit: 'diem', label: LETTERS[point] ?? '' }],
        );
    }
  }

  /** `1. Mục đích` over its text, or a point that is a whole sentence. */
  private numbered(above: PaperPath, roman: string, number: number, marks: Marks): void {
    const label = `${roman}.${number}`;
    const path: PaperPath = [...above, { unit: 'muc', label }];
    const marker = `${number}${marks.mark.trim()}`;
    if (this.random.chance(0.5)) this.item(marker, this.writer.paragraph(this.random.int(1, 3)), 3, path);
    else {
      this.heading(marker, this.writer.heading(), 3, path);
      if (marks.mark === '. ' && this.random.chance(0.3)) {
        for (let n = 1; n <= 2; n++) {
          const below: PaperPath = [...above, { unit: 'muc', label: `${label}.${n}` }];
          this.item(`${number}.${n}.`, this.writer.paragraph(2), 4, below);
        }
        return;
      }
      this.text(this.writer.paragraph(this.random.int(1, 2)), path);
    }
    if (this.random.chance(0.35)) {
      const count = this.random.int(2, 4);
      for (let i = 0; i < count; i++)
        this.item(
          `${LETTERS[i] ?? ''}${marks.letter}`,
          `${this.writer.point()}${i === count - 1 ? '.' : ';'}`,
          5,
          [...path, { unit: 'diem', label: LETTERS[i] ?? '' }],
        );
    } else if (this.random.chance(0.4)) {
      const count = this.random.int(2, 4);
      for (let i = 0; i < count; i++)
        this.item(marks.letter === '-' ? '+' : '-', `${this.writer.point()}.`, 5, path);
    }
  }

  private table(path: PaperPath, inAnnex: boolean): void {
    this.tables++;
    if (inAnnex) this.annexTables++;
    const header = this.random.pick([
      ['STT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Thời hạn'],
      ['TT', 'Đơn vị', 'Số đảng viên', 'Số đại biểu', 'Ghi chú'],
      ['Nội dung', 'Chỉ tiêu', 'Người phụ trách'],
    ]);
    const rows = Array.from({ length: this.random.int(3, 7) }, (_, i) => this.row(header, i + 1));
    this.add({
      type: 'table',
      header,
      rows,
      path,
      numberInPaper: this.tables,
      numberInAnnex: inAnnex ? this.annexTables : this.tables,
    });
  }

  private row(header: readonly string[], number: number): string[] {
    const { random, writer } = this;
    return header.map((cell, i) => {
      if (/^S?TT$/.test(cell)) return String(number);
      if (/^Số|Chỉ tiêu/.test(cell))
        return random.chance(0.5) ? String(random.int(7, 480)) : `${random.int(5, 95)}%`;
      if (cell === 'Thời hạn') return `${random.int(1, 28)}/${random.int(1, 12)}/${random.int(2019, 2025)}`;
      if (cell === 'Ghi chú') return random.pick(['Đã duyệt', 'Bổ sung sau', 'Đại hội điểm', 'Không']);
      return i === 1 || cell === 'Nội dung'
        ? writer.point()
        : random.pick(['Văn phòng', 'Ban Tổ chức', 'Tiểu ban văn kiện']);
    });
  }

  private heading(
    marker: string,
    text: string,
    level: number,
    path: PaperPath | null,
    stacked = false,
  ): void {
    this.add({ type: 'heading', marker, text, stacked, level, path });
  }

  private item(marker: string, text: string, level: number, path: PaperPath): void {
    this.add({ type: 'item', marker, text, level, path });
  }

  private add(part: PaperPart): void {
    this.parts.push(part);
    this.length += part.type === 'table' ? 200 : part.text.length;
  }
}

function lowerFirst(text: string, wanted: boolean): string {
  return wanted ? `${(text[0] ?? '').toLowerCase()}${text.slice(1)}` : text;
}
