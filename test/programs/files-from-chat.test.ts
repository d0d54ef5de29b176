import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ADMIN_TEXTS as SAY } from '../../bot/dialogue/admin-messages.vi.ts';
import { createFolderIncomingFiles } from '../../bot/dialogue/folder-incoming-files.ts';
import { createIngestProgram } from '../../bot/ingest-program.ts';
import { SILENT_LOG } from '../../knowledge/log.ts';
import { lockKnowledge } from '../../knowledge/store/version-lock.ts';
import { currentVersionName, versionNames } from '../../knowledge/store/publish.ts';
import { filesWith } from '../support/files-below.ts';
import { DialogueRig, NO_KNOWLEDGE, said, type Sender } from '../support/dialogue-rig.ts';
import { killPrograms, runProgram } from '../support/run-program.ts';
import { samplePaper, writeSampleFolder } from '../support/sample-folder.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const ADMIN: Sender = { channel: 'telegram', id: '900' };
const CANARY = 'canary-mat-7719';

let folder: string;
let dataDir: string;
let knowledgeDir: string;
let rig: DialogueRig;
let sent: Uint8Array;
beforeEach(async () => {
  vi.stubEnv('EMBEDDINGS', 'none');
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-from-chat-'));
  dataDir = join(folder, 'data');
  knowledgeDir = join(dataDir, 'knowledge');
  const docs = join(folder, 'docs');
  mkdirSync(docs);
  writeSampleFolder(docs, 1);
  expect(await runProgram('ingest', ['ingest', docs, '--data', dataDir])).toMatchObject({ code: 0 });
  rig = new DialogueRig({
    knowledge: { ...NO_KNOWLEDGE, version: () => currentVersionName(knowledgeDir) },
    incomingFiles: createFolderIncomingFiles(dataDir, () => new Date()),
    ingest: createIngestProgram(dataDir, SILENT_LOG),
    fetchFile: async () => sent,
  });
  await rig.knows(ADMIN);
});
afterEach(async () => {
  killPrograms();
  vi.unstubAllEnvs();
  await rig.close();
  rmSync(folder, { recursive: true, force: true });
});

const sends = (name: string) =>
  rig.does(ADMIN, { kind: 'file', fileRef: 'r', fileName: name, bytes: sent.length, mediaType: null });

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true })
    .map((name) => join(path, String(name)))
    .filter((name) => statSync(name).isFile());
}

describe('a file sent on the chat, through the real ingest program', () => {
  it('is read aside; publishing, rejecting and rolling back do what they say', async () => {
    const before = currentVersionName(knowledgeDir);
    sent = Buffer.from(samplePaper(2, 1));
    const report = await sends('van ban moi.txt');
    expect(said(report)).toContain('• Mới: ');
    expect(currentVersionName(knowledgeDir)).toBe(before);
    const aside = versionNames(knowledgeDir).at(-1) ?? '';
    expect(aside).not.toBe(before);

    expect(said(await rig.taps(ADMIN, report, SAY.publish))).toBe(SAY.published(aside));
    expect(currentVersionName(knowledgeDir)).toBe(aside);

    const asked = await rig.types(ADMIN, '/quaylai');
    expect(said(await rig.taps(ADMIN, asked, SAY.rollBackYes))).toBe(SAY.rolledBack(before ?? ''));
    expect(currentVersionName(knowledgeDir)).toBe(before);

    sent = Buffer.from(samplePaper(3, 1));
    const second = await sends('khac.txt');
    const dropped = versionNames(knowledgeDir).at(-1) ?? '';
    expect(said(await rig.taps(ADMIN, second, SAY.reject))).toBe(SAY.rejected);
    expect(versionNames(knowledgeDir)).not.toContain(dropped);
    expect(currentVersionName(knowledgeDir)).toBe(before);
  });

  it('I17: a secret paper leaves no copy anywhere in the data folder', async () => {
    sent = Buffer.from(`TUYỆT MẬT\n${samplePaper(2, 1)}\n${CANARY}`);
    const versions = versionNames(knowledgeDir);
    expect(said(await sends('bao cao.txt'))).toBe(SAY.fileSecret);
    expect(versionNames(knowledgeDir)).toEqual(versions);
    const holding = filesBelow(dataDir).filter((name) => readFileSync(name).includes(CANARY));
    expect(holding).toEqual([]);
    expect(readdirSync(join(dataDir, 'incoming'))).toEqual([]);
  });

  it('I17: a file that comes while another is read, or while another process reads, waits; a secret one leaves no copy', async () => {
    const unlock = lockKnowledge(knowledgeDir);
    sent = Buffer.from(samplePaper(2, 1));
    const first = sends('van ban moi.txt');
    await vi.waitFor(() => expect(readdirSync(join(dataDir, 'incoming'))).not.toEqual([]));
    sent = Buffer.from(`TUYỆT MẬT\n${samplePaper(3, 1)}\n${CANARY}`);
    const second = sends('bao cao.txt');
    await vi.waitFor(() => expect(filesWith(dataDir, CANARY)).not.toEqual([]));
    unlock();
    expect(said(await first)).toContain('• Mới: ');
    expect(said(await second)).toBe(SAY.fileSecret);
    expect(filesWith(dataDir, CANARY)).toEqual([]);
  });

  it('what the program refuses is told in its own plain words', async () => {
    const ingest = createIngestProgram(join(folder, 'khong-co'), SILENT_LOG);
    expect(await ingest.rollBack()).toEqual({
      ok: false,
      problem: expect.stringContaining('Kho tri thức') as string,
    });
    expect(await ingest.publish('000009-aaaaaaaa')).toMatchObject({ ok: false });
  });
});
