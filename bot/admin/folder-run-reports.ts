import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ReportedFile } from '../dialogue/ingest-runner.ts';
import type { ReportedChange, RunReport, RunReports } from './run-reports.ts';

const ID = /^\d{4}-[\dTZ-]+$/;

/** As the ingest program writes it: values before and after stand beside the names. */
type WrittenChange = Omit<ReportedChange, 'fields'> & {
  readonly fields: readonly { readonly field: string }[];
};

/** Lists are as long as there are documents: each part is only asked for its names. */
function listed<T>(...names: readonly (keyof T & string)[]): z.ZodType<T> {
  return z.custom<T>(
    (value) => typeof value === 'object' && value !== null && names.every((name) => name in value),
  );
}

const recordSchema = z.object({
  at: z.string(),
  published: z.boolean(),
  version: z.string().nullable(),
  aside: z.string().optional(),
  heldBack: z.string().optional(),
  isNotAsked: z.boolean().optional(),
  golden: z
    .object({
      asked: z.number(),
      passed: z.number(),
      worse: z.array(z.object({ question: z.string(), facts: z.array(z.string()), got: z.string() })),
      uncovered: z.array(z.string()),
    })
    .optional(),
  diff: z.array(z.string()),
  changes: z.array(listed<WrittenChange>('documentId', 'change', 'fields')),
  files: z.array(listed<ReportedFile>('path', 'state')),
});

/** The reports that the ingest program leaves in `data/reports`. Each is read once: they never change. */
export function createFolderRunReports(dataDir: string): RunReports {
  const folder = join(dataDir, 'reports');
  const known = new Map<string, RunReport | null>();
  /** Newest first. */
  const all = (): RunReport[] => {
    const ids = namesIn(folder)
      .flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -5)] : []))
      .filter((id) => ID.test(id))
      .sort()
      .reverse();
    for (const id of [...known.keys()]) if (!ids.includes(id)) known.delete(id);
    for (const id of ids) if (!known.has(id)) known.set(id, readRun(folder, id));
    return ids.flatMap((id) => known.get(id) ?? []);
  };
  return {
    latest: (most) => all().slice(0, most),
    ofVersion: (version) => all().find((run) => run.version === version) ?? null,
    ofDocument: (documentId) =>
      all().flatMap((run) => {
        const change = run.changes.find((one) => one.documentId === documentId);
        return change === undefined ? [] : [{ run, change }];
      }),
    page(id) {
      const path = join(folder, `${id}.html`);
      return ID.test(id) && existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
  };
}

/** Null for a record that another program or a broken disk made. */
function readRun(folder: string, id: string): RunReport | null {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'));
  } catch {
    return null;
  }
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) return null;
  const { at, published, version, aside, heldBack, isNotAsked = false, golden, ...rest } = parsed.data;
  return {
    id,
    at,
    version: aside ?? heldBack ?? (published ? version : null),
    isPublished: published,
    golden: golden ?? null,
    isNotAsked: isNotAsked || (heldBack !== undefined && golden === undefined),
    ...rest,
    changes: rest.changes.map((change) => ({ ...change, fields: change.fields.map(({ field }) => field) })),
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
