import { formatDate } from '../../knowledge/model/calendar-date.ts';
import { notice, type Notice } from '../messages.vi.ts';
import type { OfficialHeader } from './official-header.ts';

/** Certainty below which a person should look. */
const UNSURE = 0.8;

/** Notices for number and day that were read from scanned signs put right. */
export function unsureValues({ number, issuedOn }: OfficialHeader): Notice[] {
  return [
    ...(number && number.certainty < UNSURE
      ? [notice('value-unsure', `number read from ${number.evidence}`, `số ${number.value}`)]
      : []),
    ...(issuedOn && issuedOn.certainty < UNSURE
      ? [notice('value-unsure', `day read from ${issuedOn.evidence}`, `ngày ${formatDate(issuedOn.value)}`)]
      : []),
  ];
}
