import { KnowledgeError } from '../errors.ts';
import type { Document, DocumentId } from '../model/document.ts';
import type { Passage, PassageId } from '../model/passage.ts';
import type { RegisterEntry } from '../model/register.ts';
import type { Relation } from '../model/relation.ts';
import { remembering } from '../text/remembering.ts';
import type { Manifest } from './manifest.ts';
import { openSqliteDatabase, type SqliteDatabase } from './sqlite-database.ts';
import type { DocumentContent, KnowledgeReader } from './store.ts';

const SCHEMA = `
  CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    first_row INTEGER NOT NULL,
    passage_count INTEGER NOT NULL,
    content TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE passages (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    attributes TEXT NOT NULL
  );
  CREATE TABLE register (position INTEGER PRIMARY KEY, content TEXT NOT NULL);
  CREATE TABLE relations (position INTEGER PRIMARY KEY, content TEXT NOT NULL);
`;

/**
 * Writes the documents (in the order given; their passages become consecutive rows), the register and the relations
 * into a new database file. The file is complete and closed when this returns; it has no journal beside it.
 */
export function writeSqliteStore(
  path: string,
  documents: readonly DocumentContent[],
  register: readonly RegisterEntry[],
  relations: readonly Relation[] = [],
): void {
  const db = openSqliteDatabase(path);
  try {
    db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192');
    db.exec(SCHEMA);
    const insertDocument = db.prepare('INSERT INTO documents VALUES (?, ?, ?, ?)');
    const insertPassage = db.prepare('INSERT INTO passages VALUES (?, ?, ?, ?)');
    const insertRegister = db.prepare('INSERT INTO register VALUES (?, ?)');
    const insertRelation = db.prepare('INSERT INTO relations VALUES (?, ?)');
    // When something throws, the caller drops the whole file.
    db.exec('BEGIN');
    let row = 0;
    for (const { document, passages } of documents) {
      insertDocument.run(document.id, row, passages.length, JSON.stringify(document));
      for (const { id, text, ...attributes } of passages)
        insertPassage.run(row++, id, text, JSON.stringify(attributes));
    }
    register.forEach((entry, position) => insertRegister.run(position, JSON.stringify(entry)));
    relations.forEach((relation, position) => insertRelation.run(position, JSON.stringify(relation)));
    db.exec('COMMIT');
  } finally {
    db.close();
  }
}

interface DocumentRow {
  readonly id: string;
  readonly first_row: number;
  readonly passage_count: number;
  readonly content: string;
}
interface PassageRow {
  readonly id: string;
  readonly text: string;
  readonly attributes: string;
}

interface HeldDocument {
  readonly document: Document;
  readonly firstRow: number;
  readonly passageCount: number;
}

/** Opens a published database read-only. Throws KnowledgeError `version-damaged` when SQLite cannot read it. */
export function openSqliteStore(
  path: string,
  folder: string,
  manifest: Manifest,
): KnowledgeReader & { quickCheck(): string } {
  const db = open(path);
  let held: HeldDocument[];
  let register: RegisterEntry[];
  let relations: Relation[];
  try {
    db.exec('PRAGMA query_only = ON');
    const rows = db.prepare<[], DocumentRow>('SELECT * FROM documents ORDER BY first_row').all();
    held = rows.map((row) => ({
      document: JSON.parse(row.content) as Document,
      firstRow: row.first_row,
      passageCount: row.passage_count,
    }));
    register = db
      .prepare<[], { content: string }>('SELECT content FROM register ORDER BY position')
      .all()
      .map(({ content }) => JSON.parse(content) as RegisterEntry);
    relations = manifest.format < FIRST_FORMAT_WITH_RELATIONS ? [] : readRelations(db);
  } catch (cause) {
    db.close();
    throw new KnowledgeError('version-damaged', `cannot read ${path}`, { cause });
  }
  const byRow = db.prepare<[number], PassageRow>('SELECT id, text, attributes FROM passages WHERE row = ?');
  const byRange = db.prepare<[number, number], PassageRow>(
    'SELECT id, text, attributes FROM passages WHERE row >= ? AND row < ? ORDER BY row',
  );
  const rowById = db.prepare<[string], { row: number }>('SELECT row FROM passages WHERE id = ?');
  const byId = new Map(held.map((entry) => [entry.document.id, entry]));
  const documents = held.map(({ document }) => document);
  const last = held.at(-1);
  const passageCount = last ? last.firstRow + last.passageCount : 0;

  const toPassage = ({ id, text, attributes }: PassageRow): Passage => ({
    ...(JSON.parse(attributes) as Omit<Passage, 'id' | 'text'>),
    id: id as PassageId,
    text,
  });
  // Rows of a published version never change.
  const passageAt = remembering(PASSAGES_HELD, (row: number): Passage => {
    const found = byRow.get(row);
    if (!found) throw new RangeError(`no passage row ${row} (version ${manifest.name} has ${passageCount})`);
    return toPassage(found);
  });
  const readPassages = ({ firstRow, passageCount: count }: HeldDocument): readonly Passage[] =>
    byRange.all(firstRow, firstRow + count).map(toPassage);
  const passagesOfShort = remembering(DOCUMENTS_HELD, (id: DocumentId): readonly Passage[] => {
    const entry = byId.get(id);
    return entry ? readPassages(entry) : [];
  });
  const holding = (row: number): HeldDocument => {
    let low = 0;
    let high = held.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const entry = held[middle];
      if (!entry) break;
      if (row < entry.firstRow) high = middle - 1;
      else if (row >= entry.firstRow + entry.passageCount) low = middle + 1;
      else return entry;
    }
    throw new RangeError(`no passage row ${row} (version ${manifest.name} has ${passageCount})`);
  };

  return {
    manifest,
    folder,
    passageCount,
    documents: () => documents,
    document: (id: DocumentId) => byId.get(id)?.document,
    passageAt,
    documentAt: (row) => holding(row).document,
    rowOf: (id) => rowById.get(id)?.row,
    passage(id) {
      const row = rowById.get(id)?.row;
      const found = row === undefined ? undefined : byRow.get(row);
      return found && toPassage(found);
    },
    passagesOf(id) {
      const entry = byId.get(id);
      if (!entry) return [];
      return entry.passageCount <= SHORT_DOCUMENT ? passagesOfShort(id) : readPassages(entry);
    },
    passageCountOf: (id) => byId.get(id)?.passageCount ?? 0,
    register: () => register,
    relations: () => relations,
    relationsOf: (id) =>
      relations.filter(
        ({ subject, object, statedIn }) =>
          subject.documentId === id || object.documentId === id || statedIn === id,
      ),
    quickCheck: () => String(db.prepare<[], unknown>('PRAGMA quick_check').pluck().get()),
    close() {
      db.close();
    },
  };
}

/** Passages found come back in question after question. */
const PASSAGES_HELD = 3_000;
/** Documents that lists are read from, likewise; long ones, in passages, would take too much memory. */
const DOCUMENTS_HELD = 12;
const SHORT_DOCUMENT = 300;
const FIRST_FORMAT_WITH_RELATIONS = 2;

function readRelations(db: SqliteDatabase): Relation[] {
  return db
    .prepare<[], { content: string }>('SELECT content FROM relations ORDER BY position')
    .all()
    .map(({ content }) => JSON.parse(content) as Relation);
}

function open(path: string): SqliteDatabase {
  try {
    return openSqliteDatabase(path, { readonly: true, fileMustExist: true });
  } catch (cause) {
    throw new KnowledgeError('version-damaged', `cannot read ${path}`, { cause });
  }
}
