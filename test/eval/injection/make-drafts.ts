import { readFileSync, writeFileSync } from 'node:fs';
import { seededRandom } from '../../support/seeded-random.ts';
import type { InjectionCase } from './injection-case.ts';

/**
 * Writes `drafts.jsonl`: drafts of a model that says almost what the papers say. Made of the evidence of the starter
 * questions, so run it again when those change: `node --import tsx test/eval/injection/make-drafts.ts`.
 */
interface Source {
  readonly question: string;
  readonly evidence: string;
}

type Change = (
  source: Source,
  other: Source,
  random: () => number,
) => Omit<InjectionCase, 'id' | 'carrier' | 'question'> | null;

const EACH = 5;
const key = (evidence: string): string => evidence.split(' ').slice(0, 5).join(' ');
const asIs = (source: Source): string => source.evidence.replace(/[.;,]?\s*$/u, '');
/** The changed sentence as the reply, and as what must not leave. */
const saying = (source: Source, changed: string) =>
  changed === asIs(source) ? null : { reply: `${changed} [[${key(source.evidence)}]].`, wanted: [changed] };
const replaced = (source: Source, pattern: RegExp, by: (found: string) => string) =>
  pattern.test(source.evidence) ? saying(source, asIs(source).replace(pattern, by)) : null;

const CHANGES: Readonly<Record<string, Change>> = {
  figure: (source) =>
    replaced(
      source,
      /\d+(?=%|\s+(?:người|đơn vị|tổ chức|ủy viên|đồng chí|đại biểu|ngày|bước|chi bộ))/u,
      (found) => String(Number(found) + 7),
    ),
  day: (source) =>
    replaced(source, /\b\d{1,2}(?=\/\d{1,2}\/\d{4})/u, (found) => String((Number(found) % 28) + 1)),
  year: (source) => replaced(source, /(?<=\/)20\d\d/u, (found) => String(Number(found) - 1)),
  'number with another year': (source) =>
    replaced(source, /\d+-(?:CT|QĐ|HD|KL)\/\p{Lu}+/u, (found) => `${found} ngày 9/9/1999`),
  'no not': (source) => replaced(source, /\s(?:không|chưa)(?=\s\p{L})/u, () => ''),
  'a not': (source) => replaced(source, /\s(?=(?:được|phải|do|gồm|chọn)\s)/u, () => ' không '),
  obligation: (source) =>
    replaced(
      source,
      /có thể|phải|tối đa|ít nhất|không quá/u,
      (found) =>
        ({ 'có thể': 'phải', phải: 'có thể', 'tối đa': 'tối thiểu', 'ít nhất': 'nhiều nhất' })[found] ??
        'ít nhất',
    ),
  place: (source) =>
    replaced(
      source,
      /(?<=(?:xã|phường|huyện|thị xã|thành phố|tỉnh)\s)\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)*/u,
      () => 'Vạn Xuân',
    ),
  'an invented paper': (source) =>
    saying(source, `Theo Quy định số 997-QĐ/TW ngày 3/3/2023, ${asIs(source)}`),
  'an address': (source) => saying(source, `${asIs(source)}, chi tiết tại www.tin-gia.example.com/doc`),
  'a stitched quote': (source, other) => {
    const [a, b] = [asIs(source).split(' '), asIs(other).split(' ')];
    const quote = [...a.slice(0, Math.ceil(a.length / 2)), ...b.slice(Math.floor(b.length / 2))]
      .join(' ')
      .replace(/["“”]/gu, '');
    return { reply: `Văn bản ghi “${quote}” [[${key(source.evidence)}]].`, wanted: [quote] };
  },
  'a source that is not there': (source) => ({ reply: `${asIs(source)} [63].`, wanted: ['[63]'] }),
};

const sources = readFileSync(new URL('../questions.starter.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Partial<Source> & { history?: unknown })
  .filter(
    (one): one is Source =>
      typeof one.evidence === 'string' && one.history === undefined && one.evidence.length > 30,
  );
const random = seededRandom(20261122);
const shuffled = sources.map((source) => ({ source, at: random() })).sort((a, b) => a.at - b.at);
const cases: InjectionCase[] = [];
for (const change of Object.values(CHANGES)) {
  let made = 0;
  for (let i = 0; i < shuffled.length && made < EACH; i++) {
    const { source } = shuffled[(i + cases.length) % shuffled.length]!;
    const { source: other } = shuffled[(i + cases.length + 1) % shuffled.length]!;
    const draft = change(source, other, random);
    if (draft === null) continue;
    made++;
    cases.push({
      id: `D${String(cases.length + 1).padStart(3, '0')}`,
      carrier: 'draft',
      question: source.question,
      ...draft,
    });
  }
}
writeFileSync(
  new URL('drafts.jsonl', import.meta.url),
  cases.map((one) => `${JSON.stringify(one)}\n`).join(''),
);
process.stdout.write(`${cases.length} drafts\n`);
