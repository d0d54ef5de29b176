import { describe, expect, it } from 'vitest';

import type { FileRecord } from '../../knowledge/store/manifest.ts';
import { pipelineKey, planIngest, type PlannedFile } from '../../ingest/plan.ts';

function held(path: string, over: Partial<FileRecord> = {}): FileRecord {
  return {
    path,
    sha256: `sha-${path}`,
    state: 'added',
    documentId: `id-${path}`,
    pipeline: '1',
    warnings: [],
    ...over,
  };
}
function file(path: string, over: Partial<PlannedFile> = {}): PlannedFile {
  return { path, sha256: `sha-${path}`, pipeline: '1', ...over };
}
const paths = (records: readonly { readonly path: string }[]): string[] => records.map(({ path }) => path);

describe('what a run has to do', () => {
  it('reads new and changed files and carries unchanged ones over', () => {
    const plan = planIngest(
      [held('a/1'), held('a/2'), held('b/3')],
      [file('a/2', { sha256: 'other' }), file('a/1'), file('a/4')],
      { mode: 'add' },
    );

    expect([
      paths(plan.added),
      paths(plan.changed),
      paths(plan.unchanged),
      paths(plan.kept),
      paths(plan.removed),
    ]).toEqual([['a/4'], ['a/2'], ['a/1'], ['b/3'], []]);
  });

  it('reads a file again when the pipeline or the metadata beside it changed', () => {
    const plan = planIngest([held('a')], [file('a', { pipeline: pipelineKey(['title: B']) })], {
      mode: 'add',
    });

    expect(paths(plan.changed)).toEqual(['a']);
    expect(pipelineKey(['title: B'])).not.toBe(pipelineKey(['title: C']));
    expect(pipelineKey(['ab', 'c'])).not.toBe(pipelineKey(['a', 'bc']));
  });

  it('drops everything else with replace', () => {
    expect(paths(planIngest([held('a'), held('b')], [file('a')], { mode: 'replace' }).removed)).toEqual([
      'b',
    ]);
  });

  it('drops with prune only what has gone from the given paths', () => {
    const plan = planIngest([held('docs/a'), held('docs/b'), held('docs2/c')], [file('docs/a')], {
      mode: 'prune',
      paths: ['docs'],
    });

    expect([paths(plan.removed), paths(plan.kept)]).toEqual([['docs/b'], ['docs2/c']]);
  });

  it('tries refused and failed files again', () => {
    const plan = planIngest(
      [held('a', { state: 'failed', documentId: null }), held('b', { state: 'refused', documentId: null })],
      [file('a'), file('b')],
      { mode: 'add' },
    );

    expect([paths(plan.added), paths(plan.unchanged)]).toEqual([['a', 'b'], []]);
  });
});
