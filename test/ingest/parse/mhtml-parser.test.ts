import { describe, expect, it } from 'vitest';

import { mhtmlParser } from '../../../ingest/parse/mhtml-parser.ts';
import { sniff } from '../../../ingest/parse/sniff.ts';

const PAGE =
  '<html><head><meta charset="utf-8"><title>Tin</title></head><body><p>Đảng bộ huyện Lăng Mông tổ chức đại hội, bầu các đồng chí vào cấp ủy khóa mới.</p></body></html>';

function saved(encoding: string, content: string): Buffer {
  return Buffer.from(
    [
      'From: <Saved by Blink>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html";',
      '\tboundary="----Mark--9"',
      '',
      '------Mark--9',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '------Mark--9',
      'Content-Type: text/html; charset=utf-8',
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      content,
      '------Mark--9--',
      '',
    ].join('\r\n'),
  );
}

const quoted = [...Buffer.from(PAGE)]
  .map((byte) =>
    byte > 126 || byte === 61
      ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(byte),
  )
  .join('')
  .replace('huy=E1=BB=87n', 'huy=\r\n=E1=BB=87n');

describe('a page saved as one file', () => {
  it.each([
    ['quoted-printable', quoted],
    ['base64', Buffer.from(PAGE).toString('base64')],
    ['8bit', PAGE],
  ])('is read as the page in it: %s', async (encoding, content) => {
    const file = saved(encoding, content);

    expect(sniff(file)).toEqual({ format: 'mhtml' });
    const { blocks } = await mhtmlParser.parse(file);
    expect(blocks.map(({ text }) => text)).toEqual([
      'Đảng bộ huyện Lăng Mông tổ chức đại hội, bầu các đồng chí vào cấp ủy khóa mới.',
    ]);
  });

  it.each([
    ['no boundary', 'MIME-Version: 1.0\nContent-Type: multipart/related\n\nx'],
    [
      'no page',
      'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/plain\n\nA\n--x--',
    ],
  ])('with %s fails with one clear reason', async (_, text) => {
    await expect(mhtmlParser.parse(Buffer.from(text))).rejects.toMatchObject({
      notice: { code: 'file-damaged' },
    });
  });
});
