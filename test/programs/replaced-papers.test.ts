import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runKnowledgeCommand } from '../../ingest/knowledge-command.ts';
import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Document } from '../../knowledge/model/document.ts';
import { statusOn } from '../../knowledge/model/validity.ts';
import { openKnowledge } from '../../knowledge/open-knowledge.ts';
import { openCurrentVersion } from '../../knowledge/store/open-version.ts';
import { currentVersionName } from '../../knowledge/store/publish.ts';
import { officialPaper } from '../support/official-paper.ts';
import { reportIngest, type EndedIngest } from '../support/report-ingest.ts';
import { productAnswerer } from '../support/starter-knowledge.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let dataDir: string;
const startedIn = process.cwd();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tro-ly-replaced-'));
  dataDir = join(folder, 'data');
  for (const name of ['old', 'new']) mkdirSync(join(folder, name));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(startedIn);
  rmSync(folder, { recursive: true, force: true });
});

const ingest = (...words: string[]): Promise<EndedIngest> => reportIngest([...words, '--data', dataDir]);
const day = (text: string): CalendarDate => text as CalendarDate;

const OLD = officialPaper({
  body: 'TỈNH ỦY LANG MÔNG',
  number: '15-QĐ/TU',
  day: '02 tháng 03 năm 2030',
  kind: 'QUY ĐỊNH',
  title: 'về tiêu chuẩn của cán bộ phụ trách bản',
  text: [
    'Điều 1. Cán bộ phụ trách bản Nậm Sỏi phải có ít nhất 4 năm công tác liên tục tại cơ sở.',
    'Điều 2. Quy định này có hiệu lực từ ngày ký.',
  ],
});
const next = (
  over: { readonly effect?: string; readonly number?: string; readonly day?: string } = {},
): string =>
  officialPaper({
    body: 'TỈNH ỦY LANG MÔNG',
    number: over.number ?? '27-QĐ/TU',
    day: over.day ?? '10 tháng 05 năm 2032',
    kind: 'QUY ĐỊNH',
    title: 'về tiêu chuẩn của cán bộ cơ sở',
    text: [
      'Điều 1. Cán bộ cơ sở phải có ít nhất 6 năm công tác liên tục.',
      over.effect ??
        'Điều 2. Quy định này có hiệu lực kể từ ngày 01/6/2032, thay thế Quy định số 15-QĐ/TU, ngày 2/3/2030 của Ban Thường vụ Tỉnh ủy Lang Mông.',
    ],
  });

function held(number: string): Document {
  const reader = openCurrentVersion(join(dataDir, 'knowledge'));
  try {
    const found = reader.documents().find((document) => document.number === number);
    if (!found) throw new Error(`${number} is not held`);
    return found;
  } finally {
    reader.close();
  }
}

describe('a paper that another replaces', () => {
  beforeEach(() => {
    writeFileSync(join(folder, 'old', 'cu.txt'), OLD);
    writeFileSync(join(folder, 'new', 'moi.txt'), next());
  });

  it('holds to the day before, is answered as such, and stays unread when its successor comes', async () => {
    await ingest('old');
    expect(statusOn(held('15-QĐ/TU'), day('2032-07-01'))).toBe('unknown');

    const second = await ingest('new');

    expect(second.files.map(({ path, state }) => [path, state])).toEqual([['new/moi.txt', 'added']]);
    const paper = held('15-QĐ/TU');
    expect(paper.validity).toMatchObject({
      status: 'superseded',
      from: '2030-03-02',
      to: '2032-05-31',
      supersededBy: '27-QĐ/TU (10/5/2032)',
    });
    expect(paper.ownValidity).toMatchObject({ status: 'unknown', to: null });
    expect(
      ['2030-03-01', '2030-03-02', '2032-05-31', '2032-06-01'].map((asked) => statusOn(paper, day(asked))),
    ).toEqual(['unknown', 'in-force', 'in-force', 'superseded']);

    const knowledgeDir = join(dataDir, 'knowledge');
    const knowledge = await openKnowledge(knowledgeDir, currentVersionName(knowledgeDir) ?? '');
    try {
      const answerer = productAnswerer(knowledge);
      const text = 'Cán bộ phụ trách bản Nậm Sỏi phải có ít nhất bao nhiêu năm công tác?';
      const before = await answerer.answer({ text, asOf: day('2032-05-31') });
      const after = await answerer.answer({ text, asOf: day('2032-06-01') });
      expect(before.citations[0]).toMatchObject({ number: '15-QĐ/TU', validity: 'in-force' });
      expect(after.citations.map(({ number }) => number)).toEqual(['27-QĐ/TU']);

      const byName = `Theo Quy định 15-QĐ/TU, cán bộ phụ trách bản Nậm Sỏi phải có ít nhất bao nhiêu năm công tác?`;
      const old = await answerer.answer({ text: byName, asOf: day('2032-06-01') });
      expect(old.citations[0]).toMatchObject({
        number: '15-QĐ/TU',
        validity: 'superseded',
        supersededBy: '27-QĐ/TU (10/5/2032)',
      });
      expect(
        [before, old].map(({ text, notes }) => [text, ...notes].join(' ').includes('được thay thế bởi')),
      ).toEqual([false, true]);
    } finally {
      knowledge.close();
    }
  });

  it('comes back when its successor is taken out', async () => {
    await ingest('old');
    const alone = held('15-QĐ/TU');
    await ingest('new');
    rmSync(join(folder, 'new', 'moi.txt'));

    const pruned = await ingest('new', '--prune');

    expect(pruned.counts).toMatchObject({ removed: 1 });
    expect(held('15-QĐ/TU')).toEqual(alone);
  });

  it('gives the same version whichever paper came first', async () => {
    await ingest('old', 'new');
    const together = openCurrentVersion(join(dataDir, 'knowledge'));
    const hash = together.manifest.contentHash;
    together.close();
    dataDir = join(folder, 'again');
    await ingest('new');
    await ingest('old');

    const apart = openCurrentVersion(join(dataDir, 'knowledge'));
    expect(apart.manifest.contentHash).toBe(hash);
    apart.close();
  });

  it('is shown with its links in Vietnamese', async () => {
    await ingest('old', 'new');

    const { output } = runKnowledgeCommand(['show', held('15-QĐ/TU').id], dataDir);

    expect(output).toContain('27-QĐ/TU (10/5/2032) thay thế văn bản này, từ 1/6/2032 (văn bản nêu, 90 %)');
    expect(output).toContain('Hiệu lực sau khi xét quan hệ: đã hết hiệu lực');
  });

  it('stays as the register says while the register disagrees, and the reader is warned', async () => {
    writeFileSync(
      join(folder, 'old', 'register.yaml'),
      'documents:\n  - {number: 15-QĐ/TU, issuedOn: 2030-03-02, kind: quy-dinh, title: Tiêu chuẩn, status: in-force, certainty: confirmed}\n',
    );

    const report = await ingest('old', 'new');

    const paper = held('15-QĐ/TU');
    expect([paper.validity.status, paper.validity.to]).toEqual(['in-force', null]);
    expect(paper.validity.caution).toContain('27-QĐ/TU (10/5/2032)');
    const warnings = report.files.find(({ path }) => path === 'new/moi.txt')?.warnings ?? [];
    expect(warnings.join('\n')).toMatch(/thay thế 15-QĐ\/TU .+ từ 1\/6\/2032; khai báo ghi còn hiệu lực/);
  });

  it('is not ended by a report of the press, which only gives a warning', async () => {
    writeFileSync(
      join(folder, 'new', 'moi.txt'),
      'Lang Mông có quy định mới\n\n(LMO)- Tỉnh ủy Lang Mông đã ban hành Quy định số 27-QĐ/TU, ngày 10/5/2032 thay thế Quy định số 15-QĐ/TU, ngày 2/3/2030. Phóng viên sẽ tiếp tục thông tin về các nội dung của quy định này trong thời gian tới đây.\n',
    );

    const report = await ingest('old', 'new');

    expect(held('15-QĐ/TU').validity).toMatchObject({ status: 'unknown', to: null, supersededBy: null });
    expect(report.files.find(({ path }) => path === 'new/moi.txt')?.warnings?.join('\n')).toContain(
      '15-QĐ/TU (2/3/2030) đã được thay thế bởi 27-QĐ/TU (10/5/2032)',
    );
  });
});
