import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { hashSource, listSources, loadSource, shownPath } from '../../../ingest/source/folder-source.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ingest-source-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text = 'x'): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe('listing sources', () => {
  it('lists files in one order, without hidden files, leftovers, registers and sidecars, each with what describes it', () => {
    for (const path of [
      'docs/b.txt',
      'docs/a.md',
      'docs/a.md.meta.yaml',
      'docs/.git/x',
      'docs/~$ke hoach.docx',
      'docs/Thumbs.db',
      'docs/sub/desktop.ini',
      'docs/__MACOSX/sub/c.html',
      'docs/register.yaml',
      'docs/sub/c.html',
      'other/d.txt',
    ])
      write(path);

    const listing = listSources(['other', 'docs', 'docs/a.md'], folder);

    expect(listing.files.map(({ path, sidecar }) => [path, sidecar !== null])).toEqual([
      ['docs/a.md', true],
      ['docs/b.txt', false],
      ['docs/sub/c.html', false],
      ['other/d.txt', false],
    ]);
    expect(listing.files[2]?.registers).toEqual([join(folder, 'docs/register.yaml')]);
    expect(listing.registers).toEqual([join(folder, 'docs/register.yaml')]);
  });

  it('reports a missing path and a link, and still lists the others', () => {
    write('docs/a.txt');
    symlinkSync('/etc/hostname', join(folder, 'docs/link.txt'));

    const listing = listSources(['docs', 'gone.txt'], folder);

    expect(listing.files.map(({ path }) => path)).toEqual(['docs/a.txt']);
    expect(listing.problems.map(({ path, problem }) => [path, problem.code])).toEqual([
      ['docs/link.txt', 'symlink'],
      ['gone.txt', 'path-missing'],
    ]);
  });
});

describe('an address in place of a path (I21)', () => {
  it.each([
    'https://127.0.0.1/van-ban.pdf',
    'http://[::ffff:7f00:1]/',
    'FTP://0x7f.1/x',
    'file:///etc/passwd',
  ])('is told as such and nothing is opened: %s', (address) => {
    const { files, problems } = listSources([address]);
    expect(files).toEqual([]);
    expect(problems).toMatchObject([{ path: address, problem: { code: 'path-is-address' } }]);
  });
});

describe('the path that is shown', () => {
  it('is short inside the working folder and whole elsewhere, never a way up', () => {
    expect(shownPath(join(folder, 'docs/a.txt'), folder)).toBe('docs/a.txt');
    expect(shownPath(folder, folder)).toBe('.');
    expect(shownPath('/kho/van-ban/a.txt', '/ung-dung')).toBe('/kho/van-ban/a.txt');
    expect(shownPath(join(folder, '..ten-la.txt'), folder)).toBe('..ten-la.txt');
  });
});

describe('loading a source', () => {
  it('gives the same hash whether the file is held or not', () => {
    write('big.txt');
    truncateSync(join(folder, 'big.txt'), 3 * 1024 * 1024 + 5);

    const loaded = loadSource({ location: join(folder, 'big.txt') });
    const hashed = hashSource({ location: join(folder, 'big.txt') });

    expect(hashed).toEqual({ ok: true, bytes: 3 * 1024 * 1024 + 5, sha256: loaded.ok ? loaded.sha256 : '' });
  });

  it('never reads a file over the limit', () => {
    write('big.txt');
    truncateSync(join(folder, 'big.txt'), 201 * 1024 * 1024);

    const loaded = loadSource({ location: join(folder, 'big.txt') });
    const hashed = hashSource({ location: join(folder, 'big.txt') });

    expect(hashed).toEqual(loaded);
    expect(loaded).toMatchObject({
      ok: false,
      problem: { code: 'file-too-large', what: '201 MB, tối đa 200 MB' },
    });
  });

  it('names an empty file, a folder and a file that has gone', () => {
    write('empty.txt', '');

    const codes = ['empty.txt', '.', 'gone.txt'].map((name) => {
      const loaded = loadSource({ location: join(folder, name) });
      return loaded.ok ? 'ok' : loaded.problem.code;
    });
    expect(codes).toEqual(['file-empty', 'not-a-file', 'path-missing']);
  });

  // Root reads everything, so the mode of the file means nothing to it.
  it.skipIf(process.getuid?.() === 0)('names a file that may not be read', () => {
    write('locked.txt');
    chmodSync(join(folder, 'locked.txt'), 0);

    expect(loadSource({ location: join(folder, 'locked.txt') })).toMatchObject({
      ok: false,
      problem: { code: 'file-unreadable' },
    });
  });
});
