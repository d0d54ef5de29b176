import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, packageOf, textFiles, type ImportLine, type SourceText } from './support/source-tree.ts';

const files = textFiles();
const code = files.filter(({ path }) => path.endsWith('.ts'));
const product = code.filter(({ path }) => /^(bot|ingest|knowledge|prompts)\//.test(path));

/** Fails with one line for each break: the rule in words, the file, and what it does. */
function hold(rule: string, broken: readonly string[]): void {
  expect.soft(broken.map((line) => `${line}\n    breaks the rule: ${rule}`).join('\n')).toBe('');
}

function importsBreaking(
  from: (path: string) => boolean,
  isWrong: (line: ImportLine, source: SourceText) => boolean,
): string[] {
  return product
    .filter(({ path }) => from(path))
    .flatMap((source) =>
      source.imports
        .filter((line) => isWrong(line, source))
        .map(({ target }) => `${source.path} imports ${target}`),
    );
}

const below =
  (...folders: string[]) =>
  (path: string): boolean =>
    folders.some((folder) => path.startsWith(`${folder}/`));
const leadsTo =
  (...folders: string[]) =>
  ({ file }: ImportLine): boolean =>
    file !== null && below(...folders)(file);

describe('who may import whom', () => {
  it('reads the import lines at all', () => {
    expect(product.length).toBeGreaterThan(150);
    expect(product.flatMap(({ imports }) => imports).length).toBeGreaterThan(600);
    const known = new Set(files.map(({ path }) => path));
    const lost = code.flatMap(({ path, imports }) =>
      imports.flatMap(({ file, target }) => (file === null || known.has(file) ? [] : [`${path}: ${target}`])),
    );
    expect(lost).toEqual([]);
  });

  it('the layers', () => {
    hold('bot and ingest never import each other', [
      ...importsBreaking(below('bot'), leadsTo('ingest')),
      ...importsBreaking(below('ingest'), leadsTo('bot')),
    ]);
    hold(
      'knowledge imports neither bot nor ingest nor prompts',
      importsBreaking(below('knowledge'), leadsTo('bot', 'ingest', 'prompts')),
    );
    hold(
      'prompts imports neither bot nor ingest',
      importsBreaking(below('prompts'), leadsTo('bot', 'ingest')),
    );
    hold(
      'knowledge/text is pure: it imports nothing but itself',
      importsBreaking(below('knowledge/text'), (line) => !leadsTo('knowledge/text')(line)),
    );
    hold(
      'knowledge/model imports nothing of ours but itself and knowledge/text',
      importsBreaking(
        below('knowledge/model'),
        (line) => line.file !== null && !leadsTo('knowledge/model', 'knowledge/text')(line),
      ),
    );
    hold(
      'the product never imports from test',
      importsBreaking(() => true, leadsTo('test')),
    );
  });

  /** Adapters of ports, each with the few files that may choose it. */
  const ADAPTERS: Readonly<Record<string, readonly string[]>> = {
    // Everything that touches the SQLite driver.
    'knowledge/store/sqlite-database.ts': [
      'knowledge/store/sqlite-store.ts',
      'bot/store/sqlite-bot-database.ts',
      'bot/store/sqlite-process-lock.ts',
    ],
    // The format of a version is written and read in one place each.
    'knowledge/store/sqlite-store.ts': [
      'knowledge/store/build-version.ts',
      'knowledge/store/open-version.ts',
    ],
    // Chosen by the settings.
    'knowledge/embedding/transformers-embedder.ts': ['knowledge/embedding/choose-embedder.ts'],
    'knowledge/embedding/openai-embedder.ts': ['knowledge/embedding/choose-embedder.ts'],
    // Chosen by the number of rows; the graph compares exactly where it was asked for few rows.
    'knowledge/vectors/exact-vector-index.ts': [
      'knowledge/vectors/open-vector-index.ts',
      'knowledge/vectors/hnsw-vector-index.ts',
    ],
    'knowledge/vectors/hnsw-vector-index.ts': ['knowledge/vectors/open-vector-index.ts'],
    // One version is put together here.
    'knowledge/search/fused-search.ts': ['knowledge/open-knowledge.ts'],
    // Written with a version, opened with it, and looked into by `knowledge verify`.
    'knowledge/search/keyword-index.ts': [
      'knowledge/open-knowledge.ts',
      'knowledge/write-indexes.ts',
      'ingest/check-indexes.ts',
    ],
    'bot/answer/extractive-answerer.ts': ['bot/create-answerer.ts'],
    'bot/answer/composition/composed-answerer.ts': ['bot/create-answerer.ts'],
    // Wrapped in retries, limits and breaker here.
    'bot/language-model/openai-chat-model.ts': ['bot/language-model/open-chat-model.ts'],
    'bot/language-model/open-chat-model.ts': ['bot/create-answerer.ts'],
    'bot/http/live-document-source.ts': ['bot/start.ts'],
    'bot/starter-ingest.ts': ['bot/start.ts'],
    // The channels that are configured.
    'bot/channel/telegram/telegram-channel.ts': ['bot/open-channels.ts'],
    'bot/channel/zalo-oa/zalo-oa-channel.ts': ['bot/open-channels.ts'],
    'bot/channel/zalo-bot/zalo-bot-channel.ts': ['bot/open-channels.ts'],
    // The durable path is put together here.
    'bot/inbox/sqlite-inbox.ts': ['bot/chat-service.ts'],
    'bot/outbox/sqlite-outbox.ts': ['bot/chat-service.ts'],
    'bot/store/sqlite-bot-database.ts': ['bot/start.ts'],
    'bot/store/sqlite-process-lock.ts': ['bot/start.ts'],
    'bot/ingest-program.ts': ['bot/chat-service.ts', 'bot/admin-pages.ts'],
    // A saved page is a page in an envelope.
    'ingest/parse/html-parser.ts': ['ingest/default-parsers.ts', 'ingest/parse/mhtml-parser.ts'],
    'ingest/parse/markdown-parser.ts': ['ingest/default-parsers.ts'],
    // Markdown without marks is read like any text.
    'ingest/parse/text-parser.ts': ['ingest/default-parsers.ts', 'ingest/parse/markdown-parser.ts'],
  };

  it('adapters', () => {
    for (const adapter of Object.keys(ADAPTERS)) expect(files.map(({ path }) => path)).toContain(adapter);
    hold(
      'an adapter is imported only where it is chosen (see ADAPTERS in this test), so that swapping one touches one file',
      importsBreaking(
        () => true,
        ({ file, isTypeOnly }, { path }) =>
          file !== null && !isTypeOnly && ADAPTERS[file] !== undefined && !ADAPTERS[file].includes(path),
      ),
    );
    hold(
      'main.ts is the end of the wiring: nobody imports it',
      importsBreaking(
        () => true,
        ({ file }) => file !== null && basename(file) === 'main.ts',
      ),
    );
  });

  it('libraries', () => {
    /** Package (or module) and the files that may import it. */
    const places: readonly (readonly [string, (path: string) => boolean, string])[] = [
      [
        'better-sqlite3',
        (path) => /\/sqlite-[^/]+\.ts$/.test(path),
        'the SQLite driver is imported only by sqlite-*.ts: nobody else sees a row',
      ],
      [
        'node:child_process',
        (path) =>
          [
            'bot/own-program.ts',
            'bot/starter-ingest.ts',
            'ingest/golden/ask-version.ts',
            'ingest/ocr/system-tesseract.ts',
            'ingest/reading/reader-process.ts',
          ].includes(path),
        'child processes are started only where one program runs another, and to read files',
      ],
      ['linkedom', (path) => path === 'ingest/parse/html-parser.ts', 'HTML is read only by its parser'],
      [
        '@mozilla/readability',
        (path) => path === 'ingest/parse/html-parser.ts',
        'HTML is read only by its parser',
      ],
      [
        'yauzl',
        (path) => path === 'ingest/parse/zip/zip-archive.ts',
        'ZIP files are unpacked in one place, within limits',
      ],
      [
        'saxes',
        (path) => path === 'ingest/parse/xml/read-xml.ts',
        'XML is read in one place, without entities',
      ],
      ['iconv-lite', (path) => path === 'ingest/parse/decode-text.ts', 'bytes become text in one place'],
      [
        'yaml',
        (path) =>
          [
            'ingest/parse/read-yaml.ts',
            'ingest/knowledge-command.ts',
            'ingest/register/own-register.ts',
          ].includes(path),
        'YAML is read only by ingest/parse/read-yaml.ts, which bounds it, and written only where a register is',
      ],
      [
        'pdfjs-dist',
        (path) => path === 'ingest/parse/pdf/pdf-library.ts',
        'the PDF library is opened in one place, without evaluated code and without network',
      ],
      [
        'telegraf',
        (path) => path === 'bot/channel/telegram/telegram-client.ts',
        'telegraf is met in one file, so that another library is a day of work',
      ],
      [
        'qrcode',
        (path) => path === 'bot/channel/telegram/draw-qr-code.ts',
        'QR codes are drawn where they are sent',
      ],
      [
        'https-proxy-agent',
        (path) => path === 'bot/channel/telegram/proxy-agent.ts',
        'proxies are chosen in one place',
      ],
      [
        'socks-proxy-agent',
        (path) => path === 'bot/channel/telegram/proxy-agent.ts',
        'proxies are chosen in one place',
      ],
      ['fastify', below('bot'), 'the HTTP framework stays in the bot'],
      ['prom-client', (path) => path === 'bot/http/metrics.ts', 'metrics are made in one place'],
      [
        'openai',
        below('knowledge/embedding', 'bot/language-model'),
        'the client of the service stays beside its adapters',
      ],
      [
        '@huggingface/transformers',
        (path) => path === 'knowledge/embedding/transformers-embedder.ts',
        'the model runtime stays in its adapter',
      ],
      ['hnswlib-node', below('knowledge/vectors'), 'the graph library stays with the vectors'],
      [
        '@langchain/core',
        (path) => /\/langchain-[^/]+\.ts$/.test(path),
        'LangChain is met by langchain-*.ts',
      ],
      ['node:vm', () => false, 'no code is evaluated'],
      [
        'node:worker_threads',
        (path) => ['ingest/reading/reader-child.ts', 'ingest/reading/parent-watch.mjs'].includes(path),
        'no threads of our own, but the one by which a reader process dies with its parent',
      ],
    ];
    for (const [name, isPlace, rule] of places)
      hold(
        rule,
        importsBreaking(
          (path) => !isPlace(path),
          (line) => (line.target.startsWith('node:') ? line.target : packageOf(line)) === name,
        ),
      );
    hold(
      'built-in modules are imported with node:',
      importsBreaking(
        () => true,
        ({ target }) =>
          /^(fs|path|os|http|https|net|crypto|child_process|url|util|stream)(\/|$)/.test(target),
      ),
    );
  });

  it('only config.ts reads the environment', () => {
    const readers = product.filter(({ text }) => /\bprocess\.env\b|\benv\b.*from 'node:process'/.test(text));
    hold(
      'only config.ts reads process.env: one list of settings, one place to fail early',
      readers.flatMap(({ path }) => (basename(path) === 'config.ts' ? [] : [`${path} reads process.env`])),
    );
  });

  it('no cycles', () => {
    const next = new Map(
      code.map(({ path, imports }) => [
        path,
        imports.flatMap(({ file, isTypeOnly }) => (file === null || isTypeOnly ? [] : [file])),
      ]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) {
        cycles.push([...way.slice(way.indexOf(path)), path].join(' → '));
        return;
      }
      if (done.has(path)) return;
      for (const target of next.get(path) ?? []) visit(target, [...way, path]);
      done.add(path);
    };
    for (const path of next.keys()) visit(path, []);
    hold('no import cycles', cycles);
  });
});

describe('names and texts', () => {
  it('file names say what a file does', () => {
    const paths = files.map(({ path }) => path);
    hold(
      'no utils, common, helpers, shared or misc: name the file by its job',
      paths.filter((path) => /(^|[/-])(utils?|common|helpers?|shared|misc)(-|\.|\/)/i.test(path)),
    );
    hold(
      'no index.ts but knowledge/index.ts',
      paths.filter((path) => basename(path) === 'index.ts' && path !== 'knowledge/index.ts'),
    );
    hold(
      'names are kebab-case',
      code
        .map(({ path }) => path)
        .filter((path) => !path.split('/').every((part) => /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(part))),
    );
  });

  it('no file knows the machine it was written on', () => {
    // "/home/lan/x", "C:\Users\lan"; not "https://a.vn/home/tin".
    const place = /(?<![\w.:/}\])])\/(?:home|Users|root|work)\/[\w.-]|[A-Z]:\\+Users\\/;
    hold(
      'no paths of a machine in files',
      files.flatMap(({ path, text }) => {
        const line = text.split('\n').find((words) => place.test(words));
        return line === undefined || path === 'test/architecture.test.ts' ? [] : [`${path}: ${line.trim()}`];
      }),
    );
  });
});

describe('dependencies', () => {
  const declared = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'optionalDependencies' | 'devDependencies',
    Record<string, string>
  > & { readonly scripts: Record<string, string> };
  const forProduct = new Set(Object.keys({ ...declared.dependencies, ...declared.optionalDependencies }));
  const all = new Set([...forProduct, ...Object.keys(declared.devDependencies)]);
  /** What the commands of package.json call by another name than that of the package. */
  const COMMANDS: Readonly<Record<string, string>> = { typescript: 'tsc' };

  const packagesOf = (sources: readonly SourceText[]): Map<string, string> =>
    new Map(
      sources.flatMap(({ path, imports }) =>
        imports.flatMap((line) => {
          const name = packageOf(line);
          return name === null ? [] : [[name, path] as const];
        }),
      ),
    );

  it('everything imported is declared, and everything declared is used', () => {
    const scripts = Object.values(declared.scripts).join(' ');
    const config = files.filter(({ path }) => !path.includes('/') && /\.(ts|js)$/.test(path));
    const configText = config.map(({ text }) => text).join('\n');
    const everywhere = packagesOf(code);
    const isUsed = (name: string): boolean =>
      everywhere.has(name) ||
      // Fonts are files, found by their path.
      code.some(({ text }) => text.includes(`'${name}/`)) ||
      configText.includes(`'${name}'`) ||
      new RegExp(`(^|\\s)${COMMANDS[name] ?? name}(\\s|$)`).test(scripts) ||
      name === '@types/node' ||
      (name.startsWith('@types/') && everywhere.has(name.slice('@types/'.length)));

    hold(
      'what the product imports stands in dependencies or optionalDependencies',
      [...packagesOf(product)].flatMap(([name, path]) =>
        forProduct.has(name) ? [] : [`${path} imports ${name}`],
      ),
    );
    hold(
      'what tests import is declared',
      [...everywhere].flatMap(([name, path]) => (all.has(name) ? [] : [`${path} imports ${name}`])),
    );
    hold(
      'a dependency that nothing uses is removed',
      [...all].filter((name) => !isUsed(name)),
    );
  });
});
