import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { QuizItem } from '../../../bot/quiz/quiz-item.ts';
import type { KnowledgeReader } from '../../../knowledge/store/store.ts';

/**
 * Checks quiz items by other means than those by which they are made: nothing of `bot/quiz` but the form of an item, and
 * nothing of `bot/verify`, is used. Texts are compared as folded syllables and pairs of them, orders are read from the
 * files themselves.
 */
export interface QuizFault {
  readonly fault:
    'two-right' | 'answer-not-in-explanation' | 'quote-not-in-passage' | 'wrong-order' | 'not-true';
  readonly question: string;
  readonly detail: string;
}

/** A sentence of which so much of the question stands in it speaks of the same. */
const SAME = 0.8;

/** Sentences are compared with every question, so what is worked out for them is kept. */
const kept = <T>(work: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text) ?? work(text);
    known.set(text, found);
    return found;
  };
};
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
const syllables = kept((text): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []);
const pairs = kept((text): Set<string> => {
  const words = syllables(text).filter((word) => !/^\d+$/.test(word));
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
});
/** Dates whole, percents with their sign, other figures, and the ordinals of congresses. */
const digits = kept((text): string[] => [
  ...(plain(text).match(/\d+\/\d+(?:\/\d+)?|\d+(?:,\d+)?%|\d+/g) ?? []),
  ...(text.match(/(?<![\p{L}])[XVI]{2,}(?![\p{L}])/gu) ?? []),
]);
const spaced = kept((text) => ` ${syllables(text.replace(/%/g, ' phần trăm')).join(' ')} `);
const holds = (text: string, words: string): boolean => spaced(text).includes(spaced(words));
const share = (of: Set<string>, text: string): number => {
  const there = pairs(text);
  return of.size === 0 ? 0 : [...of].filter((pair) => there.has(pair)).length / of.size;
};

const WORDS = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];

/** An option in the ways in which it may be written. */
export function writings(option: string): string[] {
  const day = /^ngày (\d+)\/(\d+)\/(\d+)$/iu.exec(option);
  if (day) {
    const [, d = '', m = '', y = ''] = day;
    return [`${d}/${m}/${y}`, `${d.padStart(2, '0')}/${m.padStart(2, '0')}/${y}`, `${d} tháng ${m} năm ${y}`];
  }
  const month = /^tháng (\d+)\/(\d+)$/iu.exec(option);
  if (month) return [`${month[1]}/${month[2]}`, `tháng ${month[1]} năm ${month[2]}`];
  const percent = /^(\d+)%$/.exec(option);
  if (percent) {
    const value = Number(percent[1]);
    const half = value === 50 ? ['một nửa', 'một phần hai', 'quá bán'] : [];
    return [`${value}%`, `${WORDS[value / 10] ?? ''} mươi phần trăm`, ...half];
  }
  const count = /^(\d{1,2}) (\p{L}.*)$/u.exec(option);
  if (count)
    return [option, `${WORDS[Number(count[1])] ?? count[1]} ${count[2]}`, `0${count[1]} ${count[2]}`];
  return [option];
}

const sentencesIn = (text: string): string[] => text.split(/(?<=[.;])\s+(?=[\p{Lu}\d])/u);
/** "Theo bản tóm lược “…”, ", the mark at the end, and the words that ask. */
const matterOf = (question: string): string =>
  question
    .replace(/^Theo bản tóm lược (?:“[^”]*”|(?:(?!, (?:nhiệm kỳ|\p{Lu})).)*?), /u, '')
    .replace(/\s*\(Hỏi [^)]*\)$/u, '')
    .replace(
      /(?:cơ quan(?:, tổ chức)?|văn bản|ngày|tháng|năm) nào|bao nhiêu(?: phần trăm)?|được ban hành/giu,
      ' ',
    );

export function faultsOf(items: readonly QuizItem[], reader: KnowledgeReader, folder: string): QuizFault[] {
  const sentences: string[] = [];
  for (let row = 0; row < reader.passageCount; row++) {
    const { text, list } = reader.passageAt(row);
    sentences.push(...sentencesIn(text), ...(list === null ? [] : [`${list.lead} ${text}`]));
  }
  const lists = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => listsIn(readFileSync(join(folder, name), 'utf8')));
  return items.flatMap((item) => [
    ...quoteFaults(item, reader),
    ...(item.kind === 'order'
      ? orderFaults(item, lists)
      : item.kind === 'true-false'
        ? truthFaults(item, sentences)
        : twoRight(item, sentences)),
  ]);
}

function quoteFaults(item: QuizItem, reader: KnowledgeReader): QuizFault[] {
  const { question, explanation, source, options, correct, kind } = item;
  const passage = reader.passage(source.passageId)?.text.replace(/\s+/g, ' ') ?? '';
  const faults: QuizFault[] = [];
  if (!passage.includes(source.quote) || !explanation.includes(source.quote))
    faults.push({ fault: 'quote-not-in-passage', question, detail: source.quote });
  const right = kind === 'true-false' ? item.answer : (options[correct] ?? '?');
  if (!holds(source.quote, right) || !holds(explanation, right))
    faults.push({ fault: 'answer-not-in-explanation', question, detail: right });
  return faults;
}

function twoRight({ question, options, correct }: QuizItem, sentences: readonly string[]): QuizFault[] {
  const matter = matterOf(question);
  const [wanted, figures] = [pairs(matter), digits(matter)];
  return options.flatMap((option, i) => {
    if (i === correct) return [];
    const said = sentences.find(
      (sentence) =>
        writings(option).some((words) => holds(sentence, words)) &&
        share(wanted, sentence) >= SAME &&
        figures.every((figure) => digits(sentence).includes(figure)),
    );
    return said === undefined
      ? []
      : [{ fault: 'two-right' as const, question, detail: `${option}: ${said}` }];
  });
}

function truthFaults(
  { question, options, correct, source, answer }: QuizItem,
  sentences: readonly string[],
): QuizFault[] {
  const statement = question.slice(question.indexOf('? “') + 3).replace(/”(?:\s*\(Hỏi [^)]*\))?$/u, '');
  const [figures, wanted] = [digits(statement), pairs(statement)];
  if (options[correct] === 'Đúng') {
    const isSaid = holds(statement, answer) && share(pairs(source.quote), statement) >= SAME;
    return isSaid && digits(source.quote.replace(/^\d+\. /u, '')).every((figure) => figures.includes(figure))
      ? []
      : [{ fault: 'not-true', question, detail: source.quote }];
  }
  const said = sentences.find(
    (sentence) =>
      share(wanted, sentence) >= 0.93 && figures.every((figure) => digits(sentence).includes(figure)),
  );
  return said === undefined ? [] : [{ fault: 'two-right', question, detail: said }];
}

/** Numbered lists of a Markdown file. */
function listsIn(text: string): string[][] {
  const lists: string[][] = [];
  let open: string[] = [];
  for (const line of [...text.split('\n'), '']) {
    const item = /^\d+\.\s+(.*)$/u.exec(line);
    if (item) open.push((item[1] ?? '').replaceAll('*', ''));
    else if (open.length > 0) {
      lists.push(open);
      open = [];
    }
  }
  return lists;
}

function orderFaults({ question, options, correct }: QuizItem, lists: readonly string[][]): QuizFault[] {
  const right = options[correct] ?? '?';
  const step = /“([^”]*)”\?/u.exec(question)?.[1];
  const at = (list: readonly string[], words: string): number =>
    list.findIndex((line) =>
      syllables(line.replace(/^Bước \d+ – /u, ''))
        .join(' ')
        .startsWith(syllables(words).join(' ')),
    );
  const list = lists.find(
    (one) => options.every((option) => at(one, option) >= 0) && (step === undefined || at(one, step) >= 0),
  );
  if (list === undefined) return [{ fault: 'wrong-order', question, detail: 'no such list' }];
  const place = /đứng thứ (\d+)\?/u.exec(question)?.[1];
  const wanted = /ngay sau/u.test(question)
    ? at(list, step ?? '') + 1
    : /ngay trước/u.test(question)
      ? at(list, step ?? '') - 1
      : place !== undefined
        ? Number(place) - 1
        : /đầu tiên/u.test(question)
          ? 0
          : list.length - 1;
  const wrong = options.filter((option, i) => (at(list, option) === wanted) !== (i === correct));
  return wrong.length === 0
    ? []
    : [{ fault: 'wrong-order', question, detail: `${right} / ${wrong.join(', ')}` }];
}
