/**
 * The front door of the library, as a table of contents: the words of the domain, the rules about text, the store, the
 * search, the embedding. For programs outside this repository and for readers; `bot` and `ingest` import the files
 * behind it directly, so that each loads only what it uses.
 *
 * Loading this file opens nothing and loads no model: the library that runs models is imported when the first model is
 * opened. The LangChain adapters stand apart, because they load @langchain/core: `search/langchain-retriever.ts`
 * and `embedding/langchain-embeddings.ts`.
 */

// Words of the domain
export {
  DOCUMENT_KINDS,
  type Disclosure,
  type Document,
  type DocumentId,
  type DocumentKind,
  type DocumentReference,
  type Provenance,
  type ValueOrigin,
} from './model/document.ts';
export {
  formatLocator,
  passageId,
  type Locator,
  type LocatorUnit,
  type Passage,
  type PassageId,
  type PassageRole,
} from './model/passage.ts';
export { citePassage, quoteStandsIn, type Citation } from './model/citation.ts';
export {
  findDocumentNumbers,
  numberKey,
  parseDocumentNumber,
  type DocumentNumber,
  type FoundNumber,
} from './model/document-number.ts';
export {
  calendarDate,
  dayInVietnam,
  formatDate,
  parseCalendarDate,
  type CalendarDate,
} from './model/calendar-date.ts';
export {
  isPastTerm,
  statusOn,
  UNKNOWN_VALIDITY,
  validityOn,
  type Validity,
  type ValidityStatus,
} from './model/validity.ts';
export { AUTHORITY_LEVELS, type AuthorityLevel } from './model/authority.ts';
export type { Jurisdiction } from './model/jurisdiction.ts';
export { RELATION_KINDS, type RelationKind, type RelationStatement } from './model/relation-statement.ts';
export type { RelatedPaper, Relation, RelationOrigin } from './model/relation.ts';
export type { DocumentKey, RegisterCertainty, RegisterEntry } from './model/register.ts';
export { KnowledgeError, type KnowledgeErrorCode } from './errors.ts';

// Rules about text
export { comparisonKey, foldSpaces, normalizeText, unifyTonePlacement } from './text/normalize.ts';
export { foldDiacritics, hasDiacritics } from './text/fold.ts';
export { foldedSyllables, syllablesOf, type Syllable } from './text/syllables.ts';
export { sentencesOf, type Sentence } from './text/sentences.ts';
export { expandUnambiguous, findAbbreviations, type FoundAbbreviation } from './search/abbreviations.ts';

// Store: read a version
export { openKnowledge, type OpenKnowledge } from './open-knowledge.ts';
export { followKnowledge, type LiveKnowledge } from './live-knowledge.ts';
export { openCurrentVersion, openVersion, readManifest, verifyVersion } from './store/open-version.ts';
export type { DocumentContent, KnowledgeReader } from './store/store.ts';
export type { EmbedderIdentity, FileRecord, Manifest } from './store/manifest.ts';
export { readOriginal } from './store/originals.ts';

// Store: build a version, switch to it, switch back
export { buildVersion, type IndexWriter, type VersionContent } from './store/build-version.ts';
export { createIndexWriter, type IndexOptions } from './write-indexes.ts';
export { contentHashOf } from './store/content-hash.ts';
export {
  currentVersionName,
  discardVersion,
  dropOldVersions,
  keepBuilt,
  knowledgePaths,
  makeCurrent,
  nextVersionName,
  startBuilding,
  versionNames,
  type SwitchReason,
} from './store/publish.ts';
export { lockKnowledge } from './store/version-lock.ts';
export { keepOriginal } from './store/originals.ts';

// Search
export type { KnowledgeSearch, RankedPassage, SearchRequest } from './search/search.ts';
export { rankDocuments, type RankedDocument } from './search/rank-documents.ts';

// Embedding
export type { Embedder } from './embedding/embedder.ts';
export {
  chooseEmbedder,
  type EmbedderChoice,
  type EmbeddingSettings,
  type NoEmbedderCode,
} from './embedding/choose-embedder.ts';
export {
  fetchModel,
  PUBLIC_HUB,
  type ModelFetchOptions,
  type ModelFetchProgress,
  type ModelFetchResult,
} from './embedding/model-hub.ts';
export { DEFAULT_MODEL } from './embedding/model-profile.ts';
export { publicTexts, type PublicTexts } from './embedding/public-texts.ts';

// Log: both programs write it alike, so that both leave out secrets
export { createJsonLog, SILENT_LOG, type Log, type LogFields, type LogLevel } from './log.ts';
