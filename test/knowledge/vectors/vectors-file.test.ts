import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVectorsFile, writeVectorsFile } from '../../../knowledge/vectors/vectors-file.ts';
import { testIdentity, unitVectors } from '../../support/unit-vectors.ts';

const HEADER = 128;
const rows: (Float32Array | null)[] = [...unitVectors(9, 8, 3), null];

async function writtenFile(): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'vectors-')), 'vectors.f32');
  await writeVectorsFile(path, testIdentity(8), rows);
  return path;
}

/** Changes the rows and makes every checksum right again: only the numbers themselves are wrong. */
function rewriteBody(path: string, change: (values: Float32Array) => void): void {
  const bytes = readFileSync(path);
  const values = new Float32Array(Uint8Array.from(bytes.subarray(HEADER)).buffer);
  change(values);
  Buffer.from(values.buffer).copy(bytes, HEADER);
  createHash('sha256').update(bytes.subarray(HEADER)).digest().copy(bytes, 24);
  createHash('sha256').update(bytes.subarray(0, 88)).digest().copy(bytes, 88);
  writeFileSync(path, bytes);
}

describe('file of vectors', () => {
  it('gives back what was written, rows without vector as zeros', async () => {
    const path = await writtenFile();

    const read = await readVectorsFile(path, testIdentity(8), 10);

    expect(read).toMatchObject({ dimensions: 8, count: 10, present: 9 });
    for (const [row, vector] of rows.entries())
      expect(read.values.subarray(row * 8, row * 8 + 8)).toEqual(vector ?? new Float32Array(8));
    expect(readdirSync(join(path, '..'))).toEqual(['vectors.f32']);
  });

  it('is the same file for the same vectors, and has another fingerprint for others', async () => {
    const [one, two] = [await writtenFile(), await writtenFile()];
    const other = join(mkdtempSync(join(tmpdir(), 'vectors-')), 'vectors.f32');

    const { fingerprint } = await readVectorsFile(one, testIdentity(8));

    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
    expect((await writeVectorsFile(other, testIdentity(8), rows.slice(1))).fingerprint).not.toBe(fingerprint);
    expect((await writeVectorsFile(other, testIdentity(8, 'b/c'), rows)).fingerprint).not.toBe(fingerprint);
    expect((await writeVectorsFile(other, testIdentity(8), rows)).fingerprint).toBe(fingerprint);
  });

  it('keeps no vectors of a version without passages', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'vectors-')), 'vectors.f32');
    await writeVectorsFile(path, testIdentity(8), []);

    expect(await readVectorsFile(path, testIdentity(8), 0)).toMatchObject({ count: 0, present: 0 });
  });

  it('refuses a file of any other size', async () => {
    const path = await writtenFile();
    const whole = readFileSync(path);

    for (const bytes of [
      whole.subarray(0, 0),
      whole.subarray(0, 40),
      whole.subarray(0, -4),
      Buffer.concat([whole, whole]),
    ]) {
      writeFileSync(path, bytes);
      await expect(readVectorsFile(path, testIdentity(8))).rejects.toMatchObject({ code: 'vectors-damaged' });
    }
    await expect(readVectorsFile(`${path}.absent`, testIdentity(8))).rejects.toMatchObject({
      code: 'vectors-damaged',
    });
  });

  it('notices any one flipped bit', async () => {
    const path = await writtenFile();
    const whole = readFileSync(path);

    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
        // The last eight bytes of the header are unused.
        fc.pre(bit < 120 * 8 || bit >= HEADER * 8);
        const bytes = Buffer.from(whole);
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        writeFileSync(path, bytes);
        await expect(readVectorsFile(path, testIdentity(8))).rejects.toMatchObject({
          code: 'vectors-damaged',
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['NaN', NaN],
    ['infinity', Infinity],
    ['a vector that is too long', 3],
  ])('refuses %s even when every checksum is right', async (_, value) => {
    const path = await writtenFile();
    rewriteBody(path, (values) => (values[13] = value));

    await expect(readVectorsFile(path, testIdentity(8))).rejects.toMatchObject({
      code: 'vectors-damaged',
      message: expect.stringContaining('row 1') as string,
    });
  });

  it.each([
    ['model', testIdentity(8, 'other/model')],
    ['dimensions', testIdentity(16)],
    ['dtype', { ...testIdentity(8), dtype: 'fp32' }],
    ['pooling', { ...testIdentity(8), pooling: 'cls' as const }],
    ['prefix', { ...testIdentity(8), queryPrefix: 'query: ' }],
  ])('refuses vectors of another %s', async (_, identity) => {
    const path = await writtenFile();

    await expect(readVectorsFile(path, identity)).rejects.toMatchObject({ code: 'embedder-mismatch' });
  });

  it('refuses a file made for another number of passages', async () => {
    const path = await writtenFile();

    await expect(readVectorsFile(path, testIdentity(8), 11)).rejects.toMatchObject({
      code: 'vectors-damaged',
    });
  });

  it.each([
    ['another length', new Float32Array(7).fill(1 / Math.sqrt(7))],
    ['NaN', new Float32Array(8).fill(NaN)],
    ['not unit length', new Float32Array(8).fill(1)],
  ])('does not write a vector of %s, nor touch the file that is there', async (_, vector) => {
    const path = await writtenFile();
    const before = readFileSync(path);

    await expect(writeVectorsFile(path, testIdentity(8), [vector])).rejects.toThrow(RangeError);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});
