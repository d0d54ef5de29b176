import { expect, it } from 'vitest';
import { candidatesOf } from '../../../../bot/answer/sentence/candidate.ts';
import { foundPassages } from '../../../support/found-passage.ts';
import { sampleDocument } from '../../../support/sample-knowledge.ts';

it('a sentence that asks is no answer; the one behind it is, with the question before it', () => {
  const text = 'Số dư tối đa là bao nhiêu? Số dư không quá 30% số lượng cần bầu. “Có được ứng cử không?”';
  const [candidate, ...others] = candidatesOf(foundPassages(sampleDocument('mau', [text])));

  expect(candidate?.sentence.text).toBe('Số dư không quá 30% số lượng cần bầu.');
  expect(candidate?.previous?.text).toBe('Số dư tối đa là bao nhiêu?');
  expect(others).toEqual([]);
});

it('keywords in a row tell nothing; a list of units does', () => {
  const keywords = 'Từ khóa: số, dư, tối, đa, bầu, cấp, ủy, bao, nhiêu.';
  const units = 'Ban tổ chức, ban tuyên giáo, ủy ban kiểm tra, văn phòng, ban dân vận cùng dự.';

  expect(candidatesOf(foundPassages(sampleDocument('mau', [keywords])))).toEqual([]);
  expect(candidatesOf(foundPassages(sampleDocument('mau', [units])))).toHaveLength(1);
});
