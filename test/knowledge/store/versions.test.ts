import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import type { DocumentId } from '../../../knowledge/model/document.ts';
import type { DocumentNumber } from '../../../knowledge/model/document-number.ts';
import type { Relation } from '../../../knowledge/model/relation.ts';
import { fileSha256 } from '../../../knowledge/store/checksum.ts';
import { buildVersion, type VersionContent } from '../../../knowledge/store/build-version.ts';
import type { Manifest } from '../../../knowledge/store/manifest.ts';
import { openCurrentVersion, openVersion, verifyVersion } from '../../../knowledge/store/open-version.ts';
import {
  currentVersionName,
  dropOldVersions,
  makeCurrent,
  versionNames,
} from '../../../knowledge/store/publish.ts';
import { lockKnowledge } from '../../../knowledge/store/version-lock.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';

const noIndexes = async () => null;
const content = (...ids: string[]): VersionContent => ({
  documents: ids.map((id) => sampleDocument(id, [`Đoạn một của ${id}.`, `Đoạn hai của ${id}.`])),
  register: [],
  files: [],
});

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tro-ly-versions-'));
});
const publish = async (...ids: string[]): Promise<Manifest> => {
  const manifest = await buildVersion(dir, content(...ids), noIndexes);
  makeCurrent(dir, manifest.name, 'published');
  return manifest;
};

describe('knowledge versions', () => {
  it('readers see the published version whole, with passages in row order', async () => {
    await publish('b', 'a');

    const reader = openCurrentVersion(dir);

    expect(reader.documents().map(({ id }) => id)).toEqual(['a', 'b']);
    expect(reader.passageCount).toBe(4);
    expect(reader.passageAt(2).text).toBe('Đoạn một của b.');
    expect(reader.documentAt(3).id).toBe('b');
    expect(reader.passagesOf(reader.documentAt(0).id).map(({ ordinal }) => ordinal)).toEqual([0, 1]);
    expect(reader.rowOf(reader.passageAt(3).id)).toBe(3);
    expect(() => reader.passageAt(4)).toThrow(RangeError);
    reader.close();
    reader.close();
  });

  it('the same content in another order has the same content hash', async () => {
    const first = await buildVersion(dir, content('a', 'b', 'c'), noIndexes);
    const second = await buildVersion(dir, content('c', 'a', 'b'), noIndexes);

    expect(second.contentHash).toBe(first.contentHash);
    expect(second.name).not.toBe(first.name);
  });

  it('a failed build leaves the current version and no leftovers', async () => {
    const { name } = await publish('a');

    await expect(
      buildVersion(dir, content('a', 'b'), async () => {
        throw new Error('no space left on device');
      }),
    ).rejects.toThrow('no space');

    expect(currentVersionName(dir)).toBe(name);
    expect(readdirSync(join(dir, 'versions'))).toEqual([name]);
    expect(verifyVersion(dir, name, () => [])).toEqual([]);
  });

  it('rolls back by the same switch and records both', async () => {
    const first = await publish('a');
    const second = await publish('a', 'b');

    makeCurrent(dir, first.name, 'rolled-back');

    expect(currentVersionName(dir)).toBe(first.name);
    const lines = readFileSync(join(dir, 'history.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { reason: 'published', version: first.name, previous: null },
      { reason: 'published', version: second.name, previous: first.name },
      { reason: 'rolled-back', version: first.name, previous: second.name },
    ]);
  });

  it('keeps a bounded number of versions and never drops the current one', async () => {
    const first = await publish('a');
    for (let i = 0; i < 8; i++) await buildVersion(dir, content('a', `b${i}`), noIndexes);

    dropOldVersions(dir);

    expect(currentVersionName(dir)).toBe(first.name);
    expect(versionNames(dir)).toHaveLength(6);
    expect(versionNames(dir)).toContain(first.name);
  });

  it.each([
    ['truncated', (path: string) => truncateSync(path, 4096)],
    ['longer', (path: string) => appendFileSync(path, 'x')],
    [
      'with one flipped bit',
      (path: string) => {
        const bytes = readFileSync(path);
        bytes[bytes.length - 100]! ^= 1;
        writeFileSync(path, bytes);
      },
    ],
  ])('refuses a database that is %s', async (_how, damage) => {
    const { name } = await publish('a');
    damage(join(dir, 'versions', name, 'knowledge.db'));

    expect(() => openVersion(dir, name)).toThrow(/checksum/);
    expect(verifyVersion(dir, name, () => [])).toHaveLength(1);
  });

  it('refuses a version written by newer code', async () => {
    const { name } = await publish('a');
    const path = join(dir, 'versions', name, 'manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"format": 2', '"format": 3'));

    expect(() => openVersion(dir, name)).toThrow(/format 3/);
  });

  it('keeps the links between papers, which have a part in the content hash', async () => {
    const paper = (id: string, number: string): Relation['subject'] => ({
      number: number as DocumentNumber,
      issuedOn: null,
      issuer: null,
      documentId: id as DocumentId,
    });
    const relation: Relation = {
      kind: 'replaces',
      subject: paper('b', '02-QĐ/TU'),
      object: paper('a', '01-QĐ/TU'),
      origin: 'paper',
      statedIn: 'b' as DocumentId,
      effectiveFrom: null,
      certainty: 0.9,
      evidence: 'Quyết định này thay thế Quyết định số 01-QĐ/TU.',
    };
    const linked = await buildVersion(dir, { ...content('a', 'b', 'c'), relations: [relation] }, noIndexes);
    const plain = await buildVersion(dir, content('a', 'b', 'c'), noIndexes);

    const reader = openVersion(dir, linked.name);
    expect(reader.relations()).toEqual([relation]);
    expect(['a', 'b', 'c'].map((id) => reader.relationsOf(id as DocumentId).length)).toEqual([1, 1, 0]);
    reader.close();
    expect(linked.contentHash).not.toBe(plain.contentHash);
    expect(verifyVersion(dir, linked.name, () => [])).toEqual([]);
  });

  it('reads a version of the format without links', async () => {
    const { name } = await publish('a');
    const folder = join(dir, 'versions', name);
    const db = new Database(join(folder, 'knowledge.db'));
    db.exec('DROP TABLE relations');
    db.close();
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    const checksums = { ...manifest.checksums, 'knowledge.db': fileSha256(join(folder, 'knowledge.db')) };
    writeFileSync(path, JSON.stringify({ ...manifest, format: 1, checksums }));

    const reader = openVersion(dir, name);
    expect([reader.documents().length, reader.relations()]).toEqual([1, []]);
    reader.close();
    expect(verifyVersion(dir, name, () => [])).toEqual([]);
  });

  it('one process at a time may change the folder, and a dead owner does not block', () => {
    const unlock = lockKnowledge(dir);
    expect(() => lockKnowledge(dir)).toThrow(/another process/);
    unlock();

    writeFileSync(join(dir, 'lock'), '999999999 1');
    const again = lockKnowledge(dir);
    again();

    expect(existsSync(join(dir, 'lock'))).toBe(false);
  });
});
