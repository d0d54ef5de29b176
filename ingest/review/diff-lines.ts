import { formatLocator, type Passage } from '../../knowledge/model/passage.ts';
import { describeChange, nameOf } from './describe-document.ts';
import type { DocumentChange } from './diff-content.ts';
import { REVIEW } from './review-messages.vi.ts';

const SHOWN_PASSAGES = 5;
const SHOWN_CHARACTERS = 120;

/** The differences for a person at a terminal: documents, their values, the first passages on each side. */
export function diffLines(changes: readonly DocumentChange[]): string[] {
  return changes.length === 0 ? [REVIEW.noChange] : changes.flatMap(changeLines);
}

function changeLines(change: DocumentChange): string[] {
  const name = nameOf(change.document);
  if (change.change !== 'changed') return [REVIEW[change.change](name, change.passages)];
  const { fields, addedPassages, removedPassages } = change;
  return [
    REVIEW.changed(name),
    ...fields.map((field) => REVIEW.field(...describeChange(field))),
    ...(addedPassages.length + removedPassages.length === 0
      ? []
      : [REVIEW.passages(addedPassages.length, removedPassages.length)]),
    ...passageLines(removedPassages, REVIEW.removedPassage),
    ...passageLines(addedPassages, REVIEW.addedPassage),
  ];
}

function passageLines(
  passages: readonly Passage[],
  line: (locator: string, words: string) => string,
): string[] {
  const lines = passages.slice(0, SHOWN_PASSAGES).map((passage) => line(...shownPassage(passage)));
  return passages.length > SHOWN_PASSAGES ? [...lines, REVIEW.more(passages.length - SHOWN_PASSAGES)] : lines;
}

/** Locator with a colon, and the first words. */
export function shownPassage({ locator, text }: Passage): [string, string] {
  const place = formatLocator(locator);
  const flat = text.replace(/\s+/g, ' ');
  const words = flat.length > SHOWN_CHARACTERS ? `${flat.slice(0, SHOWN_CHARACTERS - 1)}…` : flat;
  return [place === null ? '' : `${place}: `, words];
}
