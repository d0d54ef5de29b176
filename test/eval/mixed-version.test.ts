import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMixedVersion } from './mixed-version.ts';
import { readPublicSet } from './training-set.ts';

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'mixed-version-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const SET = folderWith({
  'corpus.jsonl': '{"id":"luat-1","title":"Điều 1","text":"Hội đồng họp mỗi quý một lần tại trụ sở."}\n',
  'queries.jsonl': '{"id":"q1","text":"Hội đồng họp mấy lần?"}\n{"id":"q2","text":"Không có đáp án?"}\n',
  'qrels.tsv': 'q1\tluat-1\t1\n',
  'answers.jsonl': '{"id":"q1","answer":"mỗi quý một lần"}\n{"id":"q2","answer":"?"}\n',
});

test('a folder of papers and a retrieval set answer side by side, each under its own name', async () => {
  const papers = folderWith({ 'bai.md': '# Bài về xã\n\nĐại hội xã họp ngày 12/8/2020 ở hội trường.\n' });
  const version = await openMixedVersion([papers, SET]);
  try {
    const files = version.knowledge.reader.documents().map(({ file }) => file);

    expect([...files].sort()).toEqual(['bai.md', 'luat-1']);
  } finally {
    version.remove();
  }
});

test('a digest of a paper that is held in full can be left out', async () => {
  const head = 'number: 12-KH/ĐU\nissuedOn: 2020-03-04\nkind: ke-hoach\n---\n\n';
  const papers = folderWith({
    'bai.md': `---\ntitle: Kế hoạch đại hội\n${head}Đại hội xã họp ngày 12/8/2020.\n`,
    'tom-luoc.md': `---\ntitle: Tóm lược kế hoạch\nform: tom-luoc\n${head}Đại hội họp ngày 12/8/2020.\n`,
    'khac.md': '---\ntitle: Tóm lược khác\nform: tom-luoc\n---\n\nChi bộ họp mỗi tháng một lần.\n',
  });
  const version = await openMixedVersion([papers], { withoutDigests: true });
  try {
    expect(
      version.knowledge.reader
        .documents()
        .map(({ file }) => file)
        .sort(),
    ).toEqual(['bai.md', 'khac.md']);
  } finally {
    version.remove();
  }
});

test('a file that cannot be read is named', async () => {
  await expect(openMixedVersion([folderWith({ 'trong.txt': '' })])).rejects.toThrow(/^trong\.txt: /);
});

test('a retrieval set with answers becomes questions with fact and source; what has no source is left out', () => {
  expect(readPublicSet(SET).questions).toEqual([
    { id: 'q1', question: 'Hội đồng họp mấy lần?', expected_facts: ['mỗi quý một lần'], source: 'luat-1' },
  ]);
});
