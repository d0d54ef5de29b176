import { createHash } from 'node:crypto';

import type {
  Disclosure,
  Document,
  DocumentId,
  Provenance,
  ValueOrigin,
} from '../knowledge/model/document.ts';
import { passageId } from '../knowledge/model/passage.ts';
import type { RegisterEntry } from '../knowledge/model/register.ts';
import { maskText } from '../knowledge/screen/mask-text.ts';
import { countsInWords } from '../knowledge/screen/private-kinds.ts';
import type { DocumentContent } from '../knowledge/store/store.ts';
import { comparisonKey } from '../knowledge/text/normalize.ts';
import { loadDefaultParser } from './default-parsers.ts';
import { documentIdOf } from './document-id.ts';
import { completeFacts } from './identify/complete-facts.ts';
import { datelineOf } from './identify/press-issuer.ts';
import { parseDeclaredMetadata, type DeclaredMetadata } from './identify/declared-metadata.ts';
import { identifyOfficial, identifyPage, type IdentifiedFacts } from './identify/identify-document.ts';
import { readOfficialHeader, type OfficialHeader } from './identify/official-header.ts';
import { findSignature } from './identify/signature.ts';
import { IngestError } from './ingest-error.ts';
import { notice, UNVERIFIED_CAUTION, type MessageCode, type Notice } from './messages.vi.ts';
import type { Block, OcrSummary, OnPage, ParsedText, ParserLoader } from './parse/parser.ts';
import { sniff } from './parse/sniff.ts';
import { declaredByRegister } from './register/declared-by-register.ts';
import { dropPageChrome } from './repair/drop-page-chrome.ts';
import { dropPageTail } from './repair/drop-page-tail.ts';
import { dropRepeats } from './repair/drop-repeats.ts';
import { maskPersonalData } from './screen/personal-data.ts';
import { isPortalNotice } from './screen/portal-notice.ts';
import { screenText, type RefusedText } from './screen/screen-text.ts';
import { splitPassages, type SplitOptions } from './split/split-passages.ts';

/** What surrounds the bytes of one file. */
export interface ReadContext {
  /** Name or relative path under which the file is known to readers. */
  readonly file: string;
  /** Checked content of `<file>.meta.yaml`. */
  readonly sidecar?: DeclaredMetadata;
  /** Entries of the folder-wide register. */
  readonly register?: readonly RegisterEntry[];
  /** Default: the parsers of this product. */
  readonly loadParser?: ParserLoader;
  readonly onPage?: OnPage;
}

export type ReadOutcome =
  | {
      readonly outcome: 'ok';
      readonly content: DocumentContent;
      readonly warnings: readonly Notice[];
      /** Null when the format has no pages. */
      readonly pages: number | null;
      /** Null when nothing was recognised from pictures. */
      readonly ocr: OcrSummary | null;
    }
  /** `refused`: the paper must not be held. `failed`: it could not be read. `detail` is exact English, never words of the file. */
  | {
      readonly outcome: 'refused' | 'failed';
      readonly reason: MessageCode;
      readonly what: string;
      readonly detail: string;
      /** Which document a refused paper would have been, so that copies held of it can be removed; never shown. */
      readonly documentId?: DocumentId;
    };

/**
 * Makes one document of the bytes of one file: parse, screen, repair, identify, split. Never throws for bad input;
 * the same bytes and context always give the same content.
 */
export async function readDocument(bytes: Uint8Array, context: ReadContext): Promise<ReadOutcome> {
  try {
    const parsed = await parse(bytes, context);
    const screened = screenText(parsed, context.file, () =>
      declaredOf(parsed, context).map(({ metadata }) => metadata.disclosure),
    );
    if (screened.outcome === 'refused') return refused(screened, bytes, context, parsed);
    return content(bytes, context, screened.parsed, declaredOf(parsed, context), screened.isInternal);
  } catch (error) {
    const said = error instanceof IngestError ? error.notice : notice('parse-failed', placeOf(error));
    return { outcome: 'failed', reason: said.code, what: said.what, detail: said.detail };
  }
}

/** Kind and place of an unexpected error. Not its message: that may quote the file, which may be secret. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return `unexpected ${typeof error}`;
  const { name, code, stack = '' } = error as NodeJS.ErrnoException;
  const frame = /^ {4}at (?:\S{1,200} \()?(?:\S{0,500}\/)?([\w.-]{1,100}:\d+):\d+\)?$/m.exec(stack)?.[1];
  return ['unexpected', name, code, frame && `at ${frame}`].filter(Boolean).join(' ');
}

function refused(
  { reason, detail }: RefusedText,
  bytes: Uint8Array,
  context: ReadContext,
  parsed: ParsedText,
): ReadOutcome {
  let documentId: DocumentId | null = null;
  try {
    const read = content(bytes, context, parsed, declaredOf(parsed, context), true);
    if (read.outcome === 'ok') documentId = read.content.document.id;
  } catch {
    // Nothing but the refusal matters; a paper that cannot be identified has no copies to be found by name.
  }
  return { outcome: 'refused', reason, what: '', detail, ...(documentId === null ? {} : { documentId }) };
}

async function parse(
  bytes: Uint8Array,
  { loadParser = loadDefaultParser, onPage }: ReadContext,
): Promise<ParsedText> {
  if (bytes.byteLength === 0) throw new IngestError('file-empty', 'no bytes');
  const sniffed = sniff(bytes);
  if (sniffed.format === 'binary') throw new IngestError(sniffed.code, sniffed.detail, sniffed.what);
  const parser = await loadParser(sniffed.format).catch((cause: unknown) => {
    throw new IngestError('reading-unfit', `parser of ${sniffed.format}: ${placeOf(cause)}`, '', { cause });
  });
  if (parser === null)
    throw new IngestError(
      'format-unsupported',
      `no parser for ${sniffed.format}`,
      sniffed.format.toUpperCase(),
    );
  return parser.parse(bytes, onPage);
}

interface Declared {
  readonly from: ValueOrigin;
  readonly metadata: DeclaredMetadata;
}

/** Sidecar, then front matter: later wins. The register comes in when the number is known. */
function declaredOf(parsed: ParsedText, context: ReadContext): Declared[] {
  const declared: Declared[] = [];
  if (context.sidecar !== undefined) declared.push({ from: 'sidecar', metadata: context.sidecar });
  if (parsed.metadataIsFrontMatter) {
    const result = parseDeclaredMetadata(parsed.metadata);
    if (!result.ok)
      throw new IngestError('front-matter-broken', `front matter: ${result.detail}`, result.problem);
    declared.push({ from: 'front-matter', metadata: result.metadata });
  }
  return declared;
}

interface Repaired {
  readonly facts: IdentifiedFacts;
  readonly blocks: readonly Block[];
  readonly split: SplitOptions;
  readonly warnings: readonly Notice[];
}

function content(
  bytes: Uint8Array,
  context: ReadContext,
  parsed: ParsedText,
  declared: readonly Declared[],
  internal: boolean,
): ReadOutcome {
  const header = parsed.metadataIsFrontMatter ? null : readOfficialHeader(parsed.blocks);
  const read = header === null ? repairPage(parsed) : repairOfficial(parsed, header);
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
    internal || layers.some(({ metadata }) => metadata.disclosure === 'internal') ? 'internal' : 'public';
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
    outcome: 'ok',
    content: { document, passages },
    warnings: [
      ...parsed.warnings,
      ...merged.warnings,
      ...(isUnverified ? [notice('source-unverified', 'the source is declared unverified')] : []),
    ],
    pages: parsed.pages,
    ocr: parsed.ocr ?? null,
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

/** Before anything is split or stored: private words leave the blocks and the title alike. */
function maskRepaired(asWritten: Repaired): { readonly repaired: Repaired; readonly isMasked: boolean } {
  const { blocks, counts } = maskPersonalData(asWritten.blocks);
  const said = countsInWords(counts);
  const title = maskText(asWritten.facts.title);
  const facts = withMaskedEvidence(asWritten.facts);
  if (said === '' && title === asWritten.facts.title)
    return { repaired: { ...asWritten, facts }, isMasked: false };
  const { split, warnings } = asWritten;
  return {
    isMasked: true,
    repaired: {
      facts: { ...facts, title },
      blocks,
      split: { ...split, title: split.title === null ? null : maskText(split.title) },
      warnings:
        said === ''
          ? warnings
          : [...warnings, notice('personal-data-masked', `masked ${JSON.stringify(counts)}`, said)],
    },
  };
}

/** The words by which values and relations are proved are words of the paper too. */
function withMaskedEvidence(facts: IdentifiedFacts): IdentifiedFacts {
  const masked = <T extends { readonly evidence?: string }>(value: T): T =>
    value.evidence === undefined ? value : { ...value, evidence: maskText(value.evidence) };
  const provenance = Object.fromEntries(
    Object.entries(facts.provenance).map(([field, origin]) => [field, masked(origin)]),
  );
  return {
    ...facts,
    provenance,
    ...(facts.statements === undefined ? {} : { statements: facts.statements.map(masked) }),
  };
}

function repairOfficial(parsed: ParsedText, header: OfficialHeader): Repaired {
  const signature = findSignature(parsed.blocks, header.bodyStart);
  const paper = dropPageTail(parsed.blocks, signature?.to ?? parsed.blocks.length);
  const blocks = paper.filter(
    (_, i) => i >= header.bodyStart && !(signature && i >= signature.from && i < signature.to),
  );
  const isRecognised = parsed.ocr !== undefined;
  const { facts, warnings } = identifyOfficial(header, signature, blocks, isRecognised);
  const split = { title: header.title, isReport: false, firstIsLead: false, isRecognised };
  return { facts, blocks, warnings, split };
}

function repairPage(parsed: ParsedText): Repaired {
  if (parsed.metadataIsFrontMatter) return repairAuthored(parsed);
  const page = dropPageChrome(parsed.blocks);
  const headline = page.headline ?? parsed.title;
  // Only pages say things twice by accident; in other texts the same words twice are meant.
  const { blocks, leadWasRepeated } = page.isPage
    ? dropRepeats(page.blocks, headline)
    : { blocks: page.blocks, leadWasRepeated: false };
  const { facts, warnings } = identifyPage({ ...page, blocks }, parsed.blocks, blocks, parsed);
  const isReport = facts.kind === 'bao-chi';
  const firstIsLead = isReport && (leadWasRepeated || datelineOf(blocks[0]?.text ?? '') !== null);
  return { facts, blocks, warnings, split: { title: headline, isReport, firstIsLead } };
}

/** A text written for this product: nothing around it is chrome; its first `#` is its title. */
function repairAuthored(parsed: ParsedText): Repaired {
  const titleKey = comparisonKey(parsed.title ?? '');
  const [first] = parsed.blocks;
  const hasTitle = first?.kind === 'heading' && first.level === 1 && comparisonKey(first.text) === titleKey;
  const blocks = hasTitle ? parsed.blocks.slice(1) : parsed.blocks;
  const page = {
    blocks,
    headline: parsed.title,
    dateLines: [],
    attributions: [],
    footer: [],
    byline: null,
    isPage: false,
  };
  const { facts } = identifyPage(page, blocks, blocks, parsed);
  return {
    facts,
    blocks,
    warnings: [],
    split: { title: hasTitle ? (first?.text ?? null) : null, isReport: false, firstIsLead: false },
  };
}

/** Fields that a layer may set on a document, with the value it sets. */
const FIELDS = [
  'title',
  'number',
  'issuedOn',
  'issuer',
  'kind',
  'term',
  'level',
  'jurisdiction',
  'validity',
  'signer',
  'references',
  'sources',
] as const;

/** Lays declared values over those read from the text, each remembering where it came from. */
function mergeLayers(
  repaired: Repaired,
  layers: readonly Declared[],
): { facts: IdentifiedFacts; warnings: readonly Notice[] } {
  const facts: Record<string, unknown> = { ...repaired.facts };
  const provenance: Record<string, Provenance> = { ...repaired.facts.provenance };
  const warnings: Notice[] = [...repaired.warnings];
  for (const { from, metadata } of layers) {
    for (const field of FIELDS) {
      const value = metadata[field];
      if (value === undefined) continue;
      if (field === 'number' || field === 'issuedOn') {
        const read = repaired.facts[field];
        const said = String(metadata[field]);
        if (
          repaired.facts.provenance[field] !== undefined &&
          read !== null &&
          metadata[field] !== null &&
          read !== metadata[field]
        )
          warnings.push(
            notice(
              'values-disagree',
              `${from} says ${field} ${said}, the text says ${read}`,
              `${field === 'number' ? 'số' : 'ngày'} ${said}`,
            ),
          );
      }
      facts[field] = value;
      provenance[field] = { from, certainty: 1 };
    }
  }
  const placeIsMoreExact = keepTextUnit(
    repaired.facts.jurisdiction,
    facts['jurisdiction'] as IdentifiedFacts['jurisdiction'],
  );
  const kept = warnings.filter(
    ({ code }) => !(code === 'date-missing' || code === 'date-incomplete') || facts['issuedOn'] === null,
  );
  return {
    facts: { ...(facts as unknown as IdentifiedFacts), jurisdiction: placeIsMoreExact, provenance },
    warnings: kept,
  };
}

/**
 * A digest tells of papers, terms and places without being of them: it is about what its author declared and nothing
 * else. Only the unit of a declared place is still read from the text.
 */
function onlyDeclared(repaired: Repaired): Repaired {
  const unstated = { number: null, issuedOn: null, issuer: null, term: null, level: null, signer: null };
  const provenance = Object.fromEntries(
    Object.entries(repaired.facts.provenance).filter(([field]) => !(field in unstated)),
  );
  return { ...repaired, facts: { ...repaired.facts, ...unstated, provenance } };
}

/** A declared "Bến Sỏi, Sông Trăng" names no unit; the text often does. */
function keepTextUnit(
  read: IdentifiedFacts['jurisdiction'],
  chosen: IdentifiedFacts['jurisdiction'],
): IdentifiedFacts['jurisdiction'] {
  if (chosen.scope !== 'local' || chosen.unit !== null || read.scope !== 'local') return chosen;
  return comparisonKey(read.place) === comparisonKey(chosen.place)
    ? { ...chosen, unit: read.unit, province: chosen.province ?? read.province }
    : chosen;
}
