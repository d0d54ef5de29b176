import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IngestError } from '../../../ingest/ingest-error.ts';
import { parseRegister } from '../../../ingest/register/load-register.ts';
import { declareEntry, ownRegisterPath, undeclareEntry } from '../../../ingest/register/own-register.ts';
import { currentVersionName } from '../../../knowledge/store/publish.ts';
import { openCurrentVersion } from '../../../knowledge/store/open-version.ts';
import { reportIngest } from '../../support/report-ingest.ts';
import { samplePaper } from '../../support/sample-folder.ts';

let dataDir: string;
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'own-register-'))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const ENTRY = { number: '05-KH/ĐU', issuedOn: '2030-01-02', kind: 'ke-hoach', title: 'Kế hoạch: "mới"' };
const held = () => parseRegister(readFileSync(ownRegisterPath(dataDir), 'utf8'));

describe("the administrator's own register", () => {
  it('takes one entry for a number and date, and tells what stood there', () => {
    expect(declareEntry(dataDir, ENTRY)).toBeNull();
    expect(declareEntry(dataDir, { ...ENTRY, issuedOn: '2031-01-02' })).toBeNull();
    expect(declareEntry(dataDir, { ...ENTRY, issuer: 'Đảng ủy xã Mẫu' })).toEqual(ENTRY);
    expect(held()).toMatchObject([
      { number: '05-KH/ĐU', issuedOn: '2031-01-02' },
      { issuedOn: '2030-01-02', issuer: 'Đảng ủy xã Mẫu', title: 'Kế hoạch: "mới"' },
    ]);
    expect(undeclareEntry(dataDir, '05-KH/ĐU (2030-01-02)')).toBe(true);
    expect(undeclareEntry(dataDir, '05-KH/ĐU (2030-01-02)')).toBe(false);
    expect(held()).toHaveLength(1);
  });

  it('is not touched by an entry that says something it cannot hold, nor when it is broken', () => {
    for (const wrong of [{ ...ENTRY, kind: 'x' }, { ...ENTRY, role: 'admin' }, 'x', null])
      expect(() => declareEntry(dataDir, wrong)).toThrow(IngestError);
    expect(existsSync(ownRegisterPath(dataDir))).toBe(false);
    writeFileSync(ownRegisterPath(dataDir), 'documents: [');
    expect(() => declareEntry(dataDir, ENTRY)).toThrow(IngestError);
    expect(readFileSync(ownRegisterPath(dataDir), 'utf8')).toBe('documents: [');
  });

  it('goes before the register of a folder, also for a file whose path has gone since', async () => {
    const docs = mkdtempSync(join(tmpdir(), 'own-register-docs-'));
    const file = join(docs, 'van-ban.txt');
    writeFileSync(file, samplePaper(4));
    await reportIngest([file, '--data', dataDir]);
    const read = () => {
      const reader = openCurrentVersion(join(dataDir, 'knowledge'));
      const document = reader.documents().find(({ number }) => number === '04-KH/ĐU');
      reader.close();
      return document;
    };
    const before = read();
    const first = currentVersionName(join(dataDir, 'knowledge'));
    const { number, issuedOn, kind, title } = before ?? {};
    rmSync(file);
    declareEntry(dataDir, { number, issuedOn, kind, title, term: '2030-2035', issuer: before?.issuer });
    const report = await reportIngest([file, '--data', dataDir]);

    expect(report).toMatchObject({ published: true, counts: { changed: 1, failed: 0 } });
    expect(currentVersionName(join(dataDir, 'knowledge'))).not.toBe(first);
    expect(read()).toMatchObject({ term: '2030-2035', file: 'van-ban.txt', id: before?.id });
    expect(read()?.provenance['term']).toMatchObject({ from: 'register' });
    rmSync(docs, { recursive: true, force: true });
  });
});
