import { describe, expect, it } from 'vitest';
import { readYaml, YamlProblem } from '../../../ingest/parse/read-yaml.ts';

function problemOf(text: string): YamlProblem {
  try {
    readYaml(text);
  } catch (error) {
    if (error instanceof YamlProblem) return error;
    throw error;
  }
  throw new Error('was read');
}

describe('a mistake in YAML is told in Vietnamese with its line', () => {
  it.each([
    ['a bracket that is not closed', 'a: 1\nb: [x\n', /^dòng 3 .*thiếu dấu đóng ngoặc$/],
    ['a tab at the start of a line', 'a:\n\tb: 1\n', /^dòng 2 thụt đầu dòng bằng phím Tab/],
    ['a name that comes twice', 'a: 1\nb: 2\na: 3\n', /^dòng 3 lặp lại một mục/],
    ['a colon within a value', 'a: Quy định: số 1\n', /^dòng 1 có nhiều dấu hai chấm/],
    ['uneven indentation', 'a:\n  - 1\n - 2\n', /^dòng 3 /],
    ['a value that begins with @', 'a: @b\n', /^dòng 1 bắt đầu giá trị/],
    ['an alias of nothing', 'a: *b\n', /^(?:dòng 1 )?dùng /],
    ['an expansion bomb', `a: &a [${'1,'.repeat(99)}1]\nb: [${'*a,'.repeat(99)}*a]\n`, /^dùng tham chiếu/],
    ['endless nesting', `${'['.repeat(3_000)}\n`, /^dòng 1 lồng quá sâu$/],
  ])('%s', (_, text, said) => {
    const { problem, message } = problemOf(text);

    expect(problem).toMatch(said);
    expect(problem).not.toMatch(/\b(?:at|line|must|not|the|is|column)\b/);
    expect(message).not.toContain('\n');
  });
});
