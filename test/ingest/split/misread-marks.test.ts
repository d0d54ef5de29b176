import { describe, expect, it } from 'vitest';
import { formatLocator } from '../../../knowledge/model/passage.ts';
import { blockOf } from '../../../ingest/parse/parser.ts';
import { splitPassages } from '../../../ingest/split/split-passages.ts';

const placesOf = (lines: readonly string[], isRecognised: boolean) =>
  splitPassages(
    lines.map((line) => blockOf('paragraph', line)),
    { title: null, isReport: false, firstIsLead: false, isRecognised },
  ).map(({ text, locator }) => [text.slice(0, 12), formatLocator(locator)?.replace(/ đoạn .*/u, '')]);

const BODY = 'Cấp ủy chuẩn bị văn kiện đúng thời hạn và báo cáo cấp trên trực tiếp trước khi trình đại hội.';

describe('misread marks of a recognised paper', () => {
  it('cites a second I as II when III follows, and leaves the words as they were read', () => {
    const lines = ['I. MỤC ĐÍCH', BODY, 'I. YÊU CẦU', BODY, 'III. TỔ CHỨC', BODY];
    expect(placesOf(lines, true).map(([, place]) => place)).toEqual(['mục I', 'mục II', 'mục III']);
    expect(
      splitPassages(
        lines.map((line) => blockOf('paragraph', line)),
        { title: null, isReport: false, firstIsLead: false, isRecognised: true },
      ).flatMap(({ headings }) => headings),
    ).toContain('I. YÊU CẦU');
  });

  it('takes H behind I for II', () => {
    const lines = ['I. MỤC ĐÍCH', BODY, 'H. YÊU CẦU', BODY];
    expect(placesOf(lines, true).map(([, place]) => place)).toEqual(['mục I', 'mục II']);
  });

  it.each([
    ['HI', 2],
    ['IH', 2],
    ['VH', 6],
  ])('takes %s behind %i parts for the number that comes next', (read, before) => {
    const numbers = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'];
    const lines = [...numbers.slice(0, before), read].flatMap((number) => [`${number}. YÊU CẦU`, BODY]);
    expect(placesOf(lines, true).at(-1)?.[1]).toBe(`mục ${numbers[before] ?? ''}`);
  });

  it('takes a number without its dot before capitals, and before nothing else', () => {
    const lines = (heading: string) => ['I. MỤC ĐÍCH', BODY, heading, BODY];
    expect(placesOf(lines('II YÊU CẦU'), true).at(-1)?.[1]).toBe('mục II');
    expect(placesOf(lines('III YÊU CẦU'), true).at(-1)?.[1]).toBe('mục I');
    expect(placesOf(lines('II Yêu cầu'), true).at(-1)?.[1]).toBe('mục I');
  });

  it('takes nothing else for a number', () => {
    const lines = ['I. MỤC ĐÍCH', BODY, 'II. YÊU CẦU', BODY, 'H. YÊU CẦU', BODY];
    expect(placesOf(lines, true).map(([, place]) => place)).not.toContain('mục III');
  });

  it('knows c), d) and đ) by their order', () => {
    const lines = ['1. Các việc sau:', `a) ${BODY}`, `b) ${BODY}`, `€) ${BODY}`, `đ) ${BODY}`, `đd) ${BODY}`];
    expect(placesOf(lines, true).map(([, place]) => place?.slice(-1))).toEqual(['a', 'b', 'c', 'd', 'đ']);
  });

  it('changes nothing in a text that was written', () => {
    const lines = ['I. MỤC ĐÍCH', BODY, 'I. YÊU CẦU', BODY];
    expect(placesOf(lines, false).map(([, place]) => place)).toEqual(['mục I', 'mục I']);
  });
});
