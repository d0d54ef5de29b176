import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ADMIN_TEXTS as SAY } from '../../../bot/dialogue/admin-messages.vi.ts';
import { createFolderIncomingFiles } from '../../../bot/dialogue/folder-incoming-files.ts';
import type { AsideReport, ReportedFile } from '../../../bot/dialogue/ingest-runner.ts';
import { DialogueRig, NO_KNOWLEDGE, labels, said, type Sender } from '../../support/dialogue-rig.ts';

const ADMIN: Sender = { channel: 'telegram', id: '900' };
const PDF = {
  kind: 'file',
  fileRef: 'ref-1',
  fileName: '../../x\u202E.pdf',
  bytes: 900,
  mediaType: null,
} as const;

let rig: DialogueRig;
let current: string;
beforeEach(async () => {
  current = '000003-aaaaaaaa';
  rig = new DialogueRig({ knowledge: { ...NO_KNOWLEDGE, version: () => current } });
  await rig.knows(ADMIN);
});
afterEach(() => rig.close());

function reports(file: Partial<ReportedFile>, over: Partial<AsideReport> = {}): void {
  rig.ingest.script = ([path = '']) => ({
    ok: true,
    value: {
      aside: '000004-bbbbbbbb',
      previous: current,
      golden: null,
      files: [{ path, state: 'added', ...file }],
      ...over,
    },
  });
}

describe('files of administrators', () => {
  it('a file is fetched, read aside and reported; it is published only when the administrator says so', async () => {
    reports(
      { number: '12-HD/TU', kind: 'huong-dan', issuedOn: '2026-02-03', passages: 9, warnings: ['Chữ mờ.'] },
      { golden: { asked: 20, worse: 0 } },
    );
    const report = await rig.does(ADMIN, PDF);
    expect(rig.fetched).toEqual(['ref-1']);
    expect(said(report)).toContain('• Mới: Hướng dẫn số 12-HD/TU, ngày 3/2/2026, 9 đoạn');
    expect(said(report)).toContain('Chữ mờ.');
    expect(said(report)).toContain('20 câu hỏi mẫu');
    expect(labels(report)).toEqual([SAY.publish, SAY.reject]);
    expect(rig.ingest.done).toEqual([expect.stringMatching(/^aside incoming\/tep-\w+\.pdf$/)]);
    expect(said(await rig.taps(ADMIN, report, SAY.publish))).toBe(SAY.published('000004-bbbbbbbb'));
    expect(rig.ingest.done.at(-1)).toBe('publish 000004-bbbbbbbb');
  });

  it('a file that takes long is reported later, once, with its buttons working', async () => {
    let finish: () => void = () => {};
    const reading = new Promise<void>((done) => (finish = done));
    await rig.close();
    rig = new DialogueRig({ wait: async () => {}, knowledge: { ...NO_KNOWLEDGE, version: () => current } });
    await rig.knows(ADMIN);
    reports({});
    const { script } = rig.ingest;
    rig.ingest.buildAside = async (paths) => {
      await reading;
      return script(paths);
    };
    expect(said(await rig.does(ADMIN, PDF))).toBe(SAY.reading);
    expect(rig.sentLater).toEqual([]);
    finish();
    await vi.waitFor(() => expect(rig.sentLater).toHaveLength(1));
    const [report] = rig.sentLater;
    expect(report?.key).toMatch(/^telegram:\d+:later$/);
    expect(said(await rig.taps(ADMIN, report?.deliveries ?? [], SAY.publish))).toContain('Đã công bố');
  });

  it('rejected, the version and the file are removed', async () => {
    reports({});
    expect(said(await rig.taps(ADMIN, await rig.does(ADMIN, PDF), SAY.reject))).toBe(SAY.rejected);
    expect(rig.ingest.done.at(-1)).toBe('discard 000004-bbbbbbbb');
    expect(rig.files.kept.size).toBe(0);
  });

  it('when the knowledge has moved on since, the file is read again before anything is published', async () => {
    reports({});
    const report = await rig.does(ADMIN, PDF);
    current = '000009-cccccccc';
    reports({}, { aside: '000010-dddddddd' });
    const again = await rig.taps(ADMIN, report, SAY.publish);
    expect(said(again)).toContain(SAY.movedOn);
    expect(rig.ingest.done.slice(1).map((done) => done.split(' ')[0])).toEqual(['discard', 'aside']);
    await rig.taps(ADMIN, again, SAY.publish);
    expect(rig.ingest.done.at(-1)).toBe('publish 000010-dddddddd');
  });

  it('a secret paper is refused, its bytes are removed and the sender is told to stop', async () => {
    reports({ state: 'refused', reason: 'Văn bản có dấu độ mật nên không được nạp.' }, { aside: null });
    const told = await rig.does(ADMIN, PDF);
    expect(said(told)).toBe(SAY.fileSecret);
    expect(labels(told)).toEqual([]);
    expect(rig.files.kept.size).toBe(0);
    expect(rig.files.removed).toHaveLength(1);
  });

  it('a file whose name says it is secret is not even fetched', async () => {
    expect(said(await rig.does(ADMIN, { ...PDF, fileName: 'KH 5 (TỐI MẬT).docx' }))).toBe(SAY.fileNameSecret);
    expect(rig.fetched).toEqual([]);
  });

  it('other kinds of files and too large ones are not fetched, and the reason is told', async () => {
    expect(said(await rig.does(ADMIN, { ...PDF, fileName: 'a.exe' }))).toBe(SAY.fileKind);
    expect(said(await rig.does(ADMIN, { ...PDF, bytes: 21 * 1024 * 1024 }))).toBe(SAY.fileTooLarge(20));
    expect(rig.fetched).toEqual([]);
  });

  it('/capnhat reads what waits; /quaylai asks first', async () => {
    expect(said(await rig.types(ADMIN, '/capnhat'))).toBe(SAY.noIncoming);
    const asked = await rig.types(ADMIN, '/quaylai');
    expect(rig.ingest.done).toEqual([]);
    expect(said(await rig.taps(ADMIN, asked, SAY.rollBackYes))).toBe(SAY.rolledBack('000001-aaaaaaaa'));
  });

  it('an administrator who is one no longer cannot publish with an old button', async () => {
    reports({});
    const report = await rig.does(ADMIN, PDF);
    const { dialogue } = new DialogueRig({ ...rig.parts, admins: [] });
    const action = report[0]?.message.buttons?.[0]?.action;
    const tap = rig.event(ADMIN, {
      kind: 'tap',
      action: action?.kind === 'tap' ? action.id : '',
      tapId: null,
    });
    await dialogue.respond(tap, new AbortController().signal);
    expect(rig.ingest.done.filter((done) => done.startsWith('publish'))).toEqual([]);
  });

  it('trouble with fetching or reading is told in plain words', async () => {
    await rig.close();
    rig = new DialogueRig({ fetchFile: () => Promise.reject(new Error('403')) });
    await rig.knows(ADMIN);
    expect(said(await rig.does(ADMIN, PDF))).toBe(SAY.fileNotFetched);
  });
});

describe('the folder of incoming files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tro-ly-incoming-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('I20: names are our own, the record beside a file names no person, and removing leaves nothing', async () => {
    const files = createFolderIncomingFiles(folder, () => new Date('2026-11-22T03:00:00Z'));
    const name = await files.keep('telegram:77', 'pdf', new TextEncoder().encode('mật'), {
      channel: 'telegram',
      id: '900900',
    });
    expect(name).toMatch(/^tep-[0-9a-f]{16}\.pdf$/);
    const record = readFileSync(join(folder, 'incoming', `.${name}.received.json`), 'utf8');
    expect(record).toContain('2026-11-22T03:00:00.000Z');
    expect(record).not.toContain('900900');
    expect(await files.paths()).toEqual([join(folder, 'incoming', name)]);
    await files.remove(name);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
    await files.remove(name);
    for (const odd of ['../x.pdf', '/etc/passwd', 'tep-1.pdf', ''])
      await expect(files.remove(odd)).rejects.toThrow(RangeError);
    expect(existsSync(folder)).toBe(true);
  });
});
