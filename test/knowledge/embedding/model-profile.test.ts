import { describe, expect, it } from 'vitest';
import { modelProfile } from '../../../knowledge/embedding/model-profile.ts';

describe('what a model expects', () => {
  it.each([
    ['Xenova/multilingual-e5-small', 'mean', 'query: '],
    ['intfloat/e5-base-v2', 'mean', 'query: '],
    ['Xenova/bge-m3', 'cls', ''],
    ['someone/bge-m3-vi', 'cls', ''],
    ['acme/base5-e50', 'mean', ''],
    ['acme/bge-m30', 'mean', ''],
    ['anything', 'mean', ''],
  ])('%s', (model, pooling, queryPrefix) => {
    expect(modelProfile(model)).toMatchObject({ pooling, queryPrefix });
  });
});
