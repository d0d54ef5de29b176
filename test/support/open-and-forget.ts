import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildVersion } from '../../knowledge/store/build-version.ts';
import { openVersion } from '../../knowledge/store/open-version.ts';
import { sampleDocument } from './sample-knowledge.ts';

/*
 * A program of its own (`node --expose-gc`): opens versions, reads, closes and forgets them, then lets the garbage
 * collector run while no JavaScript does, as it does in a server that waits.
 */
const folder = mkdtempSync(join(tmpdir(), 'tro-ly-forget-'));
const { name } = await buildVersion(
  folder,
  { documents: [sampleDocument('a', ['Một.', 'Hai.'])], register: [], files: [] },
  async () => null,
);
const openAndForget = (): void => {
  const reader = openVersion(folder, name);
  reader.passageAt(1);
  reader.close();
};
for (let round = 0; round < 20; round++) {
  openAndForget();
  await globalThis.gc?.({ type: 'major', execution: 'async' });
}
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${typeof globalThis.gc}\n`);
