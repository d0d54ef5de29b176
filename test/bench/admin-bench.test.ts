import { expect, it } from 'vitest';
import type { BotDatabase } from '../../bot/store/bot-database.ts';
import { runAdminBench } from './admin-bench.ts';

/** Tables that grow with every question. Partial indexes hold only words that are kept; they are read in order up to a limit. */
const LARGE =
  /^SCAN (?:asked_questions|feedback|class_questions|class_members|quiz_\w+|q|g|w|m|s|r|p|(?:question|disliked)_\w+|subject_counts)\b(?! USING (?:COVERING )?INDEX (?:asked_words_by_age|asked_ungrouped|feedback_ungrouped|quiz_items_by_state)$)/;

it('every page of the administrators and the trainers finds what it shows by an index, however much was asked', async () => {
  const scans: string[] = [];
  let looked = 0;
  const inspect = (db: BotDatabase, statements: readonly string[]): void => {
    for (const sql of new Set(statements)) {
      if (!/^\s*(?:SELECT|UPDATE|DELETE)/.test(sql)) continue;
      looked++;
      const values = Array.from({ length: sql.split('?').length - 1 }, () => '1');
      const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
      for (const { detail } of plan) if (LARGE.test(detail)) scans.push(`${detail}: ${sql}`);
    }
  };

  const classSize = { questions: 200, people: 20, runs: 3, items: 60 };
  const times = await runAdminBench({ documents: 500, questions: 20_000, rounds: 1, inspect, classSize });

  expect(times.map(({ page, status }) => [page, status])).toEqual(times.map(({ page }) => [page, 200]));
  expect(times.length).toBeGreaterThan(26);
  expect(looked).toBeGreaterThan(40);
  expect(scans).toEqual([]);
}, 240_000);
