import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';

import { htmlParser } from '../../../ingest/parse/html-parser.ts';
import { encodeLegacy, legacyText } from '../../support/legacy-encoder.ts';

const OLD = 'Căn cứ quy chế làm việc của ban chấp hành đảng bộ tỉnh, ban thường vụ hướng dẫn như sau.';
const MODERN = 'Đảng bộ huyện đã tổ chức đại hội nhiệm kỳ 2020-2025 và bầu ban chấp hành khóa mới.';
const abc = (text: string): string =>
  legacyText(text, 'tcvn3').replaceAll('\u00ad', '&shy;').replaceAll('\u00a0', '&nbsp;');

async function read(body: string | Uint8Array, head = ''): Promise<{ lines: string[]; said: string[] }> {
  const page =
    typeof body === 'string'
      ? Buffer.from(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`)
      : body;
  const { blocks, warnings } = await htmlParser.parse(page);
  return {
    lines: blocks.map(({ text }) => text),
    said: warnings.map(({ code, what }) => `${code} ${what}`.trim()),
  };
}

describe('text of a page in legacy fonts', () => {
  it('is converted run by run where fonts are named', async () => {
    const { lines, said } = await read(
      `<p><font face=".VnTimeH">${abc('ủy')}</font><font face=".VnTime"> ${abc('ban nhân dân')}</font> và <b>Đảng ủy</b></p>
       <p style="font-family:'VNI-Times',serif">${legacyText('Ủy ban', 'vni')}</p>
       <p>bé</p>`,
    );

    expect(lines).toEqual(['ỦY ban nhân dân và Đảng ủy', 'Ủy ban', 'bé']);
    expect(said).toEqual(['old-encoding TCVN3 (ABC), VNI']);
  });

  it('is converted where the style sheet names the font', async () => {
    const { lines } = await read(
      `<p class=MsoNormal>${abc('bộ')}</p><h1>${abc('đại hội')}</h1><p class="x">bé</p>`,
      '<style><!-- p.MsoNormal, li.MsoNormal {margin:0; font-family:".VnTime","sans-serif";} h1 {font-family:.VnTimeH} --></style>',
    );

    expect(lines).toEqual(['bộ', 'ĐẠI HỘI', 'bé']);
  });

  it('is converted by statistics where no font is named', async () => {
    const { lines, said } = await read(
      `<p>${abc(OLD.toLowerCase())}</p><p>${MODERN}</p><table><tr><td>${abc('họ tên')}</td><td>${abc('chức vụ')}</td></tr></table>`,
    );

    expect(lines).toEqual([OLD.toLowerCase(), MODERN, 'họ tên | chức vụ']);
    expect(said).toEqual(['old-encoding TCVN3 (ABC)']);
  });

  it.each(['tcvn3', 'vni'] as const)(
    'keeps the quotes of %s, also where every letter is an entity',
    async (encoding) => {
      const text = 'thực hiện khẩu hiệu “xây dựng đảng trong sạch, vững mạnh” – đúng ‘tiến độ’ đề ra…';
      const font = encoding === 'tcvn3' ? '.VnTime' : 'VNI-Times';
      const bytes = [...encodeLegacy(text, encoding)];
      const entities = bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `&#${byte};`)).join('');
      const raw = Buffer.from(bytes).toString('latin1');
      const page = `<p><font face="${font}">${raw}</font></p><p style='font:14.0pt "${font}"'>${entities}</p>`;

      const { lines } = await read(Buffer.from(`<html><body>${page}</body></html>`, 'latin1'));

      expect(lines).toEqual([text, text]);
    },
  );

  it('is capital where the shorthand of a style names a font of capitals', async () => {
    const { lines } = await read(`<p style='font: bold 14.0pt ".VnTimeH"'>${abc('đại hội')}</p>`);

    expect(lines).toEqual(['ĐẠI HỘI']);
  });

  it('stays when it was typed in Unicode although the font is an old one', async () => {
    const { lines, said } = await read(`<p style="font-family:.VnTime">${MODERN} Là và cà.</p>`);

    expect(lines).toEqual([`${MODERN} Là và cà.`]);
    expect(said).toEqual([]);
  });
});

describe('the charset of a page', () => {
  const page = (charset: string, body: string): string =>
    `<html><head>${charset}</head><body><p>${body}</p><p>${body}</p></body></html>`;

  it.each(['tcvn3', 'vni', 'vps', 'viscii'] as const)(
    '%s declared as Windows-1252 or not declared at all',
    async (encoding) => {
      const text = encoding === 'tcvn3' ? OLD.toLowerCase() : OLD;
      for (const charset of [
        '',
        '<meta charset="windows-1252">',
        '<meta http-equiv=Content-Type content="text/html; charset=iso-8859-1">',
      ]) {
        const { lines } = await read(encodeLegacy(page(charset, text).replace('é', 'é'), encoding));

        expect(lines).toEqual([text, text]);
      }
    },
  );

  it('Windows-1258 declared', async () => {
    const typed = OLD.normalize('NFD').replace(
      /([aeou])(\u0323?)([\u0302\u0306\u031b])/gi,
      (_, letter: string, dot: string, shape: string) => (letter + shape).normalize('NFC') + dot,
    );
    const { lines } = await read(iconv.encode(page('<meta charset="windows-1258">', typed), 'windows-1258'));

    expect(lines).toEqual([OLD, OLD]);
  });

  it('a mark at the beginning goes before the charset declared', async () => {
    const { lines } = await read(Buffer.from(`\ufeff${page('<meta charset="iso-8859-1">', MODERN)}`));

    expect(lines).toEqual([MODERN, MODERN]);
  });
});
