import type { ReportedFile } from '../dialogue/ingest-runner.ts';

/** A golden question that was answered rightly from the version before and no longer is. */
export interface WorseAnswer {
  readonly question: string;
  readonly facts: readonly string[];
  readonly got: string;
}

/** What a run changed about one document. */
export interface ReportedChange {
  readonly change: 'added' | 'removed' | 'changed';
  readonly documentId: string;
  /** Names of the values that changed. */
  readonly fields: readonly string[];
  readonly addedPassages: number;
  readonly removedPassages: number;
}

/** A finished run of the ingest program, as it is kept. */
export interface RunReport {
  /** Names the report; also of its page. */
  readonly id: string;
  /** Moment (ISO, UTC). */
  readonly at: string;
  /** The version that was built; null when there was nothing new. */
  readonly version: string | null;
  /** Whether it was published by the run itself, without a person's decision. */
  readonly isPublished: boolean;
  /** Null when no golden question was asked. */
  readonly golden: {
    readonly asked: number;
    readonly passed: number;
    readonly worse: readonly WorseAnswer[];
    readonly uncovered: readonly string[];
  } | null;
  /** Golden questions were to be asked and could not be. */
  readonly isNotAsked: boolean;
  /** The changes for a person, line by line. */
  readonly diff: readonly string[];
  readonly changes: readonly ReportedChange[];
  /** Files but those that stayed as they were. */
  readonly files: readonly ReportedFile[];
}

/** Whether a person must give a reason to use the version nonetheless. */
export function isDoubtful({ golden, isNotAsked }: RunReport): boolean {
  return isNotAsked || (golden?.worse.length ?? 0) > 0;
}

/** The kept reports of runs; the newest hundred. */
export interface RunReports {
  /** Newest first. */
  latest(most: number): readonly RunReport[];
  /** The run that built the version; null when its report is no longer kept. */
  ofVersion(version: string): RunReport | null;
  /** Runs that changed the document, newest first. */
  ofDocument(documentId: string): readonly { readonly run: RunReport; readonly change: ReportedChange }[];
  /** HTML of the page of a run, or null. */
  page(id: string): string | null;
}
