/** One search engine as a careful user would set it up. Building and asking run in processes of their own. */
export interface BenchEngine {
  readonly name: string;
  /** What is indexed and how a question is asked, in one line. */
  readonly setUp: string;
  /** Greatest number of passages that is tried, and why not more. */
  readonly limit: { readonly passages: number; readonly reason: string } | null;
  /** Builds and leaves everything in the folder. */
  build(passages: Iterable<string>, folder: string): Promise<void>;
  /** Opens what `build` left; the function answers a question with the number of hits, at most 20. */
  open(folder: string): Promise<(question: string) => Promise<number> | number>;
}

export const TOP = 20;
