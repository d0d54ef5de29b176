import { CLASS_DAYS } from '../class/class-session.ts';

const DAY_MS = 24 * 60 * 60_000;

/** How long things are kept; people are told these figures. */
export const SHOWN_RETENTION = { questionDays: 30, handOffDays: 90 } as const;

export const RETENTION_MS = {
  /** Buttons and numbered replies work this long. */
  offers: DAY_MS,
  questionWords: SHOWN_RETENTION.questionDays * DAY_MS,
  /** Counts without words and without persons. */
  questionCounts: 400 * DAY_MS,
  handOffs: SHOWN_RETENTION.handOffDays * DAY_MS,
  classes: CLASS_DAYS * DAY_MS,
} as const;
