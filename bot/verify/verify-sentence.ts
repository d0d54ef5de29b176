import { checkAnchors } from './check-anchors.ts';
import { checkBindings } from './check-bindings.ts';
import { checkBounds } from './check-bounds.ts';
import { checkConditions } from './check-conditions.ts';
import { checkMeasures } from './check-measures.ts';
import { checkModality } from './check-modality.ts';
import { checkNames } from './check-names.ts';
import { checkOpposites } from './check-opposites.ts';
import { checkRoles } from './check-roles.ts';
import { checkScope } from './check-scope.ts';
import { checkLinks, checkQuotes, checkSupport } from './check-wording.ts';
import { readText } from './claim-text.ts';
import type { Finding } from './finding.ts';

/** Sentences of any length are checked; passages beyond this are cut, so that the time is bounded. */
const LONGEST_PASSAGE = 20_000;
const LONGEST_SENTENCE = 4_000;

/**
 * What of a sentence the passages it cites do not support; empty when all is supported. Every figure, date, document
 * number, name, negation and word of obligation must stand in them after normalising ("15%" = "mười lăm phần trăm",
 * "30/5/2019" = "ngày 30 tháng 5 năm 2019"), quotations word for word. A sentence that says less than its passage is
 * supported; one that leaves a condition of the same words out ("không", "tối đa") is not.
 */
export function verifySentence(sentence: string, passages: readonly string[]): Finding[] {
  if (sentence.length > LONGEST_SENTENCE) return [{ kind: 'unsupported', text: sentence.slice(0, 80) }];
  const claim = readText(sentence);
  const held = passages.map((text) => readText(text.slice(0, LONGEST_PASSAGE), { loose: true }));
  return [
    ...checkLinks(sentence),
    ...checkAnchors(claim, held),
    ...checkNames(claim, held),
    ...checkModality(claim, held),
    ...checkBounds(claim, held),
    ...checkMeasures(claim, held),
    ...checkBindings(claim, held),
    ...checkRoles(claim, held),
    ...checkOpposites(claim, held),
    ...checkScope(claim, held),
    ...checkConditions(claim, held),
    ...checkQuotes(claim, held),
    ...checkSupport(claim, held),
  ];
}
