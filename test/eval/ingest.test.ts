import { beforeAll, describe, expect, it, vi } from 'vitest';
import { collectionSize, makeCollection, type PaperFile } from '../papers/collection.ts';
import { paperText } from '../papers/paper.ts';
import { ingestFigures, shareOf, type IngestFigures } from './ingest/ingest-figures.ts';
import { compareWords, editDistance } from './ingest/compare-text.ts';
import { measureIngest } from './ingest/measure-ingest.ts';

vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 1_800_000 });

/** One of each: about twenty files of every format that has letters. */
const VARIANTS = [
  'utf8-columns',
  'utf8-wrapped',
  'utf16le',
  'nfd',
  'windows-1258',
  'tcvn3',
  'vni',
  'vps',
  'viscii',
  'portal',
  'word',
  'vntime',
  'front-matter',
  'automatic',
  'typed',
  'styled',
  'unicode',
  'plain',
  'running',
  'two-columns',
];

describe('the measure itself', () => {
  it('makes at least 150 papers, the same ones for the same seed, no two with the same number and day', async () => {
    const read = async (seed: number): Promise<PaperFile[]> => {
      const files: PaperFile[] = [];
      for await (const file of makeCollection({ seed, formats: ['text', 'docx', 'markdown'] }))
        files.push(file);
      return files;
    };
    const [once, again, other] = await Promise.all([read(3), read(3), read(4)]);

    expect(collectionSize()).toBeGreaterThanOrEqual(150);
    expect(once.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual(
      again.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
    );
    expect(paperText(other[0]?.paper as PaperFile['paper'])).not.toBe(
      paperText(once[0]?.paper as PaperFile['paper']),
    );
    const identities = once.map(
      ({ paper: { truth } }) => `${truth.issuers[0] ?? ''} ${truth.number} ${truth.issuedOn}`,
    );
    expect(new Set(identities).size).toBe(once.length);
  });

  it.each([
    ['a b c d', 'a b c d', 0],
    ['a b c d', 'a x c d', 1],
    ['a b c d', 'a c d', 2],
    ['a b c d', 'a b thêm c d', 5],
    ['chi bộ có ba', 'chỉ bộ có ba', 1],
  ])('counts the letters by which "%s" and "%s" differ: %i', (expected, got, errors) => {
    const compared = compareWords(expected.split(' '), got.split(' '));

    expect(compared.errors).toBe(errors);
    expect(compared.length).toBe(expected.length);
  });

  it('measures edit distance by the smallest number of slips', () => {
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('kitten', 'sitting')).toBe(3);
  });
});

describe.runIf(process.env['SLOW'] === '1')('what the program reads of papers in every format', () => {
  let figures: IngestFigures;
  beforeAll(async () => {
    figures = ingestFigures(
      await measureIngest({
        formats: ['text', 'html', 'markdown', 'docx', 'odt', 'rtf', 'doc', 'pdf'],
        variants: VARIANTS,
        share: 0.1,
      }),
    );
  });
  const said = (): string => `\n${figures.errors.slice(0, 40).join('\n')}`;

  it('number and day of issue are always right', () => {
    const { number, issuedOn } = figures.textFormats.fields;

    expect(number.right, said()).toBe(number.of);
    expect(issuedOn.right, said()).toBe(issuedOn.of);
  });

  it('metadata is right in 98 of 100, structure in 99 of 100', () => {
    const { metadata, structure } = figures.textFormats;

    expect(shareOf(metadata), said()).toBeGreaterThanOrEqual(0.98);
    expect(shareOf(structure.heading), said()).toBeGreaterThanOrEqual(0.99);
    expect(shareOf(structure.point), said()).toBeGreaterThanOrEqual(0.99);
    expect(shareOf(structure.row), said()).toBeGreaterThanOrEqual(0.99);
    expect(shareOf(structure.page), said()).toBeGreaterThanOrEqual(0.99);
  });

  it('the text is the same apart from blanks', () => {
    expect(shareOf(figures.textFormats.text), said()).toBeGreaterThanOrEqual(0.999);
    expect(shareOf(figures.legacy.reading), said()).toBe(1);
  });
});

describe.runIf(process.env['SLOW'] === '1')('what the program reads of scans', () => {
  it('has at most 0.5 % wrong letters on clean pages and 4 % on noisy ones', async () => {
    const figures = ingestFigures(await measureIngest({ formats: ['scan'] }));

    expect(1 - shareOf(figures.scansClean.reading)).toBeLessThanOrEqual(0.005);
    expect(1 - shareOf(figures.scansNoisy.reading)).toBeLessThanOrEqual(0.04);
  });
});
