import { createExactVectorIndex } from '../../../knowledge/vectors/exact-vector-index.ts';
import { vectorIndexContract } from '../../contract/vector-index.contract.ts';

vectorIndexContract('exact', async (vectors) => createExactVectorIndex(vectors));
