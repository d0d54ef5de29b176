import { describe, expect, it } from 'vitest';
import { bodiesIn, bodyMissing, namesOtherBody } from '../../../../bot/answer/sentence/asked-body.ts';
import { wordIndex } from '../../../../bot/answer/sentence/word-index.ts';
import { foldedSyllables } from '../../../../knowledge/text/syllables.ts';

const asked = (question: string) => bodiesIn(` ${foldedSyllables(question).join(' ')} `);

describe('the body or post a question is about', () => {
  it('is another when a longer name holds it', () => {
    expect(asked('Phó bí thư do ai bầu?')).not.toEqual(asked('Bí thư do ai bầu?'));
    expect(asked('phó bí thư và bí thư').size).toBe(2);
  });

  it('is missing where only another is named', () => {
    const bodies = asked('Ban thường vụ có mấy ủy viên?');
    const standing = wordIndex('Ban thường vụ đảng ủy xã có từ 9 đến 11 ủy viên.');
    const executive = wordIndex('Ban chấp hành đảng bộ xã có từ 27 đến 33 ủy viên.');
    expect(bodyMissing(bodies, [standing])).toBe(0);
    expect(bodyMissing(bodies, [executive])).toBe(1);
    expect(namesOtherBody(bodies, executive)).toBe(true);
    expect(namesOtherBody(bodies, standing)).toBe(false);
    expect(bodyMissing(bodies, [executive, standing])).toBe(0);
  });

  it('reads short forms as the body', () => {
    expect(bodyMissing(asked('Ban thường vụ'), [wordIndex('BTV họp lần 1')])).toBe(0);
  });

  it('is nothing where none is named', () => {
    expect(asked('Đại hội kéo dài mấy ngày?').size).toBe(0);
    expect(bodyMissing(new Set(), [wordIndex('Ban kiểm phiếu')])).toBe(0);
  });
});
