/** A question whose right answer is known; without facts the documents must be said not to hold it. */
export interface OwnGoldenQuestion {
  readonly question: string;
  readonly facts: readonly string[];
}

/** One that is held, whether a person wrote it into the file or it was added here. */
export interface HeldGoldenQuestion extends OwnGoldenQuestion {
  /** Names the line; another line has another name. */
  readonly id: string;
}

/** The administrator's own golden questions, asked by the ingest program before a new version is used. */
export interface GoldenQuestions {
  /** On disk when it resolves. False, and nothing is written, when the question is there already. */
  add(question: OwnGoldenQuestion): Promise<boolean>;
  /** In the order of the file. */
  list(): Promise<readonly HeldGoldenQuestion[]>;
  /** Takes it out; all other lines stay as they are. False when there is none. */
  remove(id: string): Promise<boolean>;
}
