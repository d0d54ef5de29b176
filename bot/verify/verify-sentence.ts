import { checkAnchors } from './check-anchors.ts';
import { checkBindings } from './check-bindings.ts';
import { checkBounds } from './check-bounds.ts';
import { checkConditions } from './check-conditions.ts';
import { checkLevels } from './check-levels.ts';
import { checkMeasures } from './check-measures.ts';
import { checkModality } from './check-modality.ts';
import { checkNames } from './check-names.ts';
import { checkOpposites } from './check-opposites.ts';
import { checkRoles } from './check-roles.ts';
import { checkSlots } from './check-slots.ts';
import { checkScope } from './check-scope.ts';
import { checkLinks, checkQuotes, checkSupport } from './check-wording.ts';
import { readPassage, readText } from './claim-text.ts';
import type { Finding } from './finding.ts';
import { isWholeSentence } from './whole-sentence.ts';

/** Sentences of any length are checked; passages beyond this are cut, so that the time is bounded. */
const LONGEST_PASSAGE = 20_000;
const LONGEST_SENTENCE = 4_000;
/** "3. ", "b) ", "- ": the place in a list. */
const LIST_NUMBER = /^\s*(?:[-•*+]\s+)?(\d{1,2}|[a-zđ])[.)]\s+/u;
/** "Văn bản nêu: ", "Theo tài liệu, ": no words of the passage. */
const FRAME =
  /^\s*(?:theo\s+)?(?:văn bản|tài liệu|đoạn trích)(?:\s+(?:này|trên|nói trên))?(?:\s+(?:nêu|viết|ghi))?(?:\s+rõ)?(?:\s*[:,]\s*|\s+(?=[“"«]))/iu;

/**
 * What of a sentence the passages it cites do not support; empty when all is supported.
 *
 * Every figure, date, document number, name, negation and word of obligation must stand in them after normalising ("15%" =
 * "mười lăm phần trăm", "30/5/2019" = "ngày 30 tháng 5 năm 2019"), of the same matter and between the same parties;
 * every other word as written or in a synonym; quotations word for word. A sentence may say less than its passage, but
 * not leave out a condition, a negation or a bound of what it says. A whole sentence of a passage is always supported,
 * unless it holds an address or markup. Sentences beyond 4,000 characters are unsupported; of each passage the first
 * 20,000 are read.
 */
export function verifySentence(sentence: string, passages: readonly string[]): Finding[] {
  if (sentence.length > LONGEST_SENTENCE) return [{ kind: 'unsupported', text: sentence.slice(0, 80) }];
  const links = checkLinks(sentence);
  const cut = passages.map((text) => text.slice(0, LONGEST_PASSAGE));
  if (links.length > 0 || isWholeSentence(sentence, cut)) return links;
  const claim = readText(withoutFrame(sentence, cut));
  const held = cut.map(readPassage);
  return [
    ...checkAnchors(claim, held),
    ...checkNames(claim, held),
    ...checkModality(claim, held),
    ...checkBounds(claim, held),
    ...checkMeasures(claim, held),
    ...checkBindings(claim, held),
    ...checkSlots(claim, held),
    ...checkRoles(claim, held),
    ...checkLevels(claim, held),
    ...checkOpposites(claim, held),
    ...checkScope(claim, held),
    ...checkConditions(claim, held),
    ...checkQuotes(claim, held),
    ...checkSupport(claim, held),
  ];
}

/** The sentence without what only frames it: a lead-in, and a place in a list when the passages have such a place. */
function withoutFrame(sentence: string, passages: readonly string[]): string {
  const plain = sentence.normalize('NFC').replace(FRAME, '');
  const place = LIST_NUMBER.exec(plain)?.[1];
  if (place === undefined) return plain;
  const isPlace = passages.some((text) => new RegExp(`(?:^|\\n)[\\s•*+-]*${place}[.)]\\s`, 'u').test(text));
  return isPlace ? plain.replace(LIST_NUMBER, '') : plain;
}
