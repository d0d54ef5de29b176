import { join } from 'node:path';
import { openSqliteDatabase } from '../../../knowledge/store/sqlite-database.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import { TOP, type BenchEngine } from './bench-engine.ts';

export const fts5Engine: BenchEngine = {
  name: 'SQLite FTS5',
  setUp: 'folded text; OR of all syllables of the question, ordered by bm25',
  limit: null,
  async build(passages, folder) {
    const database = openSqliteDatabase(join(folder, 'fts5.db'));
    database.exec('PRAGMA journal_mode = OFF');
    database.exec(
      "create virtual table passages using fts5(text, tokenize = 'unicode61 remove_diacritics 0')",
    );
    const insert = database.prepare('insert into passages (text) values (?)');
    database.exec('BEGIN');
    for (const text of passages) insert.run(foldDiacritics(text));
    database.exec('COMMIT');
    database.exec("insert into passages (passages) values ('optimize')");
    database.close();
  },
  async open(folder) {
    const database = openSqliteDatabase(join(folder, 'fts5.db'), { readonly: true });
    const select = database.prepare(
      `select rowid from passages where passages match ? order by bm25(passages) limit ${TOP}`,
    );
    return (question) => {
      const syllables = [...new Set(foldedSyllables(question))];
      return select.all(syllables.map((syllable) => `"${syllable}"`).join(' OR ')).length;
    };
  },
};
