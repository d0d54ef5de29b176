import type { Provenance, ValueOrigin } from '../../knowledge/model/document.ts';
import { comparisonKey } from '../../knowledge/text/normalize.ts';
import { notice, type Notice } from '../messages.vi.ts';
import type { DeclaredMetadata } from './declared-metadata.ts';
import type { Identified, IdentifiedFacts } from './identify-document.ts';

/** What people declared of a document in one place. */
export interface Declared {
  readonly from: ValueOrigin;
  readonly metadata: DeclaredMetadata;
}

/** Fields that a layer may set on a document, with the value it sets. */
const FIELDS = [
  'title',
  'number',
  'issuedOn',
  'issuer',
  'kind',
  'term',
  'level',
  'jurisdiction',
  'validity',
  'signer',
  'references',
  'sources',
] as const;

/** Lays declared values over those read from the text, each remembering where it came from. */
export function mergeLayers(read: Identified, layers: readonly Declared[]): Identified {
  const facts: Record<string, unknown> = { ...read.facts };
  const provenance: Record<string, Provenance> = { ...read.facts.provenance };
  const warnings: Notice[] = [...read.warnings];
  for (const { from, metadata } of layers) {
    for (const field of FIELDS) {
      const value = metadata[field];
      if (value === undefined) continue;
      if (field === 'number' || field === 'issuedOn') {
        const inText = read.facts[field];
        const said = String(metadata[field]);
        if (
          read.facts.provenance[field] !== undefined &&
          inText !== null &&
          metadata[field] !== null &&
          inText !== metadata[field]
        )
          warnings.push(
            notice(
              'values-disagree',
              `${from} says ${field} ${said}, the text says ${inText}`,
              `${field === 'number' ? 'số' : 'ngày'} ${said}`,
            ),
          );
      }
      facts[field] = value;
      provenance[field] = { from, certainty: 1 };
    }
  }
  const placeIsMoreExact = keepTextUnit(
    read.facts.jurisdiction,
    facts['jurisdiction'] as IdentifiedFacts['jurisdiction'],
  );
  const kept = warnings.filter(
    ({ code }) => !(code === 'date-missing' || code === 'date-incomplete') || facts['issuedOn'] === null,
  );
  return {
    facts: { ...(facts as unknown as IdentifiedFacts), jurisdiction: placeIsMoreExact, provenance },
    warnings: kept,
  };
}

/**
 * A digest tells of papers, terms and places without being of them: it is about what its author declared and nothing
 * else. Only the unit of a declared place is still read from the text.
 */
export function onlyDeclared<T extends Identified>(read: T): T {
  const unstated = { number: null, issuedOn: null, issuer: null, term: null, level: null, signer: null };
  const provenance = Object.fromEntries(
    Object.entries(read.facts.provenance).filter(([field]) => !(field in unstated)),
  );
  return { ...read, facts: { ...read.facts, ...unstated, provenance } };
}

/** A declared "Bến Sỏi, Sông Trăng" names no unit; the text often does. */
function keepTextUnit(
  read: IdentifiedFacts['jurisdiction'],
  chosen: IdentifiedFacts['jurisdiction'],
): IdentifiedFacts['jurisdiction'] {
  if (chosen.scope !== 'local' || chosen.unit !== null || read.scope !== 'local') return chosen;
  return comparisonKey(read.place) === comparisonKey(chosen.place)
    ? { ...chosen, unit: read.unit, province: chosen.province ?? read.province }
    : chosen;
}
