import {
  dayBefore,
  formatDate,
  parseCalendarDate,
  type CalendarDate,
} from '../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS, type Document, type Provenance } from '../../knowledge/model/document.ts';
import { UNKNOWN_VALIDITY, type Validity } from '../../knowledge/model/validity.ts';
import { notice, type Notice } from '../messages.vi.ts';
import { ownEffect } from '../relations/effective-day.ts';
import { findStatements } from '../relations/find-statements.ts';
import type { Block, ParsedText } from '../parse/parser.ts';
import type { CleanPage } from '../repair/drop-page-chrome.ts';
import { levelOf } from './authority.ts';
import { restoreBodyCase, restoreSentenceCase } from './body-names.ts';
import { daysBetween, findDates, latestEventDay } from './dates.ts';
import { kindOfNumber } from './document-kind.ts';
import { officialIssuer } from './head-issuer.ts';
import { titleFromLead } from './headline.ts';
import type { OfficialHeader } from './official-header.ts';
import { findPlace, type FoundPlace } from './place.ts';
import { findPressIssuer, sourceAddresses } from './press-issuer.ts';
import { findReferences } from './references.ts';
import type { Signature } from './signature.ts';
import { findTerm } from './term.ts';

/** Everything about a document that its text can say; identity and file come later. */
export type IdentifiedFacts = Omit<Document, 'id' | 'file' | 'sha256' | 'disclosure' | 'form' | 'isMasked'>;

export interface Identified {
  readonly facts: IdentifiedFacts;
  readonly warnings: readonly Notice[];
}

type Origins = Record<string, Provenance>;

function read(origins: Origins, field: string, certainty: number, evidence?: string): void {
  origins[field] = {
    from: 'text',
    certainty,
    ...(evidence === undefined ? {} : { evidence: evidence.slice(0, 200) }),
  };
}

/** Reads the facts of a paper in official form from its head and foot. */
export function identifyOfficial(
  header: OfficialHeader,
  signature: Signature | null,
  body: readonly Block[],
): Identified {
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

  const issuer = officialIssuer({
    lines: header.issuerLines,
    kindIssuer: header.kindIssuer,
    onBehalfOf: signature?.onBehalfOf ?? null,
    isYouthUnion: header.isYouthUnion,
    text,
  });
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
  if (signature?.signer) read(origins, 'signer', 0.9, signature.evidence);
  const validity = ownValidity(header, body, origins, warnings);
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
      validity,
      signer: signature?.signer ?? null,
      references: findReferences(`${header.title ?? ''}\n${text}`, number),
      sources: [],
      statements: findStatements({
        title: header.title ?? '',
        paragraphs: body.map((block) => block.text),
        isOfficial: true,
        isGuidance: kind === 'huong-dan',
      }),
      provenance: origins,
    },
    warnings,
  };
}

/** Codes under which papers of several kinds are numbered: a quy định bears QĐ, a quy chế the number of its decision. */
const SHARED_CODES: readonly Document['kind'][] = ['quyet-dinh', 'quy-dinh', 'quy-che'];
const UNSURE = 0.8;

function unsureValues({ number, issuedOn }: OfficialHeader): Notice[] {
  return [
    ...(number && number.certainty < UNSURE
      ? [notice('value-unsure', `number read from ${number.evidence}`, `số ${number.value}`)]
      : []),
    ...(issuedOn && issuedOn.certainty < UNSURE
      ? [notice('value-unsure', `day read from ${issuedOn.evidence}`, `ngày ${formatDate(issuedOn.value)}`)]
      : []),
  ];
}

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

/** When the paper takes effect and ends by its own words. A draft is in force at no time. */
function ownValidity(
  header: OfficialHeader,
  body: readonly Block[],
  origins: Origins,
  warnings: Notice[],
): Validity {
  const effect = ownEffect(body.map((block) => block.text));
  const issued = header.issuedOn?.value ?? null;
  const from = effect.from === 'issue' ? issued : effect.from;
  const isEarly = from !== null && issued !== null && from < issued;
  if (isEarly)
    warnings.push(notice('effective-before-issue', `effective ${from}, issued ${issued}`, formatDate(from)));
  if (effect.evidence !== null) read(origins, 'validity', isEarly ? 0.4 : 0.85, effect.evidence);
  const own: Validity = {
    ...UNKNOWN_VALIDITY,
    from: isEarly ? null : from,
    ...(effect.ends === null ? {} : { status: 'superseded', to: dayBefore(effect.ends) }),
  };
  if (!header.isDraft) return own;
  warnings.push(notice('draft-paper', 'the head says that it is a draft'));
  return { ...UNKNOWN_VALIDITY, caution: 'Đây là bản dự thảo, chưa được ban hành nên chưa có hiệu lực.' };
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

/** A page saved long after the events shows the day of saving: more than so many days later is not believed. */
const CREDIBLE_DELAY_DAYS = 550;

interface PublicationDay {
  readonly issuedOn: CalendarDate | null;
  readonly evidence: string;
  readonly warning: Notice | null;
}

function publicationDay(
  page: CleanPage,
  published: string | null,
  text: string,
  term: string | null,
): PublicationDay {
  const lines = page.dateLines.map((line) => ({ day: findDates(line)[0]?.date ?? null, evidence: line }));
  const meta = published === null ? null : parseCalendarDate(published.slice(0, 10));
  const found =
    meta !== null ? { day: meta, evidence: published ?? '' } : lines.find((line) => line.day !== null);
  if (!found?.day)
    return { issuedOn: null, evidence: '', warning: notice('date-missing', 'page shows no publication day') };
  const latest = latestEventDay(text);
  const opening = term === null ? null : Number(term.slice(0, 4));
  const nearEvents = latest !== null && daysBetween(latest, found.day) <= CREDIBLE_DELAY_DAYS;
  const nearTerm = opening !== null && Math.abs(Number(found.day.slice(0, 4)) - opening) <= 1;
  if (nearEvents || nearTerm || (latest === null && opening === null))
    return { issuedOn: found.day, evidence: found.evidence, warning: null };
  const detail = `page date ${found.day} is long after the latest event ${latest ?? `of term ${term}`}`;
  return {
    issuedOn: null,
    evidence: '',
    warning: notice('page-date-not-credible', detail, formatDate(found.day)),
  };
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('\n');
}

function capitalFirst(text: string): string {
  return `${(text[0] ?? '').toUpperCase()}${text.slice(1)}`;
}
