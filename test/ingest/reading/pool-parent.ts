import { createReaderPool } from '../../../ingest/reading/reader-pool.ts';
import { SILENT_LOG } from '../../../knowledge/log.ts';

// A program that reads the given files with hostile parsers, says so, and is then killed by its test.
const pool = createReaderPool({
  register: [],
  environment: { PATH: process.env['PATH'] ?? '' },
  log: SILENT_LOG,
  size: 2,
  parsers: new URL('./hostile-parsers.ts', import.meta.url),
});
let begun = 0;
const files = process.argv.slice(2);
for (const location of files) {
  const onPage = (): void => {
    if (++begun === files.length) process.stdout.write('begun\n');
  };
  void pool.read({ location, context: { file: 'tep.txt' } }, onPage);
}
