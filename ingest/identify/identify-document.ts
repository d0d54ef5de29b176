import { DOCUMENT_KINDS, type Document, type Provenance } from '../../knowledge/model/document.ts';
import { UNKNOWN_VALIDITY } from '../../knowledge/model/validity.ts';
import { notice, type Notice } from '../messages.vi.ts';
import { findStatements } from '../relations/find-statements.ts';
import type { Block, ParsedText } from '../parse/parser.ts';
import type { CleanPage } from '../repair/drop-page-chrome.ts';
import { levelOf } from './authority.ts';
import { restoreBodyCase, restoreSentenceCase, withKnownBodies } from './body-names.ts';
import { kindOfNumber } from './document-kind.ts';
import { officialIssuer } from './head-issuer.ts';
import { titleFromLead } from './headline.ts';
import type { OfficialHeader } from './official-header.ts';
import { ownValidity } from './own-validity.ts';
import { findPlace, type FoundPlace } from './place.ts';
import { congressAsInText, knownFamilyName, spelledAsInText } from './recognised-names.ts';
import { numberOfKind } from './recognised-number.ts';
import { findPressIssuer, sourceAddresses } from './press-issuer.ts';
import { publicationDay } from './publication-day.ts';
import { findReferences } from './references.ts';
import type { Signature } from './signature.ts';
import { findTerm } from './term.ts';
import { unsureValues } from './unsure-values.ts';
import { evidenceWords } from '../screen/evidence-words.ts';

/** Everything about a document that its text can say; identity and file come later. */
export type IdentifiedFacts = Omit<
  Document,
  'id' | 'file' | 'sha256' | 'disclosure' | 'form' | 'isMasked' | 'isUnverified'
>;

export interface Identified {
  readonly facts: IdentifiedFacts;
  readonly warnings: readonly Notice[];
}

type Origins = Record<string, Provenance>;

function read(origins: Origins, field: string, certainty: number, evidence?: string): void {
  origins[field] = {
    from: 'text',
    certainty,
    ...(evidence === undefined ? {} : { evidence: evidenceWords(evidence, 200) }),
  };
}

/**
 * Reads the facts of a paper in official form from its head and foot. Names of a recognised one are spelled as its text
 * spells them.
 */
export function identifyOfficial(
  seen: OfficialHeader,
  signature: Signature | null,
  body: readonly Block[],
  isRecognised = false,
): Identified {
  const header = isRecognised ? withKnownNames(withNumberOfKind(seen)) : seen;
  const origins: Origins = {};
  const warnings: Notice[] = [];
  const text = textOf(body);
  const number = header.number?.value ?? null;
  if (header.number) read(origins, 'number', header.number.certainty, header.number.evidence);
  else if (header.numberLeftOpen) warnings.push(notice('number-incomplete', 'number line without a number'));
  if (header.issuedOn) read(origins, 'issuedOn', header.issuedOn.certainty, header.issuedOn.evidence);
  else
    warnings.push(
      header.dateLeftOpen
        ? notice('date-incomplete', 'day line left open or not a real day')
        : notice('date-missing', 'no day line'),
    );
  warnings.push(...unsureValues(header));

  const behalf = signature?.onBehalfOf ?? null;
  const named = officialIssuer({
    lines: header.issuerLines,
    kindIssuer: header.kindIssuer,
    onBehalfOf: isRecognised && behalf !== null ? withKnownBodies(behalf) : behalf,
    isYouthUnion: header.isYouthUnion,
    text,
  });
  const issuer =
    named !== null && isRecognised
      ? congressAsInText(
          spelledAsInText(named, `${header.issuedOn?.evidence ?? ''}\n${header.title ?? ''}\n${text}`),
          text,
        )
      : named;
  if (issuer !== null)
    read(
      origins,
      'issuer',
      0.9,
      [...header.issuerLines, signature?.onBehalfOf ?? ''].filter((line) => line !== '').join(' / '),
    );
  const kind = header.kind ?? (number === null ? null : kindOfNumber(number)) ?? 'khac';
  read(origins, 'kind', header.kind === null ? 0.7 : 0.95);
  const coded = number === null ? null : kindOfNumber(number);
  if (coded !== null && coded !== kind && !SHARED_CODES.includes(coded))
    warnings.push(
      notice(
        'kind-differs',
        `title line says ${kind}, the number ${coded}`,
        `${DOCUMENT_KINDS[kind]} – ${number ?? ''}`,
      ),
    );
  const title =
    header.title === null
      ? titleFromLead(body[0]?.text ?? '')
      : capitalFirst(restoreSentenceCase(header.title, text));
  read(origins, 'title', header.title === null ? 0.4 : 0.95, header.title ?? undefined);

  const level = levelOf(number, issuer);
  if (level !== null) read(origins, 'level', 0.9, issuer ?? undefined);
  const place = level === 'central' ? null : placeOfPaper(header, issuer, text);
  if (place !== null) read(origins, 'jurisdiction', place.certainty, place.evidence);
  const term = findTerm(header.title ?? '', text);
  if (term !== null) read(origins, 'term', term.count > 0 ? 0.85 : 0.6, term.evidence);
  const signer =
    signature?.signer && isRecognised ? knownFamilyName(signature.signer) : (signature?.signer ?? null);
  if (signature?.signer) read(origins, 'signer', signer === signature.signer ? 0.9 : 0.7, signature.evidence);
  const own = ownValidity(header, body);
  if (own.origin !== null) origins['validity'] = own.origin;
  warnings.push(...own.warnings);
  return {
    facts: {
      number,
      title,
      kind,
      issuer,
      issuedOn: header.issuedOn?.value ?? null,
      term: term?.term ?? null,
      level,
      jurisdiction:
        level === 'central' ? { scope: 'country' } : (place?.jurisdiction ?? { scope: 'unknown' }),
      validity: own.validity,
      signer,
      references: findReferences(`${header.title ?? ''}\n${text}`, number),
      sources: [],
      statements: findStatements({
        title: header.title ?? '',
        paragraphs: body.map((block) => block.text),
        isOfficial: true,
        isGuidance: kind === 'huong-dan',
        isEffectUnreadable: own.isUnreadable,
      }),
      provenance: origins,
    },
    warnings,
  };
}

/** The head with its number put right by its title line; a person is to look at it. */
function withNumberOfKind(header: OfficialHeader): OfficialHeader {
  const { number, kind } = header;
  const value = number === null || kind === null ? null : numberOfKind(number.value, kind);
  return value === null || number === null
    ? header
    : { ...header, number: { ...number, value, certainty: 0.6 } };
}

/** The head with the words of bodies as they are spelled. */
function withKnownNames(header: OfficialHeader): OfficialHeader {
  const { issuerLines, kindIssuer } = header;
  return {
    ...header,
    issuerLines: issuerLines.map(withKnownBodies),
    kindIssuer: kindIssuer === null ? null : withKnownBodies(kindIssuer),
  };
}

/** Codes under which papers of several kinds are numbered: a quy định bears QĐ, a quy chế the number of its decision. */
const SHARED_CODES: readonly Document['kind'][] = ['quyet-dinh', 'quy-dinh', 'quy-che'];
/** The place of the issuer or of the text; when neither names one, the town of the day line. */
function placeOfPaper(header: OfficialHeader, issuer: string | null, text: string): FoundPlace | null {
  const place = findPlace(issuer ?? '', header.issuerLines.map(restoreBodyCase).join('. '), text);
  if (place !== null || header.town === null) return place;
  return {
    jurisdiction: { scope: 'local', place: header.town, unit: null, province: null },
    evidence: header.issuedOn?.evidence ?? header.town,
    certainty: 0.4,
  };
}

/** Reads the facts of a press report, a web page or a plain text. */
export function identifyPage(
  page: CleanPage,
  raw: readonly Block[],
  body: readonly Block[],
  parsed: ParsedText,
): Identified {
  const origins: Origins = {};
  const warnings: Notice[] = [];
  const declared = parsed.metadataIsFrontMatter ? {} : (parsed.metadata ?? {});
  const own = (name: string): string | null => (typeof declared[name] === 'string' ? declared[name] : null);
  const text = textOf(body);
  const whole = textOf(raw);
  const headline = page.headline ?? parsed.title;
  const lead = body.find((block) => block.kind !== 'caption' && block.kind !== 'quote')?.text ?? '';
  const title = headline ?? titleFromLead(lead);
  read(origins, 'title', headline === null ? 0.5 : 0.9, headline ?? undefined);

  const issuer = findPressIssuer(page, whole, own('site'));
  const isPress =
    issuer !== null ||
    page.isPage ||
    own('published') !== null ||
    /(?<!\p{L})phóng viên(?!\p{L})/iu.test(text);
  if (issuer !== null) read(origins, 'issuer', issuer.certainty, issuer.evidence);
  const kind = isPress ? 'bao-chi' : 'khac';
  read(origins, 'kind', isPress ? 0.85 : 0.4);

  const term = findTerm(headline ?? '', text);
  if (term !== null) read(origins, 'term', term.count > 0 ? 0.85 : 0.6, term.evidence);
  const day = publicationDay(page, own('published'), text, term?.term ?? null);
  if (day.issuedOn !== null) read(origins, 'issuedOn', 0.85, day.evidence);
  if (day.warning !== null) warnings.push(day.warning);
  const place = placeOfPage(headline ?? '', lead, text, whole);
  if (place !== null) read(origins, 'jurisdiction', place.certainty, place.evidence);
  const address = own('address');
  return {
    facts: {
      number: null,
      title,
      kind,
      issuer: issuer?.name ?? null,
      issuedOn: day.issuedOn,
      term: term?.term ?? null,
      level: null,
      jurisdiction: place?.jurisdiction ?? { scope: 'unknown' },
      validity: UNKNOWN_VALIDITY,
      signer: null,
      references: findReferences(text),
      statements: findStatements({
        title,
        paragraphs: body.map((block) => block.text),
        isOfficial: false,
        isGuidance: false,
      }),
      sources: [...new Set([...sourceAddresses(page), ...(address === null ? [] : [address])])],
      provenance: origins,
    },
    warnings,
  };
}

/** The imprint often gives the province that the text leaves out, but never decides which place it is about. */
function placeOfPage(title: string, lead: string, text: string, whole: string): FoundPlace | null {
  const place = findPlace(title, lead, text);
  if (place === null || place.jurisdiction.province !== null) return place;
  const known = findPlace('', '', whole);
  const same =
    known?.jurisdiction.place === place.jurisdiction.place &&
    known.jurisdiction.unit === place.jurisdiction.unit;
  return same ? { ...place, jurisdiction: known.jurisdiction } : place;
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('\n');
}

function capitalFirst(text: string): string {
  return `${(text[0] ?? '').toUpperCase()}${text.slice(1)}`;
}
