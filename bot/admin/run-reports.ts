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
  /** The changes for a person, line by line; the first ones, as many as a page shows. */
  readonly diff: readonly string[];
  /** Lines of changes in all. */
  readonly diffLines: number;
  /** Files that were taken in, and files that were refused or could not be read. */
  readonly files: { readonly taken: number; readonly bad: number };
  /** `tệp: lý do` for files that a person should look at; the first ones. */
  readonly problems: readonly string[];
}

/** Lines of changes and of problems that are kept at hand of one run. */
export const KEPT_LINES = 400;

/** Whether a person must give a reason to use the version nonetheless. */
export function isDoubtful({ golden, isNotAsked }: RunReport): boolean {
  return isNotAsked || (golden?.worse.length ?? 0) > 0;
}

/** The kept reports of runs; the newest hundred. */
export interface RunReports {
  /**
   * Reads what has not been read yet, one report between other work: that of a large run takes a moment, and whoever
   * opens a page should not wait for it. Never rejects.
   */
  prepare(): Promise<void>;
  /** Newest first. */
  latest(most: number): readonly RunReport[];
  /** The run that built the version; null when its report is no longer kept. */
  ofVersion(version: string): RunReport | null;
  /** Runs that changed the document, newest first. */
  ofDocument(documentId: string): readonly { readonly run: RunReport; readonly change: ReportedChange }[];
  /** HTML of the page of a run, or null. */
  page(id: string): string | null;
}
