import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface TinyModelOptions {
  /** Words between spaces that the model tells apart, lower case; every other word is one and the same to it. */
  readonly words: readonly string[];
  /** Default 8. */
  readonly dimensions?: number;
  /** Puts NaN, or zero, in place of every number. */
  readonly fill?: number;
}

/**
 * The files of a real sentence encoder of about a thousand bytes: a table of one vector a word (an ONNX `Gather`) and
 * a word tokenizer. Loaded by the real library; texts that share words get vectors that are near.
 */
export function tinyModelFiles(options: TinyModelOptions): Map<string, Buffer> {
  const { dimensions = 8, fill } = options;
  const vocabulary = new Map(
    ['[PAD]', '[UNK]', 'query:', 'passage:', ...options.words].map((word, id) => [word, id]),
  );
  const table = Float32Array.from({ length: vocabulary.size * dimensions }, (_, at) =>
    fill === undefined ? spread(at) : fill,
  );
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
  return new Map([
    ['config.json', json({ model_type: 'bert', architectures: ['BertModel'], hidden_size: dimensions })],
    [
      'tokenizer_config.json',
      json({
        tokenizer_class: 'PreTrainedTokenizerFast',
        model_max_length: 512,
        pad_token: '[PAD]',
        unk_token: '[UNK]',
      }),
    ],
    [
      'tokenizer.json',
      json({
        version: '1.0',
        truncation: null,
        padding: null,
        added_tokens: [
          {
            id: 0,
            content: '[PAD]',
            special: true,
            single_word: false,
            lstrip: false,
            rstrip: false,
            normalized: false,
          },
        ],
        normalizer: { type: 'Lowercase' },
        // Not `Whitespace`: its \w knows only ASCII letters in JavaScript.
        pre_tokenizer: { type: 'WhitespaceSplit' },
        post_processor: null,
        decoder: null,
        model: { type: 'WordLevel', vocab: Object.fromEntries(vocabulary), unk_token: '[UNK]' },
      }),
    ],
    ['onnx/model_quantized.onnx', gatherModel(table, vocabulary.size, dimensions)],
  ]);
}

/** Writes the files of `tinyModelFiles` into a folder. */
export function writeTinyModel(folder: string, options: TinyModelOptions): void {
  for (const [path, bytes] of tinyModelFiles(options)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** A number in -1..1 that looks random and is the same on every machine. */
function spread(seed: number): number {
  let mixed = Math.imul(seed + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 31 - 1;
}

/** ModelProto of one node: last_hidden_state = Gather(table, input_ids). Field numbers are those of onnx.proto. */
function gatherModel(table: Float32Array, rows: number, dimensions: number): Buffer {
  const [int64, float] = [7, 1];
  const tensorType = (type: number, shape: readonly (string | number)[]): Buffer =>
    message(
      bytes(
        1,
        message(
          varint(1, type),
          bytes(
            2,
            message(
              ...shape.map((size) =>
                bytes(1, message(typeof size === 'number' ? varint(1, size) : bytes(2, Buffer.from(size)))),
              ),
            ),
          ),
        ),
      ),
    );
  const value = (name: string, type: number, shape: readonly (string | number)[]): Buffer =>
    message(bytes(1, Buffer.from(name)), bytes(2, tensorType(type, shape)));
  const node = message(
    bytes(1, Buffer.from('table')),
    bytes(1, Buffer.from('input_ids')),
    bytes(2, Buffer.from('last_hidden_state')),
    bytes(4, Buffer.from('Gather')),
  );
  const initializer = message(
    varint(1, rows),
    varint(1, dimensions),
    varint(2, float),
    bytes(8, Buffer.from('table')),
    bytes(9, Buffer.from(table.buffer)),
  );
  const graph = message(
    bytes(1, node),
    bytes(2, Buffer.from('tiny')),
    bytes(5, initializer),
    bytes(11, value('input_ids', int64, ['batch', 'length'])),
    bytes(12, value('last_hidden_state', float, ['batch', 'length', dimensions])),
  );
  return message(varint(1, 8), bytes(7, graph), bytes(8, message(varint(2, 13))));
}

function message(...fields: readonly Buffer[]): Buffer {
  return Buffer.concat(fields);
}

function varint(field: number, value: number): Buffer {
  return Buffer.from([...base128(field << 3), ...base128(value)]);
}

function bytes(field: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([...base128((field << 3) | 2), ...base128(content.length)]), content]);
}

function base128(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...base128(Math.floor(value / 128))];
}
