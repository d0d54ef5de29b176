import { notice, type Notice } from '../messages.vi.ts';
import type { Block, ParsedText } from '../parse/parser.ts';
import { addressesModel, isOrder } from './instruction-text.ts';
import { latinSkeleton } from '../../knowledge/screen/latin-skeleton.ts';
import { isStuffed } from './stuffed-text.ts';

/** Orders split over neighbouring blocks are looked for where both are short and have words. */
const SHORT = 300;
const FEWEST_LETTERS = 6;

/** Takes out the blocks that speak to a language model or are stuffed with one phrase, with a warning for each kind. */
export function dropHostileBlocks(parsed: ParsedText): ParsedText {
  const { blocks } = parsed;
  const forModels = new Set<Block>();
  const stuffed = new Set<Block>();
  let before: { readonly block: Block; readonly skeleton: string } | null = null;
  for (const block of blocks) {
    if (addressesModel(block.text)) forModels.add(block);
    else if (isStuffed(block.text)) stuffed.add(block);
    const mayBePart = block.text.length <= SHORT && !forModels.has(block) && hasWords(block.text);
    const skeleton: string = mayBePart ? latinSkeleton(block.text) : '';
    if (mayBePart && before !== null && isOrder(`${before.skeleton} ${skeleton}`)) {
      forModels.add(before.block);
      forModels.add(block);
    }
    before = mayBePart ? { block, skeleton } : null;
  }
  const hidesTitle = parsed.title !== null && addressesModel(parsed.title);
  if (forModels.size + stuffed.size === 0 && !hidesTitle) return parsed;
  const warnings: Notice[] = [...parsed.warnings];
  if (forModels.size > 0 || hidesTitle)
    warnings.push(
      notice('model-text-dropped', `${forModels.size} blocks address a model`, placesOf(forModels)),
    );
  if (stuffed.size > 0)
    warnings.push(notice('stuffed-text-dropped', `${stuffed.size} blocks are stuffed`, placesOf(stuffed)));
  return {
    ...parsed,
    title: hidesTitle ? null : parsed.title,
    blocks: blocks.filter((block) => !forModels.has(block) && !stuffed.has(block)),
    warnings,
  };
}

function hasWords(text: string): boolean {
  return text.length >= FEWEST_LETTERS && /\p{L}{2,}\P{L}+\p{L}{2,}/u.test(text);
}

/** `2 đoạn (trang 1, 4)`. */
function placesOf(blocks: ReadonlySet<Block>): string {
  const pages = [...new Set([...blocks].flatMap(({ page }) => (page === null ? [] : [page])))];
  const where = pages.length === 0 ? '' : ` (trang ${pages.join(', ')})`;
  return blocks.size === 0 ? 'tiêu đề' : `${blocks.size} đoạn${where}`;
}
