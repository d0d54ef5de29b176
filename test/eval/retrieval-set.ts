import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const ENTRY = z.object({ id: z.string().min(1), title: z.string().default(''), text: z.string() });
const QUERY = z.object({ id: z.string().min(1), text: z.string() });

export type CorpusEntry = z.infer<typeof ENTRY>;
export type RetrievalQuery = z.infer<typeof QUERY>;

/** A public retrieval set: texts, questions, and which texts answer which question. */
export interface RetrievalSet {
  readonly corpus: readonly CorpusEntry[];
  readonly queries: readonly RetrievalQuery[];
  /** Relevant corpus ids by query id. */
  readonly relevant: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Reads `corpus.jsonl`, `queries.jsonl` (or `queriesFile`) and `qrels.tsv` (query, document, 1) of a folder.
 * Throws an Error that names file and line when one does not have this form.
 */
export function loadRetrievalSet(
  folder: string,
  queriesFile: string = join(folder, 'queries.jsonl'),
): RetrievalSet {
  const corpus = readJsonLines(join(folder, 'corpus.jsonl'), ENTRY);
  const queries = readJsonLines(queriesFile, QUERY);
  return { corpus, queries, relevant: readQrels(join(folder, 'qrels.tsv')) };
}

/** The texts of a `corpus.jsonl`. Throws as `loadRetrievalSet` does. */
export function loadCorpusEntries(file: string): CorpusEntry[] {
  return readJsonLines(file, ENTRY);
}

function readJsonLines<T>(file: string, schema: z.ZodType<T>): T[] {
  return linesOf(file).map(({ line, number }) => {
    try {
      return schema.parse(JSON.parse(line));
    } catch (cause) {
      throw new Error(`${file}:${number} is not a valid line`, { cause });
    }
  });
}

function readQrels(file: string): Map<string, Set<string>> {
  const relevant = new Map<string, Set<string>>();
  for (const { line, number } of linesOf(file)) {
    const [query, document, grade] = line.split('\t');
    if (!query || !document || grade === undefined)
      throw new Error(`${file}:${number} needs query, document and grade, parted by tabs`);
    if (!(Number(grade) > 0)) continue;
    const documents = relevant.get(query) ?? new Set<string>();
    relevant.set(query, documents.add(document));
  }
  return relevant;
}

function linesOf(file: string): { line: string; number: number }[] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '');
}
