import { describe, expect, it } from 'vitest';

import { parseIngestArguments } from '../../ingest/cli-arguments.ts';

describe('arguments of ingest', () => {
  it('takes the starter documents when no path is given', () => {
    expect(parseIngestArguments([])).toEqual({
      ok: true,
      arguments: {
        paths: ['knowledge/documents'],
        replace: false,
        prune: false,
        dryRun: false,
        watch: false,
        force: false,
        aside: false,
        json: false,
        data: null,
      },
    });
  });

  it('reads every option of the contract', () => {
    expect(
      parseIngestArguments([
        'a',
        '--prune',
        '--dry-run',
        '--watch',
        '--force',
        '--aside',
        '--json',
        '--data',
        '/d',
        'b.txt',
      ]),
    ).toEqual({
      ok: true,
      arguments: {
        paths: ['a', 'b.txt'],
        replace: false,
        prune: true,
        dryRun: true,
        watch: true,
        force: true,
        aside: true,
        json: true,
        data: '/d',
      },
    });
  });

  it.each([
    [['--repalce'], 'Không có tùy chọn --repalce.'],
    [['-x'], 'Không có tùy chọn -x.'],
    [['--data'], 'Tùy chọn --data cần có giá trị.'],
    [['--data='], 'Tùy chọn --data cần có giá trị.'],
    [['--json=yes'], 'Tùy chọn --json không nhận giá trị.'],
    [['--replace', '--prune'], 'Chỉ dùng một trong hai tùy chọn --replace và --prune.'],
  ])('says in one line what is wrong with %j', (args, message) => {
    expect(parseIngestArguments(args)).toEqual({ ok: false, message });
  });
});
