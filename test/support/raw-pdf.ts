import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** Objects of a PDF by number; a body is its dictionary, or a stream made by `stream`. */
export type RawObjects = ReadonlyMap<number, Buffer | string>;

/** A stream packed once; `extra` goes into its dictionary. */
export function stream(content: Buffer, extra = ''): Buffer {
  const packed = deflateSync(content, { level: 9 });
  return Buffer.concat([
    Buffer.from(`<</Length ${packed.length}/Filter/FlateDecode${extra}>>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

/** A file of such objects; 1 is the catalog. `trailer` is added to the trailer dictionary. */
export function rawPdf(objects: RawObjects, trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n', 'latin1')];
  let length = 9;
  const places = new Map<number, number>();
  for (const [number, body] of objects) {
    places.set(number, length);
    const part = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`, 'latin1'),
      typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
      Buffer.from('\nendobj\n', 'latin1'),
    ]);
    parts.push(part);
    length += part.length;
  }
  const size = Math.max(...objects.keys()) + 1;
  let table = `xref\n0 ${size}\n0000000000 65535 f \n`;
  for (let i = 1; i < size; i++)
    table += places.has(i)
      ? `${String(places.get(i)).padStart(10, '0')} 00000 n \n`
      : '0000000000 65535 f \n';
  parts.push(
    Buffer.from(
      `${table}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${length}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}

/** One page that draws `content`; letters are those of Times, ASCII only. */
export function onePage(
  content: Buffer | string,
  extra: readonly (readonly [number, Buffer | string])[] = [],
): RawObjects {
  return new Map<number, Buffer | string>([
    [1, '<</Type/Catalog/Pages 2 0 R>>'],
    [2, '<</Type/Pages/Kids[3 0 R]/Count 1>>'],
    [
      3,
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X1 6 0 R>>>>>>',
    ],
    [4, typeof content === 'string' ? stream(Buffer.from(content, 'latin1')) : content],
    [5, '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>'],
    ...extra,
  ]);
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const md5 = (...parts: readonly Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();

/** RC4, which libraries no longer offer and old PDFs still use. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const box = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + box[i]! + key[i % key.length]!) & 255;
    [box[i], box[j]] = [box[j]!, box[i]!];
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + box[i]!) & 255;
      [box[i], box[j]] = [box[j]!, box[i]!];
      return byte ^ box[(box[i]! + box[j]!) & 255]!;
    }),
  );
}

/** One page of text behind passwords, in the first standard form (RC4, 40 bits). An empty user password opens by itself. */
export function encryptedPdf(content: string, userPassword: string, ownerPassword: string): Buffer {
  const padded = (password: string): Buffer =>
    Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
  const id = md5(Buffer.from(content));
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(-4);
  const owner = rc4(md5(padded(ownerPassword)).subarray(0, 5), padded(userPassword));
  const key = md5(padded(userPassword), owner, permissions, id).subarray(0, 5);
  const user = rc4(key, PADDING);
  const locked = rc4(md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10), Buffer.from(content, 'latin1'));
  const body = Buffer.concat([
    Buffer.from(`<</Length ${locked.length}>>\nstream\n`, 'latin1'),
    locked,
    Buffer.from('\nendstream', 'latin1'),
  ]);
  const objects = onePage(body, [
    [7, `<</Filter/Standard/V 1/R 2/O<${owner.toString('hex')}>/U<${user.toString('hex')}>/P -4>>`],
  ]);
  return rawPdf(objects, `/Encrypt 7 0 R/ID[<${id.toString('hex')}><${id.toString('hex')}>]`);
}
