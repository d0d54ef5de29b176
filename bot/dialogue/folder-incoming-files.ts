import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeFileDurably } from '../../knowledge/store/durable-file.ts';
import type { IncomingFiles } from './incoming-files.ts';

const NAME = /^tep-[0-9a-f]{16}\.[a-z]{2,5}$/;

/**
 * Files in `data/incoming`. The record of who sent one and when has a hidden name, which the ingest program passes
 * over; it names the account by a hash, so that it is no list of persons.
 */
export function createFolderIncomingFiles(dataDir: string, now: () => Date): IncomingFiles {
  const folder = join(dataDir, 'incoming');
  const pathOf = (name: string): string => {
    if (!NAME.test(name)) throw new RangeError('not a name of an incoming file');
    return join(folder, name);
  };
  const recordOf = (name: string): string => join(folder, `.${basename(name)}.received.json`);
  return {
    pathOf,
    async keep(eventKey, extension, bytes, from) {
      const name = `tep-${hashOf(eventKey).slice(0, 16)}.${extension}`;
      await mkdir(folder, { recursive: true });
      writeFileDurably(pathOf(name), bytes);
      const sender = hashOf(`${from.channel}:${from.id}`).slice(0, 12);
      const record = {
        receivedAt: now().toISOString(),
        channel: from.channel,
        sender,
        sha256: hashOf(bytes),
      };
      writeFileDurably(recordOf(name), `${JSON.stringify(record)}\n`);
      return name;
    },
    async paths() {
      const names = await readdir(folder).catch(() => []);
      return names
        .filter((name) => NAME.test(name))
        .sort()
        .map((name) => join(folder, name));
    },
    async remove(name) {
      const path = pathOf(name);
      await overwrite(path);
      await rm(path, { force: true });
      await rm(recordOf(name), { force: true });
    },
  };
}

/** A secret paper must not be found again in the free space of the disk, as far as the disk allows that. */
async function overwrite(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null) return;
  const file = await open(path, 'r+');
  try {
    await file.write(Buffer.alloc(found.size), 0, found.size, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
