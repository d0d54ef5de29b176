import { expect, test } from 'vitest';
import { parseCliArguments } from '../../bot/cli-arguments.ts';
import { BotError } from '../../bot/errors.ts';

const ASK = {
  name: 'ask',
  question: null,
  json: false,
  explain: false,
  asOf: null,
  place: null,
  history: null,
  file: null,
  data: null,
  knowledgeVersion: null,
};

test.each([
  [['ask'], ASK],
  [['ask', 'Số dư?'], { ...ASK, question: 'Số dư?' }],
  [['ask', 'Số', 'dư?', '--json'], { ...ASK, question: 'Số dư?', json: true }],
  [['ask', '--', '--json'], { ...ASK, question: '--json' }],
  [
    ['ask', '--as-of', '2025-01-31', '--place=Xã Mẫu', 'a', '--history', 'h.txt', '--data', 'd'],
    { ...ASK, question: 'a', asOf: '2025-01-31', place: 'Xã Mẫu', history: 'h.txt', data: 'd' },
  ],
  [['ask', 'a', '--explain'], { ...ASK, question: 'a', explain: true }],
  [['ask', '--file', 'q.jsonl', '--json'], { ...ASK, file: 'q.jsonl', json: true }],
  [
    ['search', 'đại hội', 'điểm'],
    { name: 'search', query: 'đại hội điểm', top: 10, json: false, data: null },
  ],
  [['search', '--top', '3', 'a', '--json'], { name: 'search', query: 'a', top: 3, json: true, data: null }],
  [['start'], { name: 'start', data: null }],
  [['start', '--data', 'd'], { name: 'start', data: 'd' }],
  [[], { name: 'help' }],
  [['ask', '--help'], { name: 'help' }],
])('understands %j', (words, command) => {
  expect(parseCliArguments(words)).toEqual(command);
});

test.each([
  [['answer'], 'Unknown command', 'Không có lệnh này'],
  [['ask', 'a', '--jsn'], 'Unknown option --jsn of ask', 'Không có tùy chọn --jsn cho lệnh ask'],
  [['ask', '-j'], 'Unknown option -j of ask', 'tùy chọn -j'],
  [['ask', '--top', '3'], 'Unknown option --top of ask', '--top'],
  [['ask', '--__proto__', 'a'], 'Unknown option --__proto__', '--__proto__'],
  [['ask', '--constructor'], 'Unknown option --constructor', '--constructor'],
  [['ask', 'a', '--as-of'], '--as-of needs a value', 'cần có giá trị'],
  [['ask', '--place', '--json', 'a'], '--place needs a value', 'cần có giá trị'],
  [['ask', '--place=', 'a'], '--place needs a value', 'cần có giá trị'],
  [['ask', '--json=yes', 'a'], '--json takes no value', 'không nhận giá trị'],
  [['ask', '--json', '--json', 'a'], 'may be given once', 'một lần'],
  [['ask', 'a', '--as-of', '31/1/2025'], 'real day', 'NĂM-THÁNG-NGÀY'],
  [['ask', 'a', '--as-of', '2025-02-30'], 'real day', 'ngày có thật'],
  [['ask', 'a', '--file', 'q'], 'not both', 'không dùng cả hai'],
  [['ask', '--file', 'q', '--history', 'h'], '--history does not go with --file', '--history'],
  [['ask', '--explain'], '--explain needs a question', '--explain'],
  [['search'], 'needs words', 'từ khóa'],
  [['search', 'a', '--top', '0'], '--top needs', 'từ 1 đến 100'],
  [['search', 'a', '--top', '2.5'], '--top needs', 'từ 1 đến 100'],
  [['start', 'now'], 'no words', 'không nhận'],
])('refuses %j as wrong use, in both languages', (words, english, vietnamese) => {
  let error: unknown;
  try {
    parseCliArguments(words);
  } catch (thrown) {
    error = thrown;
  }

  expect(error).toBeInstanceOf(BotError);
  expect((error as BotError).code).toBe('usage');
  expect((error as BotError).message).toContain(english);
  expect((error as BotError).forPeople).toContain(vietnamese);
});
