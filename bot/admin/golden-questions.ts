/** A question whose right answer is known; without facts the documents must be said not to hold it. */
export interface OwnGoldenQuestion {
  readonly question: string;
  readonly facts: readonly string[];
}

/** The administrator's own golden questions, asked by the ingest program before a new version is used. */
export interface GoldenQuestions {
  /** On disk when it resolves. False, and nothing is written, when the question is there already. */
  add(question: OwnGoldenQuestion): Promise<boolean>;
}
