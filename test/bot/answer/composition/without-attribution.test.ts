import { expect, test } from 'vitest';
import { withoutAttribution } from '../../../../bot/answer/composition/without-attribution.ts';
import { calendarDate } from '../../../../knowledge/model/calendar-date.ts';
import type { DocumentNumber } from '../../../../knowledge/model/document-number.ts';
import { sampleDocument } from '../../../support/sample-knowledge.ts';

const { document } = sampleDocument('x', ['y'], {
  kind: 'huong-dan',
  number: '12-HD/BTC' as DocumentNumber,
  issuedOn: calendarDate(2026, 1, 5),
  issuer: 'Ban Tổ chức Tỉnh ủy',
});

test.each([
  ['Theo Hướng dẫn số 12-HD/BTC ngày 05/01/2026, hồ sơ nộp sớm.', 'Hồ sơ nộp sớm.'],
  ['Theo Hướng dẫn 12-HD/BTC của Ban Tổ chức Tỉnh ủy, hồ sơ nộp sớm.', 'Hồ sơ nộp sớm.'],
  ['Căn cứ Hướng dẫn số 12-HD/BTC, ngày 5 tháng 1 năm 2026, hồ sơ nộp sớm.', 'Hồ sơ nộp sớm.'],
  ['Hướng dẫn số 12-HD/BTC quy định hồ sơ nộp sớm.', 'Hướng dẫn quy định hồ sơ nộp sớm.'],
])('what names the paper itself is taken for granted: %s', (said, left) => {
  expect(withoutAttribution(said, document)).toBe(left);
});

test.each([
  ['another number', 'Theo Hướng dẫn số 13-HD/BTC, hồ sơ nộp sớm.', '13-HD/BTC'],
  ['another day', 'Theo Hướng dẫn số 12-HD/BTC ngày 6/1/2026, hồ sơ nộp sớm.', '6/1/2026'],
  ['another kind', 'Theo Nghị định số 12-HD/BTC, hồ sơ nộp sớm.', 'Nghị định'],
  ['another issuer', 'Theo Hướng dẫn số 12-HD/BTC của Chính phủ, hồ sơ nộp sớm.', 'Chính phủ'],
  ['a second paper', 'Theo Hướng dẫn số 12-HD/BTC và 9-QĐ/TW, hồ sơ nộp sớm.', '9-QĐ/TW'],
  ['words that are no name', 'Theo Hướng dẫn số 12-HD/BTC thì bỏ hết, hồ sơ nộp sớm.', 'bỏ hết'],
])('%s stays and must stand in the passage', (_name, said, stays) => {
  expect(withoutAttribution(said, document)).toContain(stays);
});
