import { METADATA_FIELDS, type MetadataField } from './compare-metadata.ts';
import type { StructureKind } from './compare-structure.ts';
import type { FileMeasure, IngestMeasure } from './measure-ingest.ts';

/** Right ones of all; 1 when there was none to get wrong. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

export interface GroupFigures {
  readonly name: string;
  readonly files: number;
  readonly held: number;
  readonly fields: Readonly<Record<MetadataField, Share>>;
  readonly metadata: Share;
  readonly structure: Readonly<Record<StructureKind, Share>>;
  readonly text: Share;
  /** Errors of reading alone, without whole lines in a wrong place. */
  readonly reading: Share;
  /** Files whose text is right to the last letter. */
  readonly exact: Share;
}

export interface IngestFigures {
  readonly groups: readonly GroupFigures[];
  /** Everything that has letters in it: all but scans. */
  readonly textFormats: GroupFigures;
  readonly legacy: GroupFigures;
  readonly scansClean: GroupFigures;
  readonly scansNoisy: GroupFigures;
  readonly all: GroupFigures;
  readonly seconds: number;
  readonly errors: readonly string[];
}

/** Variants whose letters are not Unicode. */
const LEGACY = ['windows-1258', 'tcvn3', 'vni', 'vps', 'viscii', 'vntime'];

export function ingestFigures({ files, seconds }: IngestMeasure): IngestFigures {
  const formats = [...new Set(files.map(({ format }) => format))];
  const groups = formats.flatMap((format) => {
    const own = files.filter((file) => file.format === format);
    const variants = [...new Set(own.map(({ variant }) => variant))];
    return [
      group(format, own),
      ...(variants.length > 1
        ? variants.map((variant) =>
            group(
              `  ${variant}`,
              own.filter((file) => file.variant === variant),
            ),
          )
        : []),
    ];
  });
  const scans = files.filter(({ format }) => format === 'scan');
  return {
    groups,
    textFormats: group(
      'all with text',
      files.filter(({ format }) => format !== 'scan'),
    ),
    legacy: group(
      'old encodings',
      files.filter(({ variant }) => LEGACY.includes(variant)),
    ),
    scansClean: group(
      'scans, clean',
      scans.filter(({ variant }) => variant.endsWith('clean')),
    ),
    scansNoisy: group(
      'scans, noisy',
      scans.filter(({ variant }) => variant.endsWith('noisy')),
    ),
    all: group('everything', files),
    seconds,
    errors: files.flatMap(errorsOf),
  };
}

export function shareOf({ right, of }: Share): number {
  return of === 0 ? 1 : right / of;
}

function group(name: string, files: readonly FileMeasure[]): GroupFigures {
  const share = (results: readonly { readonly right: boolean }[]): Share => ({
    right: results.filter(({ right }) => right).length,
    of: results.length,
  });
  const fields = files.flatMap((file) => file.fields);
  const structure = files.flatMap((file) => file.structure);
  const length = files.reduce((sum, { text }) => sum + text.length, 0);
  const letters = (errors: number): Share => ({ right: Math.max(0, length - errors), of: length });
  const ofKind = (kind: StructureKind): Share => share(structure.filter((result) => result.kind === kind));
  return {
    name,
    files: files.length,
    held: files.filter(({ state }) => ['added', 'changed', 'unchanged'].includes(state)).length,
    fields: Object.fromEntries(
      METADATA_FIELDS.map((field) => [field, share(fields.filter((result) => result.field === field))]),
    ) as Record<MetadataField, Share>,
    metadata: share(fields),
    structure: {
      heading: ofKind('heading'),
      point: ofKind('point'),
      row: ofKind('row'),
      page: ofKind('page'),
    },
    text: letters(files.reduce((sum, { text }) => sum + Math.min(text.length, text.errors), 0)),
    reading: letters(files.reduce((sum, { text }) => sum + Math.min(text.length, text.readingErrors), 0)),
    exact: share(files.map(({ text }) => ({ right: text.errors === 0 }))),
  };
}

const SHOWN_DIFFERENCES = 6;

/** One line an error; a file that was not taken in gives one line. */
function errorsOf(file: FileMeasure): string[] {
  const at = `${file.name} [${file.format} ${file.variant}]`;
  if (file.state !== 'added') return [`${at} ${file.state}: ${file.reason ?? ''}`];
  const differences = file.text.differences.slice(0, SHOWN_DIFFERENCES);
  return [
    ...file.fields
      .filter(({ right }) => !right)
      .map(({ field, expected, got }) => `${at} ${field}: ${expected} ≠ ${got}`),
    ...file.structure
      .filter(({ right }) => !right)
      .map(
        ({ kind, what, expected, got }) =>
          `${at} ${kind} "${what.slice(0, 50)}": ${expected} ≠ ${got.slice(0, 160)}`,
      ),
    ...differences.map(({ expected, got }) => `${at} text: "${short(expected)}" ≠ "${short(got)}"`),
    ...(file.text.differences.length > SHOWN_DIFFERENCES
      ? [`${at} text: ${file.text.differences.length - SHOWN_DIFFERENCES} more places`]
      : []),
    ...(file.pagesRight === false ? [`${at} pages: number of pages is not told`] : []),
  ];
}

function short(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, 60)} … ${text.slice(-20)}`;
}

const percent = (share: Share): string =>
  share.of === 0 ? '–' : (shareOf(share) * 100).toFixed(share.right === share.of ? 0 : 2);

/** The table for people; shares in percent. */
export function figureLines(figures: IngestFigures): string[] {
  const columns = [
    'group',
    'held',
    ...METADATA_FIELDS,
    'metadata',
    'headings',
    'points',
    'rows',
    'pages',
    'text',
    'reading',
    'exact',
  ];
  const all = [
    ...figures.groups,
    ...[figures.textFormats, figures.legacy, figures.scansClean, figures.scansNoisy, figures.all].filter(
      ({ files }) => files > 0,
    ),
  ];
  const rows = all.map((figure) => [
    figure.name,
    `${figure.held}/${figure.files}`,
    ...METADATA_FIELDS.map((field) => percent(figure.fields[field])),
    percent(figure.metadata),
    percent(figure.structure.heading),
    percent(figure.structure.point),
    percent(figure.structure.row),
    percent(figure.structure.page),
    percent(figure.text),
    percent(figure.reading),
    `${figure.exact.right}/${figure.exact.of}`,
  ]);
  const widths = columns.map((name, i) => Math.max(name.length, ...rows.map((row) => (row[i] ?? '').length)));
  return [columns, ...rows].map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
}
