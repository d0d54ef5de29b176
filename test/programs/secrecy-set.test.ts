import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { papersAboutSecrecy } from '../papers/about-secrecy.ts';
import { secretFiles, secretScans, type SecretFile } from '../papers/secret-papers.ts';
import { contentsBelow } from '../support/files-below.ts';
import { fileReport, ingestFolder, writeDocs, type EndedRun } from '../support/ingest-folder.ts';
import { killPrograms } from '../support/run-program.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 60_000 });

/** ASCII, so that it looks the same in every encoding. */
const CANARY = 'HOASIM-7Q4XKZ';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tro-ly-secret-'));
});
afterEach(() => {
  killPrograms();
  rmSync(root, { recursive: true, force: true });
});

/** Whatever of the secret files can be found in what the program wrote: words, bytes of the file, or the whole. */
function traces(end: EndedRun, secrets: readonly SecretFile[]): string[] {
  const found: string[] = [];
  const wide = Buffer.from(CANARY, 'utf16le');
  for (const place of ['data', 'tmp'])
    for (const [path, base64] of Object.entries(contentsBelow(join(root, place)))) {
      const content = Buffer.from(base64, 'base64');
      if (content.includes(CANARY) || content.includes(wide)) found.push(`${place}/${path}: canary`);
      for (const { name, bytes } of secrets) {
        const middle = Buffer.from(bytes).subarray(
          Math.floor(bytes.length / 2),
          Math.floor(bytes.length / 2) + 48,
        );
        if (content.includes(middle)) found.push(`${place}/${path}: bytes of ${name}`);
      }
    }
  for (const said of [end.stdout, end.stderr])
    if (said.includes(CANARY)) found.push('canary in what the program says');
  return found;
}

async function refusedWithoutTrace(secrets: readonly SecretFile[]): Promise<void> {
  const open = (await papersAboutSecrecy()).slice(0, 1);
  writeDocs(root, [...secrets, ...open]);

  const end = await ingestFolder({ root });

  const notRefused = secrets.flatMap(({ name }) => {
    const said = fileReport(end.report, name);
    return said?.state === 'refused' ? [] : [`${name}: ${said?.state ?? 'missing'} ${said?.reason ?? ''}`];
  });
  expect.soft(notRefused).toEqual([]);
  expect(traces(end, secrets)).toEqual([]);
  expect(end.code).toBe(3);
}

describe.runIf(process.env['SLOW'] === '1')('papers with a mark of secrecy', () => {
  it('are refused in every format and place of the mark, and leave no byte behind', async () => {
    await refusedWithoutTrace(await secretFiles(CANARY));
  });

  it.runIf(process.env['SLOW'] === '1')('are refused as scans too', async () => {
    await refusedWithoutTrace(await secretScans(CANARY));
  });

  it('are named by their hash and the reason alone', async () => {
    const [secret] = await secretFiles(CANARY);
    if (secret === undefined) throw new Error('no secret file');
    writeDocs(root, [secret]);

    const end = await ingestFolder({ root });

    const hash = createHash('sha256').update(secret.bytes).digest('hex');
    expect(end.code).toBe(1);
    expect(Object.keys(fileReport(end.report, secret.name) ?? {}).sort()).toEqual(
      expect.arrayContaining(['path', 'reason', 'state']) as string[],
    );
    expect(JSON.stringify(end.report)).not.toMatch(/documentId|passages|"title"/);
    expect(
      createHash('sha256')
        .update(readFileSync(join(root, 'docs', secret.name)))
        .digest('hex'),
    ).toBe(hash);
  });
});

describe.runIf(process.env['SLOW'] === '1')('papers about secrecy', () => {
  it('are all taken in', async () => {
    const files = await papersAboutSecrecy();
    writeDocs(root, files);

    const end = await ingestFolder({ root });

    const wrong = files.flatMap(({ name }) => {
      const said = fileReport(end.report, name);
      return said?.state === 'added' ? [] : [`${name}: ${said?.state ?? 'missing'} ${said?.reason ?? ''}`];
    });
    expect(wrong).toEqual([]);
    expect(end.code).toBe(0);
  });
});
