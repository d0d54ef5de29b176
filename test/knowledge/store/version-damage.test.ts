import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEYWORD_FILE, openKnowledge } from '../../../knowledge/open-knowledge.ts';
import { buildVersion, DATABASE_FILE, MANIFEST_FILE } from '../../../knowledge/store/build-version.ts';
import { openVersion } from '../../../knowledge/store/open-version.ts';
import { currentVersionName, knowledgePaths, makeCurrent } from '../../../knowledge/store/publish.ts';
import { createIndexWriter } from '../../../knowledge/write-indexes.ts';
import { createRandom } from '../../papers/random.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';

const dir = mkdtempSync(join(tmpdir(), 'tro-ly-damage-'));
const names: string[] = [];
beforeAll(async () => {
  for (const edition of ['cũ', 'mới']) {
    const documents = ['a', 'b', 'c'].map((id) =>
      sampleDocument(
        id,
        Array.from(
          { length: 40 },
          (_, i) => `Bản ${edition} của ${id}, việc thứ ${i} do chi bộ làm trong quý ba.`,
        ),
      ),
    );
    const writer = createIndexWriter({ embedder: null, previous: null });
    names.push((await buildVersion(dir, { documents, register: [], files: [] }, writer)).name);
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const placeOf = (file: string): string => join(knowledgePaths(dir).version(names[0] ?? ''), file);

/** Whether the version is refused with the file in this state; the file is as before afterwards. */
function isRefused(file: string, damaged: Uint8Array): boolean {
  const whole = readFileSync(placeOf(file));
  writeFileSync(placeOf(file), damaged);
  try {
    openVersion(dir, names[0] ?? '').close();
    return false;
  } catch (error) {
    return /checksum|manifest|JSON/.test(String(error));
  } finally {
    writeFileSync(placeOf(file), whole);
  }
}

describe('a damaged version is never answered from (S3)', () => {
  it.each([DATABASE_FILE, KEYWORD_FILE])('%s cut off at every 4 kB', (file) => {
    const whole = readFileSync(placeOf(file));
    const accepted: number[] = [];
    for (let length = 0; length < whole.length; length += 4096)
      if (!isRefused(file, whole.subarray(0, length))) accepted.push(length);
    expect(whole.length).toBeGreaterThan(4 * 4096);
    expect(accepted).toEqual([]);
  });

  it.each([DATABASE_FILE, KEYWORD_FILE])('%s with one of 200 bits turned', (file) => {
    const random = createRandom(3);
    const whole = readFileSync(placeOf(file));
    const accepted: number[] = [];
    for (let i = 0; i < 200; i++) {
      const at = random.int(0, whole.length - 1);
      const damaged = Uint8Array.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << random.int(0, 7));
      if (!isRefused(file, damaged)) accepted.push(at);
    }
    expect(accepted).toEqual([]);
  });

  it('a torn manifest', () => {
    const whole = readFileSync(placeOf(MANIFEST_FILE));
    for (const share of [0, 0.2, 0.5, 0.9])
      expect(isRefused(MANIFEST_FILE, whole.subarray(0, whole.length * share)), `${share}`).toBe(true);
  });
});

describe('readers while the version is switched (S5)', () => {
  it('see one version or the other, whole, through a hundred switches', async () => {
    const [old = '', fresh = ''] = names;
    makeCurrent(dir, old, 'published');
    let isSwitching = true;
    const seen = new Map<string, Set<string>>();
    const read = async (): Promise<void> => {
      while (isSwitching) {
        const name = currentVersionName(dir) ?? '';
        const knowledge = await openKnowledge(dir, name);
        for (let row = 0; row < knowledge.reader.passageCount; row += 17) {
          const edition = /^Bản (\S+) của/.exec(knowledge.reader.passageAt(row).text)?.[1] ?? 'none';
          seen.set(name, (seen.get(name) ?? new Set()).add(edition));
          await new Promise(setImmediate);
        }
        knowledge.close();
      }
    };
    const readers = Array.from({ length: 4 }, read);
    for (let i = 0; i < 100; i++) {
      makeCurrent(dir, i % 2 === 0 ? fresh : old, 'published');
      for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
    }
    isSwitching = false;
    await Promise.all(readers);

    expect(seen).toEqual(
      new Map([
        [old, new Set(['cũ'])],
        [fresh, new Set(['mới'])],
      ]),
    );
  });
});
