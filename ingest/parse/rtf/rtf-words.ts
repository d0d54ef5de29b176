/** Groups whose text is no text of the paper. */
const SKIPPED = new Set(
  `info pict objdata objclass objname filetbl listtable listoverridetable revtbl rsidtbl xe tc rxe txe bkmkstart bkmkend
   annotation atnid atnauthor private template operator falt panose nonshppict shprslt sp colorschememapping themedata
   datastore latentstyles generator userprops xmlnstbl mmathPr pgptbl background fname ftnsep ftnsepc aftnsep aftnsepc
   upr fontemb fontfile pnseclvl pntxta pntxtb nextfile docvar formfield mhtmltag datafield wgrffmtfilter keywords`
    .split(/\s+/)
    .filter((name) => name !== ''),
);
/** Groups marked as passable (`\*`) that hold text of the paper all the same. */
const READ_WHEN_STARRED = new Set([
  'fldinst',
  'shpinst',
  'ud',
  'do',
  'footnote',
  'shptxt',
  'dptxbxtext',
  'shpgrp',
  'listtext',
]);
const HEADS = /^header[lrf]?$/;
const FEET = /^footer[lrf]?$/;
const CHARACTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tab: '\t',
    line: '\n',
    lbr: '\n',
    page: '\n',
    column: '\n',
    emdash: '—',
    endash: '–',
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
    bullet: '•',
    emspace: ' ',
    enspace: ' ',
  }),
);

/** Whether a group that begins with this word is a running head. */
export function isHead(name: string): boolean {
  return HEADS.test(name);
}

export function isFoot(name: string): boolean {
  return FEET.test(name);
}

/** Whether a group that begins with this word holds no text of the paper; `starred`: it may be passed over. */
export function isPassedOver(name: string, starred: boolean): boolean {
  return SKIPPED.has(name) || (starred && !READ_WHEN_STARRED.has(name));
}

/** The character that a word stands for. */
export function characterOf(name: string): string | undefined {
  return CHARACTERS.get(name);
}
