import type * as nodeFs from 'node:fs';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { buildVersion } from '../../../knowledge/store/build-version.ts';
import { openVersion } from '../../../knowledge/store/open-version.ts';
import { currentVersionName, makeCurrent } from '../../../knowledge/store/publish.ts';
import { PowerCutRecorder, type CutKind } from '../../support/power-cut.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';

const scratch = mkdtempSync(join(tmpdir(), 'tro-ly-power-'));
const root = join(scratch, 'knowledge');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const held = vi.hoisted((): { replace: Record<string, unknown> } => ({ replace: {} }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof nodeFs>();
  const watched = ['openSync', 'closeSync', 'fsyncSync', 'renameSync', 'writeFileSync'];
  const all = [...watched, 'appendFileSync', 'mkdirSync', 'rmSync'];
  const passed = all.map((name) => [
    name,
    (...words: unknown[]): unknown =>
      ((held.replace[name] ?? real[name as keyof typeof real]) as (...w: unknown[]) => unknown)(...words),
  ]);
  return { ...real, ...(Object.fromEntries(passed) as Partial<typeof nodeFs>) };
});

async function publish(...ids: string[]): Promise<string> {
  const documents = ids.map((id) => sampleDocument(id, [`Đoạn một của ${id}.`, `Đoạn hai của ${id}.`]));
  const { name } = await buildVersion(root, { documents, register: [], files: [] }, async () => null);
  makeCurrent(root, name, 'published');
  return name;
}

it('a power cut at any step of a publication leaves the old version or the new one, whole (S2)', async () => {
  mkdirSync(root);
  const real = await vi.importActual<typeof nodeFs>('node:fs');
  const recorder = new PowerCutRecorder(real, root);
  held.replace = recorder.watched();
  const seen = new Set<string>();
  let isFirst = true;
  let cuts = 0;
  let isCutting = false;
  recorder.seen = () => {
    if (isCutting) return;
    isCutting = true;
    for (const kind of ['nothing unflushed', 'names without bytes'] satisfies CutKind[]) {
      const after = join(scratch, `cut-${++cuts}`);
      recorder.cut(kind, after);
      const name = currentVersionName(after);
      if (name === null) expect(isFirst, `${kind}: no version after cut ${cuts}`).toBe(true);
      else {
        const reader = openVersion(after, name);
        expect(reader.passageCount, `${kind}: cut ${cuts}`).toBe(2 * reader.documents().length);
        reader.close();
        seen.add(name);
      }
      rmSync(after, { recursive: true, force: true });
    }
    isCutting = false;
  };
  const first = await publish('a');
  isFirst = false;
  const second = await publish('a', 'b');
  held.replace = {};

  expect([...seen]).toEqual([first, second]);
  expect(cuts).toBeGreaterThan(30);
  expect(existsSync(join(root, 'versions', second))).toBe(true);
});
