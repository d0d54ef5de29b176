import { KnowledgeError, type KnowledgeErrorCode } from '../knowledge/errors.ts';
import { createJsonLog, type Log } from '../knowledge/log.ts';
import { parseIngestArguments, type IngestArguments } from './cli-arguments.ts';
import { ConfigError, loadIngestConfig, type IngestConfig } from './config.ts';
import { createGoldenGate } from './golden/golden-gate.ts';
import { goldenLines, heldBackLine } from './golden/golden-lines.ts';
import { ingestOnce, type IngestParts } from './ingest-command.ts';
import { runKnowledgeCommand } from './knowledge-command.ts';
import { COMMAND_MESSAGES } from './messages.vi.ts';
import { createProgress } from './progress.ts';
import { createReaderPool } from './reading/reader-pool.ts';
import { exitCodeOf, reportLines } from './report.ts';
import { diffLines } from './review/diff-lines.ts';
import { reportPage } from './review/report-page.ts';
import { REVIEW } from './review/review-messages.vi.ts';
import { recordOfRun, saveReport } from './review/save-report.ts';
import type { EndedRun } from './run-ingest.ts';
import { watchSources } from './watch-sources.ts';

/** Loaded by the reader processes in place of the default parsers. */
const PACKAGED_PARSERS = new URL('./packaged-parsers.ts', import.meta.url);

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const PEOPLE_MESSAGES: Partial<Record<KnowledgeErrorCode, string>> = {
  locked: COMMAND_MESSAGES.locked,
  'no-version': COMMAND_MESSAGES.noVersion,
  'not-writable': COMMAND_MESSAGES.notWritable,
  'version-damaged': COMMAND_MESSAGES.damaged,
  'version-missing': COMMAND_MESSAGES.damaged,
  'version-too-new': COMMAND_MESSAGES.tooNew,
};

/** What the file system, or SQLite after it, says when the data folder cannot take what is written. */
const DISK_CODES =
  /^(?:EACCES|EPERM|EROFS|ENOSPC|EDQUOT|EFBIG|ENOTDIR|SQLITE_FULL|SQLITE_IOERR_WRITE|SQLITE_IOERR_FSYNC)$/;

async function main([command, ...args]: readonly string[]): Promise<number> {
  const config = loadIngestConfig();
  const log = createJsonLog(config.logLevel);
  if (command === 'knowledge') {
    const result = runKnowledgeCommand(args, config.dataDir);
    if (result.output !== '') process.stdout.write(`${result.output}\n`);
    if (result.problem !== null) say(result.problem);
    return result.exitCode;
  }
  if (command !== 'ingest') {
    say(COMMAND_MESSAGES.usage.join('\n'));
    return 2;
  }
  if (args.includes('--help')) {
    process.stdout.write(`${COMMAND_MESSAGES.usage.join('\n')}\n`);
    return 0;
  }
  const parsed = parseIngestArguments(args);
  if (!parsed.ok) {
    say(`${parsed.message} ${COMMAND_MESSAGES.seeHelp}`);
    return 2;
  }
  return parsed.arguments.watch ? watch(parsed.arguments, config, log) : once(parsed.arguments, config, log);
}

async function once(asked: IngestArguments, config: IngestConfig, log: Log): Promise<number> {
  const parts: IngestParts = {
    config,
    log,
    say,
    progress: createProgress(process.stderr),
    openReader: (register) =>
      createReaderPool({
        register,
        log,
        environment: config.readerEnvironment,
        ...(config.ocrEngine === 'packaged' ? { parsers: PACKAGED_PARSERS } : {}),
      }),
    gate: (dataDir) => createGoldenGate(dataDir, say),
  };
  const run = await ingestOnce(asked, parts);
  const { report } = run;
  const isNews = report.counts.unchanged < report.files.length;
  const page = !asked.dryRun && isNews ? savePage(run, asked.data ?? config.dataDir, log) : null;
  const lines = [...runLines(run, asked.dryRun), ...(page === null ? [] : [REVIEW.reportPage(page)])];
  process.stdout.write(`${asked.json ? JSON.stringify(report) : lines.join('\n')}\n`);
  return exitCodeOf(report);
}

/** The report for a person, with what changes when it is a trial and why a version is held back. */
function runLines({ report, changes }: EndedRun, isTrial: boolean): string[] {
  return [
    ...reportLines(report, isTrial),
    ...(isTrial ? diffLines(changes) : []),
    ...(report.golden === undefined ? [] : goldenLines(report.golden)),
    ...(report.heldBack === undefined ? [] : [heldBackLine(report.heldBack, report.golden)]),
  ];
}

/** Where the page is; null when it cannot be written, which does not undo the run. */
function savePage(run: EndedRun, dataDir: string, log: Log): string | null {
  try {
    const at = new Date();
    return saveReport(dataDir, at, reportPage({ ...run, at }), recordOfRun(run.report, run.changes, at));
  } catch (error) {
    log.log('warn', 'ingest.report-page-failed', { reason: String(error) });
    return null;
  }
}

async function watch(asked: IngestArguments, config: IngestConfig, log: Log): Promise<number> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  let last = await once(asked, config, log);
  say(COMMAND_MESSAGES.watching);
  await watchSources(
    asked.paths,
    async () => {
      last = await once(asked, config, log).catch((error: unknown) => explain(error, log));
    },
    stop.signal,
  );
  return last;
}

/**
 * Tells people in Vietnamese what stopped the command; returns the exit code. The log tells the reason in English, beside
 * the sentence only when that does not say what to do.
 */
function explain(error: unknown, log: Log): number {
  const reason = error instanceof Error ? error.message : String(error);
  const sentence = sentenceOf(error);
  log.log(sentence === null ? 'error' : 'info', 'command.failed', { reason });
  say(sentence ?? COMMAND_MESSAGES.failed);
  return 1;
}

function sentenceOf(error: unknown): string | null {
  if (error instanceof ConfigError) return COMMAND_MESSAGES.badSetting(error.setting);
  if (error instanceof KnowledgeError) return PEOPLE_MESSAGES[error.code] ?? null;
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  return DISK_CODES.test(code) ? COMMAND_MESSAGES.notWritable : null;
}

// Passages, vectors and people's words are for this account alone, whatever the shell that started the program allows.
process.umask(0o077);
process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) =>
  explain(error, createJsonLog('error')),
);
