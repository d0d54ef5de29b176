import { comparisonKey } from '../../knowledge/text/normalize.ts';
import type { Block } from '../parse/parser.ts';

/** A text without teasers and repeated headline, with picture captions marked. */
export interface UnrepeatedText {
  readonly blocks: readonly Block[];
  /** Whether the first paragraph also stood above the text as its teaser. */
  readonly leadWasRepeated: boolean;
}

const HEAD_BLOCKS = 8;
const MIN_REPEAT = 40;
const ELLIPSIS = /[,;\s]*(?:\.{2,}|…)$/u;
const MAX_CAPTION = 220;
/** `Ảnh: H.T`, `(Ảnh minh họa)`, `Nguồn ảnh: …` at the end or the start of a short paragraph. */
const PICTURE_CREDIT =
  /(?:^|[\s(.])(?:nguồn )?ảnh\s?(?::|minh họa|minh hoạ|tư liệu|internet).{0,60}$|^ảnh\s?:/iu;

/**
 * Drops from the head of a page what is said again below: a teaser that the following paragraphs begin with (whole or
 * cut off by "…"), the same paragraph twice, the headline once more. What stands under a repeated headline is the
 * caption of the picture it belongs to.
 */
export function dropRepeats(blocks: readonly Block[], headline: string | null): UnrepeatedText {
  const keys = blocks.map((block) => comparisonKey(block.text));
  const headlineKey = headline === null ? null : comparisonKey(headline);
  const kept: Block[] = [];
  let leadWasRepeated = false;
  let underHeadline = false;
  for (const [i, block] of blocks.entries()) {
    const key = keys[i] ?? '';
    if (i < HEAD_BLOCKS && key === headlineKey) {
      underHeadline = true;
      continue;
    }
    if (i < HEAD_BLOCKS && key.length >= MIN_REPEAT && isRepeatedBelow(key, keys.slice(i + 1))) {
      leadWasRepeated ||= kept.length === 0;
      continue;
    }
    const isCaption =
      isPictureCaption(block) || (underHeadline && kept.length > 0 && block.text.length <= MAX_CAPTION);
    kept.push(isCaption && block.kind === 'paragraph' ? { ...block, kind: 'caption' } : block);
    underHeadline = false;
  }
  return { blocks: kept, leadWasRepeated };
}

function isRepeatedBelow(key: string, below: readonly string[]): boolean {
  const cut = key.replace(ELLIPSIS, '');
  const isTeaser = cut !== key;
  return below.slice(0, HEAD_BLOCKS).some((_, i) => {
    if (!isTeaser) return below[i] === key;
    const rest = below.slice(i, i + HEAD_BLOCKS).join(' ');
    return cut.length >= MIN_REPEAT && rest.startsWith(cut);
  });
}

function isPictureCaption(block: Block): boolean {
  return block.kind === 'caption' || (block.text.length <= MAX_CAPTION && PICTURE_CREDIT.test(block.text));
}
