import { parseArgs } from 'node:util';

import { messageLine, type MessageCode } from './messages.vi.ts';

/** What `ingest` was asked to do. */
export interface IngestArguments {
  /** Files and folders; `knowledge/documents` when none is given. */
  readonly paths: readonly string[];
  /** The paths become the whole set. */
  readonly replace: boolean;
  /** Documents whose file has gone from the paths are dropped. */
  readonly prune: boolean;
  readonly dryRun: boolean;
  readonly watch: boolean;
  /** Publishes even a version that answers golden questions worse. */
  readonly force: boolean;
  /** Builds and checks the version, and leaves the switch to `knowledge publish`. */
  readonly aside: boolean;
  readonly json: boolean;
  /** Data folder that overrides `DATA_DIR`; null when not given. */
  readonly data: string | null;
}

export type ArgumentsResult =
  | { readonly ok: true; readonly arguments: IngestArguments }
  /** `message` is one Vietnamese line; the command ends with exit code 2. */
  | { readonly ok: false; readonly message: string };

export const DEFAULT_PATH = 'knowledge/documents';

const OPTIONS = {
  replace: { type: 'boolean', default: false },
  prune: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  aside: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  data: { type: 'string' },
} as const;

/** Reads the arguments after `ingest`. Never throws. */
export function parseIngestArguments(args: readonly string[]): ArgumentsResult {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
      strict: true,
    });
    if (values.replace && values.prune) return refuse('replace-and-prune', '');
    if (values.data === '') return refuse('option-value-missing', '--data');
    return {
      ok: true,
      arguments: {
        paths: positionals.length === 0 ? [DEFAULT_PATH] : positionals,
        replace: values.replace,
        prune: values.prune,
        dryRun: values['dry-run'],
        watch: values.watch,
        force: values.force,
        aside: values.aside,
        json: values.json,
        data: values.data ?? null,
      },
    };
  } catch (error) {
    return refuse(...reasonOf(error as NodeJS.ErrnoException));
  }
}

function refuse(code: MessageCode, what: string): ArgumentsResult {
  return { ok: false, message: messageLine({ code, what }) };
}

function reasonOf(error: NodeJS.ErrnoException): [MessageCode, string] {
  const option = /'(-[^' ]{0,60})/.exec(error.message)?.[1] ?? '';
  if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return [option.startsWith('--data') ? 'option-value-missing' : 'option-value-unwanted', option];
  return ['unknown-option', option];
}
