import { notice, type Notice } from '../messages.vi.ts';
import type { Block, ParsedText } from '../parse/parser.ts';
import { addressesModel } from './instruction-text.ts';
import { isStuffed } from './stuffed-text.ts';

/** Orders split over neighbouring blocks are looked for where both are short. */
const SHORT = 300;

/** Takes out the blocks that speak to a language model or are stuffed with one phrase, with a warning for each kind. */
export function dropHostileBlocks(parsed: ParsedText): ParsedText {
  const { blocks } = parsed;
  const forModels = new Set<Block>();
  const stuffed = new Set<Block>();
  blocks.forEach((block, i) => {
    if (addressesModel(block.text)) forModels.add(block);
    else if (isStuffed(block.text)) stuffed.add(block);
    const before = blocks[i - 1];
    if (before === undefined || forModels.has(before) || forModels.has(block)) return;
    if (before.text.length > SHORT || block.text.length > SHORT) return;
    if (addressesModel(`${before.text} ${block.text}`)) {
      forModels.add(before);
      forModels.add(block);
    }
  });
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

/** `2 đoạn (trang 1, 4)`. */
function placesOf(blocks: ReadonlySet<Block>): string {
  const pages = [...new Set([...blocks].flatMap(({ page }) => (page === null ? [] : [page])))];
  const where = pages.length === 0 ? '' : ` (trang ${pages.join(', ')})`;
  return blocks.size === 0 ? 'tiêu đề' : `${blocks.size} đoạn${where}`;
}
