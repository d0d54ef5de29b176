import type { CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import { findDocumentNumbers } from '../../../knowledge/model/document-number.ts';
import { statusOn } from '../../../knowledge/model/validity.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { firstDayOf, lastDayOf, type NamedPaper, type PaperIdentity } from './paper-identities.ts';
import { besidePaper, dateOfPaper } from './read-time.ts';
import type { AskedTime } from './situation.ts';

type Named = Pick<NamedPaper, 'words' | 'start' | 'end' | 'candidates'>;

/**
 * Which of the papers of one number is meant: the one whose date, year or term the question gives; else the one chosen
 * earlier in the conversation; else the only one of the time asked about; else the only one in force.
 */
export function decidePaper(
  named: Named,
  question: string,
  time: AskedTime,
  asOf: CalendarDate,
  chosenBefore: readonly PaperIdentity[],
): NamedPaper {
  const { candidates } = named;
  const decided = (meant: PaperIdentity | undefined, isSaid = true): NamedPaper => ({
    ...named,
    meant: meant ?? null,
    isSaid,
    isTimeOnly: besidePaper(foldDiacritics(question), named.start) !== null,
  });
  const [only, ...more] = candidates;
  if (more.length === 0) return decided(only);
  const said = bySaidDate(named, question) ?? byTerm(candidates, time);
  if (said) return decided(said);
  const chosen = chosenBefore.find((paper) => candidates.some((one) => isSame(one, paper)));
  if (chosen) return decided(candidates.find((one) => isSame(one, chosen)));
  const existing = candidates.filter(({ issuedOn }) => issuedOn === null || issuedOn <= asOf);
  if (existing.length === 1) return decided(existing[0], false);
  if (time.period) {
    const { from, to } = time.period;
    const held = existing.filter((one) => {
      const [first, last] = [firstDayOf(one), lastDayOf(one)];
      return (first === null || first <= to) && (last === null || last >= from);
    });
    return decided(held.length === 1 ? held[0] : undefined, false);
  }
  const inForce = existing.filter((one) => statusOn(one, asOf) === 'in-force');
  const isRest = (one: PaperIdentity): boolean => ['superseded', 'past-term'].includes(statusOn(one, asOf));
  const isPlain = inForce.length === 1 && existing.every((one) => one === inForce[0] || isRest(one));
  return decided(isPlain && !time.isAboutThePast ? inForce[0] : undefined, false);
}

export function isSame(a: PaperIdentity, b: PaperIdentity): boolean {
  return a.key === b.key && a.issuedOn === b.issuedOn;
}

/** The date or year behind the number, else the only issue date or year that the question names anywhere. */
function bySaidDate({ end, candidates }: Named, question: string): PaperIdentity | undefined {
  const folded = foldDiacritics(question);
  const date = dateOfPaper(folded.slice(end));
  if (date) {
    const { from, to } = date.period;
    const fitting = candidates.filter(
      ({ issuedOn }) => issuedOn !== null && from <= issuedOn && issuedOn <= to,
    );
    if (fitting.length === 1) return fitting[0];
  }
  // The years of other numbers ("30/2020/NĐ-CP") and of terms say nothing about this one.
  const rest = findDocumentNumbers(question)
    .reduce((text, { raw }) => text.replace(foldDiacritics(raw), ' '), folded)
    .replace(/20\d\d ?- ?20\d\d/g, ' ');
  const years = new Set(rest.match(/(?<!\d)20\d\d(?!\d)/g));
  const fitting = candidates.filter(({ issuedOn }) => issuedOn !== null && years.has(issuedOn.slice(0, 4)));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function byTerm(candidates: readonly PaperIdentity[], { term }: AskedTime): PaperIdentity | undefined {
  if (term === null) return undefined;
  const fitting = candidates.filter((one) => one.term === term);
  return fitting.length === 1 ? fitting[0] : undefined;
}
