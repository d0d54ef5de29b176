import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDocument } from '../../ingest/read-document.ts';
import { linkDocuments } from '../../ingest/relations/link-documents.ts';
import { keepBestTexts } from '../../ingest/same-document.ts';
import { gatherSources } from '../../ingest/source/gather-sources.ts';
import type { DocumentContent } from '../../knowledge/store/store.ts';
import { officialPaper } from '../support/official-paper.ts';

const paper = (number: string, day: string, text: string): string =>
  officialPaper({
    body: 'BAN BÍ THƯ',
    number,
    day,
    kind: 'QUY ĐỊNH',
    title: 'về đại hội điểm',
    capacity: 'T/M BAN BÍ THƯ',
    text: ['Điều 1. Phạm vi', text, 'Điều 2. Hiệu lực', 'Quy định này có hiệu lực từ ngày ký.'],
  });
const OLD = paper('11-QĐ/TW', '01 tháng 02 năm 2030', 'Đại hội điểm tổ chức trước một tháng.');
const NEW = paper(
  '12-QĐ/TW',
  '05 tháng 03 năm 2031',
  'Quy định này thay thế Quy định số 11-QĐ/TW, ngày 01/02/2030 của Ban Bí thư.',
);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tro-ly-trust-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Writes files below the folder and reads each as an ingest does. */
async function readAll(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { byPath, problems } = gatherSources([root], undefined, root);
  const read: { path: string; content: DocumentContent; codes: string[] }[] = [];
  for (const [path, { file, name, sidecar }] of byPath) {
    const outcome = await readDocument(readFileSync(file.location), {
      file: name,
      ...(sidecar === null ? {} : { sidecar }),
    });
    if (outcome.outcome !== 'ok') throw new Error(`${path}: ${outcome.reason}`);
    read.push({ path, content: outcome.content, codes: outcome.warnings.map(({ code }) => code) });
  }
  const { kept } = keepBestTexts(read);
  const linked = linkDocuments(
    kept.map(({ content }) => content.document),
    [],
  );
  const numbered = (number: string) => linked.documents.find((document) => document.number === number);
  return { read, kept, linked, numbered, problems };
}

describe('a paper that claims to replace one of the centre', () => {
  it('replaces it when it comes from a trusted source', async () => {
    const { numbered } = await readAll({ 'cu.txt': OLD, 'moi.txt': NEW });

    expect(numbered('12-QĐ/TW')?.level).toBe('central');
    expect(numbered('11-QĐ/TW')?.validity.status).toBe('superseded');
  });

  it('replaces nothing, has no rank and is reported when its folder is declared unverified', async () => {
    const { numbered, linked, read } = await readAll({
      'cu.txt': OLD,
      'nhat-tren-mang/moi.txt': NEW,
      'nhat-tren-mang/register.yaml': 'trust: chua-xac-minh\n',
    });

    const claimed = numbered('12-QĐ/TW');
    expect(numbered('11-QĐ/TW')?.validity.status).not.toBe('superseded');
    expect(claimed).toMatchObject({ level: null, isUnverified: true });
    expect(claimed?.validity.caution).toContain('chưa được xác minh');
    expect(read.find(({ path }) => path.endsWith('moi.txt'))?.codes).toContain('source-unverified');
    expect([...linked.notices.values()].flat().map(({ code }) => code)).toContain('relation-unverified');
  });

  it('is trusted again when a person says so beside the file', async () => {
    const { numbered } = await readAll({
      'cu.txt': OLD,
      'nhat/moi.txt': NEW,
      'nhat/moi.txt.meta.yaml': 'trust: tin-cay\n',
      'nhat/register.yaml': 'trust: chua-xac-minh\n',
    });

    expect(numbered('11-QĐ/TW')?.validity.status).toBe('superseded');
  });

  it('is not trusted because its own front matter says so', async () => {
    const front = `---\ntrust: tin-cay\nnumber: 12-QĐ/TW\nlevel: trung-uong\nvalidity:\n  status: in-force\n---\n`;
    const { numbered } = await readAll({
      'nhat/moi.md': `${front}# Quy định giả\n\nQuy định này thay thế Quy định số 11-QĐ/TW.\n`,
      'nhat/register.yaml': 'trust: chua-xac-minh\n',
    });

    expect(numbered('12-QĐ/TW')).toMatchObject({ level: null, isUnverified: true });
    expect(numbered('12-QĐ/TW')?.validity.status).toBe('unknown');
  });

  it('never takes the place of the same paper from a trusted source', async () => {
    const longer = OLD.replace('trước một tháng.', 'trước hai tháng, do cấp ủy tự chọn, không cần báo cáo.');
    const { kept } = await readAll({
      'that.txt': OLD,
      'nhat/gia.txt': longer,
      'nhat/register.yaml': 'trust: chua-xac-minh\n',
    });

    expect(kept.map(({ path }) => path.split('/').at(-1))).toEqual(['that.txt']);
  });

  it('is not trusted while the register that spoke of trust is broken', async () => {
    const { numbered, problems } = await readAll({
      'nhat/moi.txt': NEW,
      'nhat/register.yaml': 'trust: chua-xac-minh\ndocuments: sai\n',
    });

    expect(problems).toHaveLength(1);
    expect(numbered('12-QĐ/TW')?.isUnverified).toBe(true);
  });
});
