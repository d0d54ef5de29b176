import { dayBefore, formatDate } from '../../knowledge/model/calendar-date.ts';
import type { Provenance } from '../../knowledge/model/document.ts';
import { UNKNOWN_VALIDITY, type Validity } from '../../knowledge/model/validity.ts';
import { notice, type Notice } from '../messages.vi.ts';
import type { Block } from '../parse/parser.ts';
import { ownEffect } from '../relations/effective-day.ts';
import type { OfficialHeader } from './official-header.ts';
import { evidenceWords } from '../screen/evidence-words.ts';

export interface OwnValidity {
  readonly validity: Validity;
  readonly origin: Provenance | null;
  readonly warnings: readonly Notice[];
  /** Its own time cannot be told, so that nobody knows from which day it acts on other papers either. */
  readonly isUnreadable: boolean;
}

/**
 * When the paper takes effect and ends by its own words. A draft is in force at no time. Days that are none, and an end
 * before the beginning, are told of and count for nothing.
 */
export function ownValidity(header: OfficialHeader, body: readonly Block[]): OwnValidity {
  const warnings: Notice[] = [];
  const effect = ownEffect(body.map((block) => block.text));
  const issued = header.issuedOn?.value ?? null;
  const from = effect.from === 'issue' ? issued : effect.from;
  const isTurned = from !== null && effect.ends !== null && effect.ends <= from;
  const isUnreadable = effect.isUnreadable || isTurned;
  if (isUnreadable)
    warnings.push(notice('effective-day-unreal', isTurned ? 'ends before it begins' : 'a day that is none'));
  const isEarly = from !== null && issued !== null && from < issued;
  if (isEarly)
    warnings.push(notice('effective-before-issue', `effective ${from}, issued ${issued}`, formatDate(from)));
  const origin: Provenance | null =
    effect.evidence === null
      ? null
      : { from: 'text', certainty: isEarly ? 0.4 : 0.85, evidence: evidenceWords(effect.evidence, 200) };
  const own: Validity = {
    ...UNKNOWN_VALIDITY,
    from: isEarly || isTurned ? null : from,
    ...(effect.ends === null || isTurned ? {} : { status: 'superseded', to: dayBefore(effect.ends) }),
  };
  if (!header.isDraft) return { validity: own, origin, warnings, isUnreadable };
  warnings.push(notice('draft-paper', 'the head says that it is a draft'));
  const caution = 'Đây là bản dự thảo, chưa được ban hành nên chưa có hiệu lực.';
  return { validity: { ...UNKNOWN_VALIDITY, caution }, origin, warnings, isUnreadable };
}
