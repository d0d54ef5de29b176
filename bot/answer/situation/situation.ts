import type { AuthorityLevel } from '../../../knowledge/model/authority.ts';
import type { CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { CongressTerm, Period } from '../../../knowledge/model/congress-term.ts';
import type { NamedPaper } from './paper-identities.ts';

/** A place that a question is about. */
export interface AskedPlace {
  /** Without its unit word, as the documents or the asker write it: `Bến Sỏi`. */
  readonly name: string;
  /** `xã`, `thị xã`, `tỉnh`…; null when the question does not say. */
  readonly unit: string | null;
  /** Names of the larger units in which the question puts it, the nearest first. */
  readonly within: readonly string[];
  /** Whether the words of the question name it, rather than the setting of the asker or an earlier turn. */
  readonly isNamed: boolean;
}

/** The time a question is about, from its words. */
export interface AskedTime {
  /** Null when the question is about the day it is asked on. */
  readonly period: Period | null;
  /** Term of office named or meant in words; null when none is. */
  readonly term: CongressTerm | null;
  readonly isAboutThePast: boolean;
  /** "hiện nay", "hiện hành": only what holds on the day of asking answers. */
  readonly isAboutNow: boolean;
}

/** What is known of the time, place and level that a question is about. */
export interface Situation extends AskedTime {
  /** The day the question is asked on. */
  readonly asOf: CalendarDate;
  readonly places: readonly AskedPlace[];
  /** Level of Party organisation or government it is about; null when it names none. */
  readonly level: AuthorityLevel | null;
  /** Papers it names by number, each with the one that is meant where that could be decided. */
  readonly papers: readonly NamedPaper[];
  /** Whether only the text of the paper that is meant may answer; false unless set. */
  readonly isOnlyMeantPaper?: boolean;
}
