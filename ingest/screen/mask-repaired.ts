import { maskText } from '../../knowledge/screen/mask-text.ts';
import { countsInWords } from '../../knowledge/screen/private-kinds.ts';
import type { IdentifiedFacts } from '../identify/identify-document.ts';
import { notice } from '../messages.vi.ts';
import type { Repaired } from '../repair-text.ts';
import { maskPersonalData } from './personal-data.ts';

/** Before anything is split or stored: private words leave the blocks and the title alike. */
export function maskRepaired(asWritten: Repaired): {
  readonly repaired: Repaired;
  readonly isMasked: boolean;
} {
  const { blocks, counts } = maskPersonalData(asWritten.blocks);
  const said = countsInWords(counts);
  const title = maskText(asWritten.facts.title);
  const facts = withMaskedEvidence(asWritten.facts);
  if (said === '' && title === asWritten.facts.title)
    return { repaired: { ...asWritten, facts }, isMasked: false };
  const { split, warnings } = asWritten;
  return {
    isMasked: true,
    repaired: {
      facts: { ...facts, title },
      blocks,
      split: { ...split, title: split.title === null ? null : maskText(split.title) },
      warnings:
        said === ''
          ? warnings
          : [...warnings, notice('personal-data-masked', `masked ${JSON.stringify(counts)}`, said)],
    },
  };
}

/** The words by which values and relations are proved are words of the paper too. */
function withMaskedEvidence(facts: IdentifiedFacts): IdentifiedFacts {
  const masked = <T extends { readonly evidence?: string }>(value: T): T =>
    value.evidence === undefined ? value : { ...value, evidence: maskText(value.evidence) };
  const provenance = Object.fromEntries(
    Object.entries(facts.provenance).map(([field, origin]) => [field, masked(origin)]),
  );
  return {
    ...facts,
    provenance,
    ...(facts.statements === undefined ? {} : { statements: facts.statements.map(masked) }),
  };
}
