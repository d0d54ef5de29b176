import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileDurably } from '../../knowledge/store/durable-file.ts';

const KEPT_PAGES = 100;

/** Writes the page of a run as `data/reports/<UTC time>.html`, drops the oldest pages, and returns the path. */
export function saveReportPage(dataDir: string, at: Date, page: string): string {
  const folder = join(dataDir, 'reports');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${at.toISOString().replace(/[:.]/g, '-')}.html`);
  writeFileDurably(path, page);
  const pages = readdirSync(folder)
    .filter((name) => /^\d{4}-[\dTZ-]+\.html$/.test(name))
    .sort();
  for (const old of pages.slice(0, Math.max(0, pages.length - KEPT_PAGES))) rmSync(join(folder, old));
  return path;
}
