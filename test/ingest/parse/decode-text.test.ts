import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';

import { decodeText } from '../../../ingest/parse/decode-text.ts';
import { LEGACY_ENCODINGS } from '../../../ingest/parse/encoding/legacy-encoding.ts';
import { encodeLegacy, legacyText } from '../../support/legacy-encoder.ts';

const MODERN = 'Đảng bộ huyện đã tổ chức đại hội nhiệm kỳ 2020-2025 và bầu ban chấp hành khóa mới.';
const OLD = 'Căn cứ quy chế làm việc của ban chấp hành đảng bộ tỉnh, ban thường vụ hướng dẫn như sau.';
const FOLDER = 'knowledge/documents';
const DIGESTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8').split(/^---$/m).slice(2).join('');
    return text.replace(/[^\p{Script=Latin}\p{M}\n -~]/gu, ' ').normalize('NFC');
  });

function said(text: string | Uint8Array): string[] {
  return decodeText(typeof text === 'string' ? Buffer.from(text) : text).warnings.map(({ code, what }) =>
    `${code} ${what}`.trim(),
  );
}

describe('whole files in a legacy encoding', () => {
  it.each(LEGACY_ENCODINGS)(
    'our own digests in %s come back exactly, from bytes and from UTF-8',
    (encoding) => {
      expect(DIGESTS.length).toBeGreaterThan(20);
      for (const digest of DIGESTS) {
        const text = encoding === 'tcvn3' ? digest.toLowerCase() : digest;

        expect(decodeText(encodeLegacy(text, encoding)).text).toBe(text);
        expect(decodeText(Buffer.from(legacyText(text, encoding))).text).toBe(text);
      }
    },
  );

  it('names the encoding to the administrator', () => {
    expect(said(encodeLegacy(OLD, 'vni'))).toEqual(['old-encoding VNI']);
    expect(said(encodeLegacy(OLD.toLowerCase(), 'tcvn3'))).toEqual(['old-encoding TCVN3 (ABC)']);
  });

  it('leaves our own digests alone in UTF-8 and UTF-16', () => {
    for (const digest of DIGESTS) {
      expect(decodeText(Buffer.from(digest))).toEqual({ text: digest, warnings: [] });
      expect(decodeText(iconv.encode(digest, 'utf-16le', { addBOM: false }))).toEqual({
        text: digest,
        warnings: [],
      });
      expect(decodeText(iconv.encode(digest, 'utf-16be', { addBOM: true }))).toEqual({
        text: digest,
        warnings: [],
      });
    }
  });

  it.skipIf(!existsSync('../shared/corpus'))('leaves the shared reports alone', () => {
    for (const name of readdirSync('../shared/corpus')) {
      const bytes = readFileSync(join('../shared/corpus', name));

      expect(decodeText(bytes)).toEqual({ text: bytes.toString('utf8'), warnings: [] });
    }
  });
});

describe('files of several encodings', () => {
  it('converts the paragraphs that need it', () => {
    const typed = [MODERN, legacyText(OLD.toLowerCase(), 'tcvn3'), MODERN, legacyText(OLD, 'vni')].join('\n');

    const { text, warnings } = decodeText(Buffer.from(typed));

    expect(text.split('\n')).toEqual([MODERN, OLD.toLowerCase(), MODERN, OLD]);
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: 'old-encoding', what: 'TCVN3 (ABC), VNI' }),
    );
  });

  it('short lines follow the encoding of the document', () => {
    const lines = [
      'ủy ban nhân dân',
      'số 12-qđ/tu',
      'bộ',
      OLD.toLowerCase(),
      'nơi nhận:',
      '- như trên;',
      'ở',
    ];

    expect(decodeText(Buffer.from(legacyText(lines.join('\n'), 'tcvn3'))).text.split('\n')).toEqual(lines);
  });

  it('capitals of a font of capitals come back by the letters around them', () => {
    const typed = `${legacyText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'tcvn3')}\n${legacyText(OLD.toLowerCase(), 'tcvn3')}`;

    expect(decodeText(Buffer.from(typed)).text.split('\n')[0]).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  });

  it('a few signs in a modern text stay', () => {
    const text = `${MODERN} © 2020 ® § 5, nhiệt độ 30°, 1½ và ¼.`;

    expect(decodeText(Buffer.from(text))).toEqual({ text, warnings: [] });
  });
});

describe('UTF-8 encoded twice', () => {
  const twice = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text));

  it('is repaired and said', () => {
    expect(decodeText(Buffer.from(twice(`${MODERN}\n“${OLD}”`))).text).toBe(`${MODERN}\n“${OLD}”`);
    expect(said(twice(MODERN))).toEqual(['double-encoded']);
  });

  it('is repaired when a blank took the place of its hard space', () => {
    expect(decodeText(Buffer.from(twice(`${MODERN} là và cà`).replaceAll('\u00a0', ' '))).text).toBe(
      `${MODERN} là và cà`,
    );
  });

  it('a modern text that shows some stays', () => {
    const text = `${MODERN} Tệp lỗi hiện chữ như "Ä‘áº£ng" hoặc "Ã©".`;

    expect(decodeText(Buffer.from(text)).text).toBe(text);
  });
});

describe('look-alike characters', () => {
  it('are mapped and said with an example', () => {
    expect(decodeText(Buffer.from('Số ３５-СТ/TW của ÐẢNG ủy')).text).toBe('Số 35-CT/TW của ĐẢNG ủy');
    expect(said('Số ３５-СТ/TW')).toEqual(['look-alikes ３５-СТ/TW']);
  });
});
