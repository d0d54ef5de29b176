import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';

import { detectLegacyEncoding } from '../../../../ingest/parse/encoding/detect-legacy-encoding.ts';
import { isVietnameseSyllable } from '../../../../ingest/parse/encoding/vietnamese-syllable.ts';
import { LEGACY_ENCODINGS } from '../../../../ingest/parse/encoding/legacy-encoding.ts';
import { legacyText } from '../../../support/legacy-encoder.ts';

const FOLDER = 'knowledge/documents';
/** Paragraphs of our own digests with at least eight syllables. */
const PARAGRAPHS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => readFileSync(join(FOLDER, name), 'utf8').split(/\n+/))
  .map((line) =>
    line
      .replace(/[^\p{Script=Latin}\p{M} -~]/gu, ' ')
      .normalize('NFC')
      .trim(),
  )
  .filter((line) => !line.includes('http') && syllablesIn(line) >= 8);

/** Words that are Vietnamese syllables with a mark, or without. */
function syllablesIn(line: string): number {
  const words = line.match(/\p{L}{2,}/gu) ?? [];
  const syllables = words.filter((word) => isVietnameseSyllable(word) && !/^\p{Lu}+$/u.test(word));
  return new Set(syllables.map((word) => word.toLowerCase())).size;
}

describe('legacy text is found', () => {
  it.each(LEGACY_ENCODINGS)('in every paragraph of eight syllables in %s', (encoding) => {
    expect(PARAGRAPHS.length).toBeGreaterThan(500);
    const missed = PARAGRAPHS.filter(
      (line) => detectLegacyEncoding(legacyText(line, encoding))?.encoding !== encoding,
    );

    expect(missed).toEqual([]);
  });

  it.each([
    ['tcvn3', '§¶ng bé huyÖn ®· tæ chøc ®¹i héi nhiÖm kú'],
    ['tcvn3', 'céng hoµ x· héi chñ nghÜa viÖt nam'],
    ['vni', 'Ñaûng boä huyeän ñaõ toå chöùc ñaïi hoäi nhieäm kyø'],
    ['vni', 'COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM'],
  ])('%s: %s', (encoding, text) => {
    expect(detectLegacyEncoding(text)?.encoding).toBe(encoding);
  });
});

describe('other text is left alone', () => {
  it.each([
    ['Vietnamese', 'Đảng bộ huyện đã tổ chức đại hội nhiệm kỳ 2020-2025 và bầu ban chấp hành khóa mới.'],
    [
      'Vietnamese in NFD',
      'Đảng bộ huyện đã tổ chức đại hội nhiệm kỳ 2020-2025 và bầu ban chấp hành.'.normalize('NFD'),
    ],
    [
      'Vietnamese in letters of Latin 1',
      'Cô giáo và chú Hoà có nhà ở làng bên kia, bà già có cá và cà; ông là cán sự, ý là thế.',
    ],
    ['Vietnamese without marks', 'Dang bo huyen da to chuc dai hoi nhiem ky va bau ban chap hanh khoa moi.'],
    [
      'English',
      'The Party committee © 2020 of the Company® held its congress in § 12 and elected its members ¶.',
    ],
    [
      'French',
      'Le comité a été créé à Genève où les élèves préférés étaient très fatigués après la fête de Noël.',
    ],
    ['German', 'Größere Städte müssen für die Bürger schöne Gärten und öffentliche Plätze übrig behalten.'],
    [
      'Spanish',
      'El niño pequeño comió una piña en el jardín de la montaña, ¿verdad? ¡Sí, señor, también mañana!',
    ],
    ['signs', '© ® ¶ § ¸ µ © ® ¶ § ¸ µ ± × ÷'],
    [
      'Vietnamese with signs',
      'Đại hội © 2020 đã bầu ® ban chấp hành § mới gồm 45 đồng chí µ và thông qua nghị quyết.',
    ],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(detectLegacyEncoding(text)).toBeNull();
  });

  it('our own digests, in Unicode and as bytes of Windows-1258 or UTF-8 read as Western', () => {
    const wrong = PARAGRAPHS.flatMap((line) => {
      const apart = line
        .normalize('NFD')
        .replace(
          /([aeou])(\u0323?)([\u0302\u0306\u031b])/gi,
          (_, letter: string, dot: string, shape: string) => (letter + shape).normalize('NFC') + dot,
        );
      return [
        line,
        line.normalize('NFD'),
        new TextDecoder('windows-1252').decode(iconv.encode(apart, 'windows-1258')),
        new TextDecoder('windows-1252').decode(Buffer.from(line)),
      ].filter((text) => detectLegacyEncoding(text) !== null);
    });

    expect(wrong).toEqual([]);
  });

  const shared = ['../shared/corpus', '../shared/eval/alqac2022', '../shared/eval/viquad-dev'];
  it.skipIf(!shared.every((folder) => existsSync(folder)))('the shared texts, line by line and whole', () => {
    const texts = shared.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /\.(?:txt|jsonl)$/.test(name))
        .map((name) => readFileSync(join(folder, name), 'utf8')),
    );
    const wrong = texts
      .flatMap((text) => [text, ...text.split('\n')])
      .filter((part) => detectLegacyEncoding(part) !== null);

    expect(wrong.map((part) => part.slice(0, 80))).toEqual([]);
  });
});
