import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** Body of an object: its text, and the bytes of its stream. */
export interface PdfObject {
  readonly text: string;
  readonly stream?: Uint8Array;
}

/** A PDF made of these objects, numbered from 1; the first is the catalog. `trailer` is added to the trailer. */
export function pdfBytes(
  objects: readonly PdfObject[],
  trailer = '',
  previous: string | null = null,
): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\u00e2\u00e3\n', 'latin1')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  const add = (bytes: Buffer): void => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const [i, { text, stream }] of objects.entries()) {
    offsets.push(at);
    add(Buffer.from(`${i + 1} 0 obj\n${text}\n`, 'latin1'));
    if (stream !== undefined) {
      add(Buffer.from('stream\n'));
      add(Buffer.from(stream));
      add(Buffer.from('\nendstream\n'));
    }
    add(Buffer.from('endobj\n'));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = at;
  const prev = previous === null ? '' : `/Prev ${previous === 'self' ? start : previous}`;
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R ${prev}${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}

/** One page that shows the stream, packed by Flate. */
export function onePage(stream: Uint8Array, isPacked: boolean): PdfObject[] {
  const packed = isPacked ? stream : deflateSync(stream);
  return [
    { text: '<</Type/Catalog/Pages 2 0 R>>' },
    { text: '<</Type/Pages/Kids[3 0 R]/Count 1>>' },
    {
      text: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    },
    { text: `<</Length ${packed.length}/Filter/FlateDecode>>`, stream: packed },
    { text: '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>' },
  ];
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/** A PDF with a page of text that opens only with the password (RC4, 40 bits, as Acrobat 3 made them). */
export function lockedPdf(text: string, password: string): Uint8Array {
  const padded = (word: string): Buffer =>
    Buffer.concat([Buffer.from(word, 'latin1'), PADDING]).subarray(0, 32);
  const id = createHash('md5').update('tai lieu').digest();
  const owner = rc4(createHash('md5').update(padded('owner')).digest().subarray(0, 5), padded(password));
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const key = createHash('md5')
    .update(Buffer.concat([padded(password), owner, permissions, id]))
    .digest()
    .subarray(0, 5);
  const user = rc4(key, PADDING);
  const [catalog, pages, page, content, font] = onePage(
    Buffer.from(`BT /F1 14 Tf 72 700 Td (${text}) Tj ET`),
    false,
  );
  const objectKey = createHash('md5')
    .update(Buffer.concat([key, Buffer.from([4, 0, 0, 0, 0])]))
    .digest()
    .subarray(0, 10);
  const locked = { text: content?.text ?? '', stream: rc4(objectKey, Buffer.from(content?.stream ?? [])) };
  const hex = (bytes: Buffer): string => `<${bytes.toString('hex')}>`;
  const objects = [
    catalog,
    pages,
    page,
    locked,
    font,
    { text: `<</Filter/Standard/V 1/R 2/O ${hex(owner)}/U ${hex(user)}/P -4>>` },
  ];
  return pdfBytes(
    objects.filter((object) => object !== undefined),
    `/Encrypt 6 0 R/ID[${hex(id)}${hex(id)}]`,
  );
}

function rc4(key: Uint8Array, input: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number): void => {
    [state[i], state[j]] = [state[j] ?? 0, state[i] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    input.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (state[i] ?? 0)) & 255;
      swap(i, j);
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
    }),
  );
}
