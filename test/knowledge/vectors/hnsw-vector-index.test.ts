import { createHnswVectorIndex } from '../../../knowledge/vectors/hnsw-vector-index.ts';
import { buildVectorGraph } from '../../../knowledge/vectors/vector-graph.ts';
import { vectorIndexContract } from '../../contract/vector-index.contract.ts';

vectorIndexContract('hnsw graph', async (vectors) =>
  createHnswVectorIndex(await buildVectorGraph(vectors), vectors),
);
