import { comparisonKey } from '../knowledge/text/normalize.ts';
import { identifyOfficial, identifyPage, type IdentifiedFacts } from './identify/identify-document.ts';
import type { OfficialHeader } from './identify/official-header.ts';
import { datelineOf } from './identify/press-issuer.ts';
import { findSignature } from './identify/signature.ts';
import type { Notice } from './messages.vi.ts';
import type { Block, ParsedText } from './parse/parser.ts';
import { dropPageChrome } from './repair/drop-page-chrome.ts';
import { dropPageTail } from './repair/drop-page-tail.ts';
import { dropRepeats } from './repair/drop-repeats.ts';
import type { SplitOptions } from './split/split-passages.ts';

/** A text without what only stands around it, with what its words say of it. */
export interface Repaired {
  readonly facts: IdentifiedFacts;
  readonly blocks: readonly Block[];
  readonly split: SplitOptions;
  readonly warnings: readonly Notice[];
}

/**
 * An official paper (`header` is its head) loses head, foot and what portals set under it; a page its menus and repeats;
 * a text with front matter its own title alone.
 */
export function repairText(parsed: ParsedText, header: OfficialHeader | null): Repaired {
  return header === null ? repairPage(parsed) : repairOfficial(parsed, header);
}

function repairOfficial(parsed: ParsedText, header: OfficialHeader): Repaired {
  const signature = findSignature(parsed.blocks, header.bodyStart);
  const paper = dropPageTail(parsed.blocks, signature?.to ?? parsed.blocks.length);
  const blocks = paper.filter(
    (_, i) => i >= header.bodyStart && !(signature && i >= signature.from && i < signature.to),
  );
  const isRecognised = parsed.ocr !== undefined;
  const { facts, warnings } = identifyOfficial(header, signature, blocks, isRecognised);
  const split = { title: header.title, isReport: false, firstIsLead: false, isRecognised };
  return { facts, blocks, warnings, split };
}

function repairPage(parsed: ParsedText): Repaired {
  if (parsed.metadataIsFrontMatter) return repairAuthored(parsed);
  const page = dropPageChrome(parsed.blocks);
  const headline = page.headline ?? parsed.title;
  // Only pages say things twice by accident; in other texts the same words twice are meant.
  const { blocks, leadWasRepeated } = page.isPage
    ? dropRepeats(page.blocks, headline)
    : { blocks: page.blocks, leadWasRepeated: false };
  const { facts, warnings } = identifyPage({ ...page, blocks }, parsed.blocks, blocks, parsed);
  const isReport = facts.kind === 'bao-chi';
  const firstIsLead = isReport && (leadWasRepeated || datelineOf(blocks[0]?.text ?? '') !== null);
  return { facts, blocks, warnings, split: { title: headline, isReport, firstIsLead } };
}

/** A text written for this product: nothing around it is chrome; its first `#` is its title. */
function repairAuthored(parsed: ParsedText): Repaired {
  const titleKey = comparisonKey(parsed.title ?? '');
  const [first] = parsed.blocks;
  const hasTitle = first?.kind === 'heading' && first.level === 1 && comparisonKey(first.text) === titleKey;
  const blocks = hasTitle ? parsed.blocks.slice(1) : parsed.blocks;
  const page = {
    blocks,
    headline: parsed.title,
    dateLines: [],
    attributions: [],
    footer: [],
    byline: null,
    isPage: false,
  };
  const { facts } = identifyPage(page, blocks, blocks, parsed);
  return {
    facts,
    blocks,
    warnings: [],
    split: { title: hasTitle ? (first?.text ?? null) : null, isReport: false, firstIsLead: false },
  };
}
