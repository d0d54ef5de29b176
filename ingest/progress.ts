/** Where a run stands with one file. */
export type IngestStage = 'read' | 'fetch' | 'embed' | 'build' | 'verify' | 'switch';

const STAGE_WORDS: Readonly<Record<IngestStage, string>> = {
  read: 'đọc',
  fetch: 'tải mô hình',
  embed: 'lập vectơ',
  build: 'xây dựng',
  verify: 'kiểm tra',
  switch: 'chuyển phiên bản',
};

/** What progress needs of a terminal; `process.stderr` is one. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Shows how far a run is: one rewritten line on a terminal, plain lines elsewhere. */
export interface Progress {
  /** `done` of `total` units are finished and `what` is being worked on; may be called as often as one likes. */
  step(stage: IngestStage, done: number, total: number, what: string): void;
  /** Clears the line. May be called twice. */
  end(): void;
}

const MIN_INTERVAL_MS = 100;
const PLAIN_INTERVAL_MS = 5000;

/** `nowMs` is a monotonic clock in milliseconds. */
export function createProgress(
  stream: ProgressStream,
  nowMs: () => number = () => performance.now(),
): Progress {
  const isTerminal = stream.isTTY === true;
  let stageStarted = nowMs();
  let stageShown: IngestStage | null = null;
  let lastShown = Number.NEGATIVE_INFINITY;
  let lineOpen = false;
  return {
    step(stage, done, total, what) {
      const now = nowMs();
      const isNewStage = stage !== stageShown;
      if (isNewStage) stageStarted = now;
      if (!isNewStage && done < total && now - lastShown < (isTerminal ? MIN_INTERVAL_MS : PLAIN_INTERVAL_MS))
        return;
      stageShown = stage;
      lastShown = now;
      const left = done === 0 ? '' : timeLeft(((now - stageStarted) / done) * (total - done));
      const line = `[${done}/${total}] ${STAGE_WORDS[stage]}${left}${what === '' ? '' : `: ${printable(what)}`}`;
      if (!isTerminal) {
        stream.write(`${line}\n`);
        return;
      }
      stream.write(`\r\u001b[K${cut(line, (stream.columns ?? 80) - 1)}`);
      lineOpen = true;
    },
    end() {
      if (lineOpen) stream.write('\r\u001b[K');
      lineOpen = false;
    },
  };
}

function timeLeft(ms: number): string {
  if (ms < 1000) return '';
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `, còn khoảng ${seconds} giây` : `, còn khoảng ${Math.ceil(seconds / 60)} phút`;
}

/** File names may hold control characters that would move the cursor. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?');
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1))}…`;
}
