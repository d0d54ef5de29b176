import { spawn } from 'node:child_process';
import { existsSync, writeFileSync, writeSync } from 'node:fs';
import { textParser } from '../../../ingest/parse/text-parser.ts';
import type { ParsedText, Parser, ParserLoader } from '../../../ingest/parse/parser.ts';

// Loaded into a reader process in place of the real parsers: what a file says decides what the parser does to us.

const never = new Promise<never>(() => {});

const DEEDS: Readonly<Record<string, (rest: string) => Promise<ParsedText> | ParsedText>> = {
  loops() {
    for (;;);
  },
  backtracks() {
    return /^(a+)+$/.test(`${'a'.repeat(60)}!`) ? never : never;
  },
  never: () => never,
  heap() {
    const kept: unknown[] = [];
    for (;;) kept.push(new Array(100_000).fill(kept.length / 3));
  },
  buffers() {
    const kept: Buffer[] = [];
    for (;;) kept.push(Buffer.alloc(8 * 1024 * 1024, kept.length));
  },
  prints() {
    for (;;) writeAll(2, Buffer.alloc(10_000, 'x'));
  },
  answers() {
    const page = Buffer.from(`{"type":"page","filler":"${'x'.repeat(60_000)}`);
    for (;;) writeAll(3, page);
  },
  lies() {
    writeAll(3, Buffer.from('this is no message\n'));
    return never;
  },
  tellsItsNumber: () => textOf([`Tiến trình số ${process.pid}`]),
  spoofs() {
    writeAll(3, Buffer.from('{"type":"result","outcome":{"outcome":"ok"}}\n'));
    return never;
  },
  floods: () => textOf(Array.from({ length: 700 }, (_, i) => `Đoạn ${i}. ${'chữ '.repeat(1_000)}`)),
  throws() {
    throw new TypeError('broken on purpose');
  },
  rejectsLater() {
    void Promise.reject(new Error('left behind'));
    return never;
  },
  exits: () => process.exit(7),
  aborts: () => process.abort(),
  killsItself() {
    process.kill(process.pid, 'SIGKILL');
    return never;
  },
  /** As when the machine ends it for want of memory: the file itself is good. */
  diesOnce(rest) {
    if (existsSync(rest)) return textOf(['Đọc được ở lần thứ hai.']);
    writeFileSync(rest, '');
    process.kill(process.pid, 'SIGKILL');
    return never;
  },
  startsPrograms() {
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
    for (;;);
  },
  looksAround() {
    let evaluated = 'nothing evaluated';
    try {
      evaluated = (Reflect.construct(Function, ['return "code from text"']) as () => string)();
    } catch {
      // As it should be.
    }
    return textOf([Object.keys(process.env).sort().join(' '), evaluated]);
  },
};

function textOf(paragraphs: readonly string[]): ParsedText {
  return {
    blocks: paragraphs.map((text) => ({
      kind: 'paragraph',
      text,
      level: 0,
      container: null,
      tableHeader: null,
      page: null,
    })),
    title: null,
    metadata: null,
    metadataIsFrontMatter: false,
    rawLines: paragraphs,
    pages: null,
    warnings: [],
  };
}

function writeAll(fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(fd, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

const hostileParser: Parser = {
  format: 'text',
  async parse(bytes, onPage) {
    const [deed = '', rest = ''] = Buffer.from(bytes).toString('utf8').trim().split(' ', 2);
    const pages = /^pages(\d+)$/.exec(deed)?.[1];
    if (pages === undefined) return (await DEEDS[deed]?.(rest)) ?? textParser.parse(bytes);
    // More time in all than a file without pages may take.
    for (let page = 1; page <= Number(pages); page++) {
      onPage?.({ stage: 'read', page, pages: Number(pages) });
      await new Promise((resolve) => setTimeout(resolve, Number(rest)));
    }
    return { ...textOf([`Tài liệu có ${pages} trang.`]), pages: Number(pages) };
  },
};

export const loadParser: ParserLoader = async (format) => (format === 'text' ? hostileParser : null);
