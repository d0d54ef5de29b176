import { expect, test } from 'vitest';
import { readLevel } from '../../../../bot/answer/situation/read-level.ts';

test.each([
  ['Quận ủy họp khi nào?', 'district'],
  ['đại hội các quận', 'district'],
  ['quan 3 dai hoi ngay nao', 'district'],
  ['huyen uy con dai hoi khong', 'district'],
  ['kể các cơ quan điều hành đại hội', null],
  ['ke cac co quan dieu hanh dai hoi', null],
  ['noi dung nao quan trong nhat', null],
  ['dang uy phuong co may pho bi thu', 'commune'],
])('%s: %s', (question, level) => {
  expect(readLevel(question)).toBe(level);
});
