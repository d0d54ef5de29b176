import { formatDate, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import { keyText } from '../register/declared-by-register.ts';

/** A paper as a reader names it: `45-CT/TW (14/4/2025)`; without a number by its title. */
export function paperName(paper: {
  readonly number: string | null;
  readonly issuedOn: CalendarDate | null;
  readonly title?: string;
}): string {
  const { number, issuedOn, title } = paper;
  if (number !== null)
    return keyText({ number: number as Parameters<typeof keyText>[0]['number'], issuedOn });
  const name = `“${title ?? ''}”`;
  return issuedOn === null ? name : `${name} (${formatDate(issuedOn)})`;
}
