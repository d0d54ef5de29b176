import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { ReportedFile } from '../dialogue/ingest-runner.ts';
import { KEPT_LINES, type ReportedChange, type RunReport, type RunReports } from './run-reports.ts';

const ID = /^\d{4}-[\dTZ-]+$/;

/** As the ingest program writes it: values before and after stand beside the names. */
type WrittenChange = Omit<ReportedChange, 'fields'> & {
  readonly fields: readonly { readonly field: string }[];
};

/** Lists are as long as there are documents: only what is kept of them is looked at, part by part. */
const list = z.custom<readonly unknown[]>(Array.isArray);

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
  diff: list,
  changes: list,
  files: list,
});

/** What is kept of a report: a run over many documents changes most of them alike. */
interface KeptRun {
  readonly run: RunReport;
  readonly changes: ReadonlyMap<string, Omit<ReportedChange, 'documentId'>>;
}

/** The reports that the ingest program leaves in `data/reports`. Each is read once: they never change. */
export function createFolderRunReports(dataDir: string): RunReports {
  const folder = join(dataDir, 'reports');
  const known = new Map<string, KeptRun | null>();
  /** Names, newest first. */
  const idsIn = (): string[] => {
    const ids = namesIn(folder)
      .flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -5)] : []))
      .filter((id) => ID.test(id))
      .sort()
      .reverse();
    for (const id of [...known.keys()]) if (!ids.includes(id)) known.delete(id);
    return ids;
  };
  const read = (id: string): KeptRun | null => {
    const kept = known.has(id) ? (known.get(id) ?? null) : readRun(folder, id);
    known.set(id, kept);
    return kept;
  };
  const all = (): KeptRun[] => idsIn().flatMap((id) => read(id) ?? []);
  return {
    async prepare() {
      for (const id of idsIn()) {
        if (known.has(id)) continue;
        await setImmediate();
        read(id);
      }
    },
    latest: (most) =>
      all()
        .slice(0, most)
        .map(({ run }) => run),
    ofVersion: (version) => all().find(({ run }) => run.version === version)?.run ?? null,
    ofDocument: (documentId) =>
      all().flatMap(({ run, changes }) => {
        const change = changes.get(documentId);
        return change === undefined ? [] : [{ run, change: { documentId, ...change } }];
      }),
    page(id) {
      const path = join(folder, `${id}.html`);
      return ID.test(id) && existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
  };
}

/** Null for a record that another program or a broken disk made. */
function readRun(folder: string, id: string): KeptRun | null {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'));
  } catch {
    return null;
  }
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) return null;
  const { at, published, version, aside, heldBack, isNotAsked = false, golden, ...lists } = parsed.data;
  const diff = lists.diff.filter((line) => typeof line === 'string');
  const files = lists.files.filter((file): file is ReportedFile => isListed(file, 'path', 'state'));
  const bad = files.filter(({ state }) => state === 'refused' || state === 'failed').length;
  return {
    run: {
      ...{ id, at },
      version: aside ?? heldBack ?? (published ? version : null),
      isPublished: published,
      golden: golden ?? null,
      isNotAsked: isNotAsked || (heldBack !== undefined && golden === undefined),
      ...{ diff: diff.slice(0, KEPT_LINES), diffLines: diff.length },
      files: { taken: files.length - bad, bad },
      problems: files.flatMap(problemsOf).slice(0, KEPT_LINES),
    },
    changes: changesIn(lists.changes),
  };
}

function problemsOf({ path, state, reason, warnings = [] }: ReportedFile): string[] {
  return state === 'refused' || state === 'failed'
    ? [`${path}: ${reason ?? state}`]
    : warnings.map((warning) => `${path}: ${warning}`);
}

function changesIn(written: readonly unknown[]): KeptRun['changes'] {
  const alike = new Map<string, Omit<ReportedChange, 'documentId'>>();
  const changes = new Map<string, Omit<ReportedChange, 'documentId'>>();
  for (const one of written) {
    if (!isListed(one, 'documentId', 'change', 'fields')) continue;
    const { documentId, change, fields, addedPassages, removedPassages } = one as WrittenChange;
    const names = fields.map(({ field }) => field);
    const key = [change, addedPassages, removedPassages, ...names].join(' ');
    const shared = alike.get(key) ?? { change, fields: names, addedPassages, removedPassages };
    alike.set(key, shared);
    changes.set(documentId, shared);
  }
  return changes;
}

function isListed(value: unknown, ...names: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && names.every((name) => name in value);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
