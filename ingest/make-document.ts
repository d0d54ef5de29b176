import { createHash } from 'node:crypto';
import type { Disclosure, Document } from '../knowledge/model/document.ts';
import { passageId } from '../knowledge/model/passage.ts';
import type { RegisterEntry } from '../knowledge/model/register.ts';
import type { DocumentContent } from '../knowledge/store/store.ts';
import { documentIdOf } from './document-id.ts';
import { completeFacts } from './identify/complete-facts.ts';
import { mergeLayers, onlyDeclared, type Declared } from './identify/declared-layers.ts';
import { parseDeclaredMetadata, type DeclaredMetadata } from './identify/declared-metadata.ts';
import type { IdentifiedFacts } from './identify/identify-document.ts';
import { readOfficialHeader } from './identify/official-header.ts';
import { IngestError } from './ingest-error.ts';
import { notice, UNVERIFIED_CAUTION, type Notice } from './messages.vi.ts';
import type { ParsedText } from './parse/parser.ts';
import { declaredByRegister } from './register/declared-by-register.ts';
import { repairText } from './repair-text.ts';
import { maskRepaired } from './screen/mask-repaired.ts';
import { isPortalNotice } from './screen/portal-notice.ts';
import { splitPassages } from './split/split-passages.ts';

/** What is known of a file besides its text. */
export interface DocumentContext {
  /** Name or relative path under which the file is known to readers. */
  readonly file: string;
  /** Checked content of `<file>.meta.yaml`. */
  readonly sidecar?: DeclaredMetadata;
  /** Entries of the folder-wide register. */
  readonly register?: readonly RegisterEntry[];
}

export interface MadeDocument {
  readonly content: DocumentContent;
  readonly warnings: readonly Notice[];
}

/**
 * Sidecar, then front matter: later wins. The register comes in when the number is known. Throws IngestError when the
 * front matter is broken.
 */
export function declaredOf(parsed: ParsedText, { sidecar }: DocumentContext): Declared[] {
  const declared: Declared[] = [];
  if (sidecar !== undefined) declared.push({ from: 'sidecar', metadata: sidecar });
  if (parsed.metadataIsFrontMatter) {
    const result = parseDeclaredMetadata(parsed.metadata);
    if (!result.ok)
      throw new IngestError('front-matter-broken', `front matter: ${result.detail}`, result.problem);
    declared.push({ from: 'front-matter', metadata: result.metadata });
  }
  return declared;
}

/**
 * The document and its passages, with what a reader of the report must know. `isInternal` is what the screen found.
 * Throws IngestError when nothing is left to hold.
 */
export function makeDocument(
  bytes: Uint8Array,
  context: DocumentContext,
  parsed: ParsedText,
  declared: readonly Declared[],
  isInternal: boolean,
): MadeDocument {
  const header = parsed.metadataIsFrontMatter ? null : readOfficialHeader(parsed.blocks);
  const read = repairText(parsed, header);
  const completed = parsed.metadataIsFrontMatter
    ? read
    : {
        ...read,
        ...completeFacts(read, { file: context.file, ocrConfidence: parsed.ocr?.confidence ?? null }),
      };
  const { repaired, isMasked } = maskRepaired(completed);
  if (repaired.blocks.every((block) => block.text === ''))
    throw new IngestError('no-text', 'nothing left after repair');
  const lines = repaired.blocks.map((block) => block.text);
  if (header === null && declared.length === 0 && isPortalNotice(repaired.facts.title, lines))
    throw new IngestError('portal-notice', 'a page that tells of an error, of maintenance or to sign in');

  const known = declaredByRegister(
    context.register ?? [],
    repaired.facts,
    declared.map(({ metadata }) => metadata),
  );
  const layers: Declared[] =
    known === null ? [...declared] : [{ from: 'register', metadata: known }, ...declared];
  const form = layers.findLast(({ metadata }) => metadata.form !== undefined)?.metadata.form ?? 'original';
  const merged = mergeLayers(form === 'digest' ? onlyDeclared(repaired) : repaired, layers);
  const placeIsGuessed = form === 'digest' && merged.facts.provenance['jurisdiction']?.from === 'text';
  const disclosure: Disclosure =
    isInternal || layers.some(({ metadata }) => metadata.disclosure === 'internal') ? 'internal' : 'public';
  const text = lines.join('\n');
  const textHash = createHash('sha256').update(text).digest('hex');
  const isUnverified = context.sidecar?.trust === 'unverified';
  const document: Document = {
    ...merged.facts,
    ...(isUnverified ? withoutAuthority(merged.facts) : {}),
    ...(placeIsGuessed ? { jurisdiction: { scope: 'unknown' } } : {}),
    id: documentIdOf({ ...merged.facts, form, textHash }),
    form,
    disclosure,
    file: context.file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(isMasked ? { isMasked } : {}),
  };
  const passages = splitPassages(repaired.blocks, repaired.split).map((passage, ordinal) => ({
    ...passage,
    id: passageId(document.id, ordinal),
    documentId: document.id,
    ordinal,
  }));
  return {
    content: { document, passages },
    warnings: [
      ...parsed.warnings,
      ...merged.warnings,
      ...(isUnverified ? [notice('source-unverified', 'the source is declared unverified')] : []),
    ],
  };
}

/** The head of a paper from an unverified source gives it neither rank nor force, whatever it says. */
function withoutAuthority({
  validity,
}: IdentifiedFacts): Pick<Document, 'level' | 'validity' | 'isUnverified'> {
  return {
    isUnverified: true,
    level: null,
    validity: {
      ...validity,
      status: validity.status === 'in-force' ? 'unknown' : validity.status,
      caution: validity.caution ?? UNVERIFIED_CAUTION,
    },
  };
}
