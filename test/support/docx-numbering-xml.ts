import { escapeXml } from './docx-xml.ts';

/** One level of a list as Word keeps it. */
export interface DocxLevel {
  /** `decimal`, `lowerLetter`, `upperLetter`, `lowerRoman`, `upperRoman`, `bullet`, … */
  readonly format: string;
  /** `Điều %1.`, `%1.%2.`; the sign itself for bullets. */
  readonly text: string;
  /** Default 1. */
  readonly start?: number;
  /** What stands between number and text. Default `tab`. */
  readonly suffix?: 'tab' | 'space' | 'nothing';
  /** Paragraph style that carries the level. */
  readonly style?: string;
  /** All numbers in decimal, whatever the levels above use. */
  readonly legal?: boolean;
  /** 1-based level after which the count starts anew; 0 never. */
  readonly restart?: number;
  /** Font of the number itself. */
  readonly font?: string;
}

export interface DocxList {
  /** Number as text; paragraphs name the list by it. */
  readonly id: string;
  readonly levels: readonly DocxLevel[];
  /** Id of another list: this one counts on in that list, from `startAt` when given. */
  readonly continues?: string;
  /** First number by level, as an override of this list alone. */
  readonly startAt?: Readonly<Record<number, number>>;
}

/** `w:abstractNum` and `w:num` elements of the lists. */
export function numberingXml(lists: readonly DocxList[]): string {
  const own = lists.filter((list) => list.continues === undefined);
  const abstracts = own.map(
    (list) =>
      `<w:abstractNum w:abstractNumId="${list.id}"><w:multiLevelType w:val="multilevel"/>${list.levels.map(levelXml).join('')}</w:abstractNum>`,
  );
  const nums = lists.map((list) => {
    const overrides = Object.entries(list.startAt ?? {}).map(
      ([level, start]) =>
        `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
    );
    return `<w:num w:numId="${list.id}"><w:abstractNumId w:val="${list.continues ?? list.id}"/>${overrides.join('')}</w:num>`;
  });
  return [...abstracts, ...nums].join('');
}

function levelXml(level: DocxLevel, index: number): string {
  const font =
    level.font === undefined
      ? ''
      : `<w:rPr><w:rFonts w:ascii="${level.font}" w:hAnsi="${level.font}"/></w:rPr>`;
  return [
    `<w:lvl w:ilvl="${index}"><w:start w:val="${level.start ?? 1}"/><w:numFmt w:val="${level.format}"/>`,
    level.restart === undefined ? '' : `<w:lvlRestart w:val="${level.restart}"/>`,
    level.style === undefined ? '' : `<w:pStyle w:val="${level.style}"/>`,
    level.legal ? '<w:isLgl/>' : '',
    level.suffix === undefined ? '' : `<w:suff w:val="${level.suffix}"/>`,
    `<w:lvlText w:val="${escapeXml(level.text)}"/>${font}</w:lvl>`,
  ].join('');
}
