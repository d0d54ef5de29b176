/** `heading 1`, `Tiêu đề 2`, `Đầu đề 1`, `Titre 3`; near miss: `Heading 1 Char`. */
const HEADING =
  /^(?:heading|tiêu đề|đầu đề|đề mục|mục|chương mục|überschrift|titre|título|заголовок|标题)[ _]?([1-9])$/iu;
const TITLE = /^(?:title|tiêu đề|tên văn bản|titel|titre)$/iu;
const CAPTION = /^(?:caption|chú thích(?: ảnh| hình)?)$/iu;
const CONTENTS = /^(?:toc(?: heading| ?\d)|contents(?: heading| \d)|table of figures|mục lục(?: ?\d)?)$/iu;

export type StyleRole = 'text' | 'title' | 'caption' | 'contents';

/** Heading level 1–6 that the name of a style stands for; 0 when it stands for none. */
export function headingOfStyleName(name: string): number {
  const level = HEADING.exec(name.normalize('NFC'))?.[1];
  return level === undefined ? 0 : Math.min(6, Number(level));
}

export function roleOfStyleName(name: string): StyleRole {
  const said = name.normalize('NFC');
  if (TITLE.test(said)) return 'title';
  if (CONTENTS.test(said)) return 'contents';
  return CAPTION.test(said) ? 'caption' : 'text';
}
