import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Log } from '../../../knowledge/log.ts';
import {
  GRAPH_NAME,
  openVectorIndex,
  prepareVectorGraph,
  VECTORS_NAME,
} from '../../../knowledge/vectors/open-vector-index.ts';
import {
  buildVectorGraph,
  readVectorGraph,
  sealPath,
  writeVectorGraph,
} from '../../../knowledge/vectors/vector-graph.ts';
import { writeVectorsFile } from '../../../knowledge/vectors/vectors-file.ts';
import { storedVectors, testIdentity, unitVectors } from '../../support/unit-vectors.ts';

const rows = unitVectors(120, 8, 11);
const identity = testIdentity(8);

async function versionFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'version-'));
  const vectors = await writeVectorsFile(join(folder, VECTORS_NAME), identity, rows);
  await prepareVectorGraph(folder, vectors, { graphFrom: 100 });
  return folder;
}

function recordingLog(): Log & { events: string[] } {
  const events: string[] = [];
  return { events, log: (_, event) => events.push(event) };
}

describe('opening the vectors of a version', () => {
  it('compares every row below the threshold and makes no graph', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'version-'));
    const vectors = await writeVectorsFile(join(folder, VECTORS_NAME), identity, rows);
    await prepareVectorGraph(folder, vectors, { graphFrom: 121 });

    const index = await openVectorIndex({ folder, identity, rows: 120, graphFrom: 121 });

    expect(index.search(rows[7]!, 1)[0]?.row).toBe(7);
    expect(readdirSync(folder)).toEqual([VECTORS_NAME]);
  });

  it('uses the graph that was prepared', async () => {
    const folder = await versionFolder();
    const log = recordingLog();

    const index = await openVectorIndex({ folder, identity, rows: 120, graphFrom: 100, log });

    expect(index.search(rows[7]!, 1)[0]?.row).toBe(7);
    expect(log.events).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual([VECTORS_NAME, GRAPH_NAME, sealPath(GRAPH_NAME)]);
  });

  it.each<[string, (path: string) => void]>([
    ['is missing', (path) => rmSync(path)],
    ['has lost its seal', (path) => rmSync(sealPath(path))],
    ['has a broken seal', (path) => writeFileSync(sealPath(path), '{')],
    ['is cut short', (path) => writeFileSync(path, readFileSync(path).subarray(0, 2_000))],
    ['is empty', (path) => writeFileSync(path, '')],
    ['is altered in one bit', (path) => flipBit(path)],
  ])('builds a graph that %s again, to the same file', async (_, damage) => {
    const folder = await versionFolder();
    const path = join(folder, GRAPH_NAME);
    const whole = readFileSync(path);
    damage(path);
    const log = recordingLog();

    const index = await openVectorIndex({ folder, identity, rows: 120, graphFrom: 100, log });

    for (const row of [0, 60, 119]) expect(index.search(rows[row]!, 3)[0]?.row).toBe(row);
    await index.settled;
    for (const row of [0, 60, 119]) expect(index.search(rows[row]!, 3)[0]?.row).toBe(row);
    expect(log.events).toEqual(['vectors.graph-rebuilding']);
    expect(readFileSync(path).equals(whole)).toBe(true);
    await openVectorIndex({ folder, identity, rows: 120, graphFrom: 100, log });
    expect(log.events).toHaveLength(1);
  });

  it('does not use the whole graph of other vectors, not even of other dimensions', async () => {
    const folder = await versionFolder();
    const path = join(folder, GRAPH_NAME);
    const others = storedVectors(unitVectors(120, 4, 2));
    await writeVectorGraph(path, await buildVectorGraph(others), others);
    const log = recordingLog();

    const index = await openVectorIndex({ folder, identity, rows: 120, graphFrom: 100, log });

    await index.settled;
    expect(log.events).toEqual(['vectors.graph-rebuilding']);
    expect(index.search(rows[60]!, 1)[0]?.row).toBe(60);
  });

  it('answers from memory when the rebuilt graph cannot be kept', async () => {
    const folder = await versionFolder();
    const seal = sealPath(join(folder, GRAPH_NAME));
    rmSync(seal);
    mkdirSync(join(seal, 'in-the-way'), { recursive: true });
    const log = recordingLog();

    const index = await openVectorIndex({ folder, identity, rows: 120, graphFrom: 100, log });

    await index.settled;
    expect(index.search(rows[5]!, 1)[0]?.row).toBe(5);
    expect(log.events).toEqual(['vectors.graph-rebuilding', 'vectors.graph-not-kept']);
  });

  it('stops building when it is closed, and goes on answering', async () => {
    const folder = await versionFolder();
    rmSync(join(folder, GRAPH_NAME));
    const index = await openVectorIndex({ folder, identity, rows: 120, graphFrom: 100 });

    index.close();
    await index.settled;

    expect(readdirSync(folder)).not.toContain(GRAPH_NAME);
    expect(index.search(rows[5]!, 1)[0]?.row).toBe(5);
  });

  it('refuses damaged vectors whatever the graph says', async () => {
    const folder = await versionFolder();
    flipBit(join(folder, VECTORS_NAME));

    await expect(openVectorIndex({ folder, identity, rows: 120 })).rejects.toMatchObject({
      code: 'vectors-damaged',
    });
  });

  it('lets other work go on while it builds', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);

    await buildVectorGraph(storedVectors(unitVectors(2_000, 16, 4)));

    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
  });

  it('reads no graph where there is none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'version-'));

    expect(await readVectorGraph(join(folder, GRAPH_NAME), storedVectors(rows))).toBeNull();
  });
});

function flipBit(path: string): void {
  const bytes = readFileSync(path);
  const at = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
  writeFileSync(path, bytes);
}
