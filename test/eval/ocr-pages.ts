import type { PageDamage } from '../support/page-damage.ts';
import type { PageBlock, TextBlock } from '../support/page-layout.ts';
import { drawPages, type ScannedPage } from '../support/scanned-page.ts';
import { seededRandom } from '../support/seeded-random.ts';

export type PageCondition = 'clean' | 'noisy';

/** Pages of one text, printed as an official paper with header, table, signature, and scanned at 200 dpi. */
export async function scanText(text: string, condition: PageCondition, seed: number): Promise<ScannedPage[]> {
  return drawPages(paperBlocks(text, seed), { damage: damageOf(condition, seed), seed, dpi: 200 });
}

/** A noisy page is turned, blurred, grainy, badly lit, stamped over the text, folded and compressed, all at once. */
function damageOf(condition: PageCondition, seed: number): PageDamage {
  if (condition === 'clean') return {};
  const random = seededRandom(seed * 7919);
  const between = (low: number, high: number): number => low + random() * (high - low);
  return {
    skewDegrees: between(-2, 2),
    blurPx: between(0.4, 0.9),
    noise: between(6, 16),
    specks: Math.round(between(100, 400)),
    unevenLight: between(0.15, 0.4),
    stamp: { x: between(0.3, 0.75), y: between(0.25, 0.8), strength: between(0.6, 0.9) },
    ...(random() < 0.4 ? { foldAt: between(0.45, 0.55) } : {}),
    ...(random() < 0.5 ? { darkEdgeMm: between(3, 10) } : {}),
    paleInk: between(0, 0.3),
    jpegQuality: Math.round(between(45, 80)),
  };
}

const BODIES = [
  ['ĐẢNG BỘ TỈNH AN HÒA', 'HUYỆN ỦY BÌNH MINH', 'HU', 'Bình Minh'],
  ['ĐẢNG ỦY XÃ TÂN PHÚ', 'CHI BỘ THÔN ĐOÀI', 'CB', 'Tân Phú'],
  ['TỈNH ỦY SÔNG THƯƠNG', 'BAN TỔ CHỨC', 'BTCTU', 'Sông Thương'],
  ['ĐẢNG BỘ PHƯỜNG ĐÔNG KHÊ', 'BAN CHẤP HÀNH', 'ĐU', 'Đông Khê'],
] as const;
const KINDS = [
  ['HƯỚNG DẪN', 'HD'],
  ['KẾ HOẠCH', 'KH'],
  ['BÁO CÁO', 'BC'],
  ['NGHỊ QUYẾT', 'NQ'],
  ['THÔNG BÁO', 'TB'],
] as const;
const SIGNERS = ['Nguyễn Thị Hạnh', 'Trần Văn Lực', 'Lê Quang Đạo', 'Phạm Hữu Chí', 'Vũ Thị Thúy'] as const;

/** Header, title, paragraphs and tables of a Markdown or plain text, and a signature. */
function paperBlocks(text: string, seed: number): PageBlock[] {
  const random = seededRandom(seed * 104_729);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const number = (below: number): string => String(1 + Math.floor(random() * below)).padStart(2, '0');
  const [above, body, code, place] = pick(BODIES);
  const [kind, sign] = pick(KINDS);
  const year = 2015 + Math.floor(random() * 11);
  const centred = (words: string, more: Partial<TextBlock> = {}): TextBlock => ({
    kind: 'text',
    text: words,
    align: 'center',
    spaceBeforePt: 2,
    ...more,
  });
  return [
    {
      kind: 'columns',
      columns: [
        [
          centred(above),
          centred(body, { face: 'bold' }),
          centred('*'),
          centred(`Số ${number(180)}-${sign}/${code}`),
        ],
        [
          centred('ĐẢNG CỘNG SẢN VIỆT NAM', { face: 'bold', sizePt: 15, ruleMm: 68 }),
          centred(`${place}, ngày ${number(28)} tháng ${number(12)} năm ${year}`, { face: 'italic' }),
        ],
      ],
    },
    centred(kind, { face: 'bold', sizePt: 16, spaceBeforePt: 18 }),
    ...bodyBlocks(text),
    {
      kind: 'columns',
      columns: [
        [
          { kind: 'text', text: 'Nơi nhận:', face: 'italic', sizePt: 12, align: 'left', spaceBeforePt: 14 },
          { kind: 'text', text: '- Các chi bộ trực thuộc,', sizePt: 12, align: 'left', spaceBeforePt: 0 },
          { kind: 'text', text: '- Lưu Văn phòng.', sizePt: 12, align: 'left', spaceBeforePt: 0 },
        ],
        [
          centred('T/M BAN THƯỜNG VỤ', { face: 'bold', spaceBeforePt: 14 }),
          centred('BÍ THƯ'),
          centred(pick(SIGNERS), { face: 'bold', spaceBeforePt: 56 }),
        ],
      ],
    },
  ];
}

function bodyBlocks(text: string): PageBlock[] {
  const blocks: PageBlock[] = [];
  for (const part of withoutFrontMatter(text).split(/\n\s*\n|\n(?=[-#|>] ?)/)) {
    const line = part.trim();
    if (line === '' || /^\|[-|\s:]+\|$/.test(line)) continue;
    const last = blocks.at(-1);
    if (line.startsWith('|')) {
      const cells = line
        .slice(1, -1)
        .split('|')
        .map((cell) => plain(cell));
      if (last?.kind === 'table') blocks[blocks.length - 1] = { kind: 'table', rows: [...last.rows, cells] };
      else blocks.push({ kind: 'table', rows: [cells] });
    } else if (line.startsWith('#'))
      blocks.push({
        kind: 'text',
        text: plain(line.replace(/^#+/, '')),
        face: 'bold',
        align: 'left',
        spaceBeforePt: 8,
      });
    else blocks.push({ kind: 'text', text: plain(line.replace(/^>/, '')), firstLineMm: 12.7 });
  }
  return blocks;
}

function plain(text: string): string {
  return text
    .replace(/\*\*|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/, '');
}
