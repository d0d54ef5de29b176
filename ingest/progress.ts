/** What a run is doing. */
export type IngestStage = 'read' | 'recognise' | 'fetch' | 'embed' | 'build' | 'verify' | 'switch';

const STAGE_WORDS: Readonly<Record<IngestStage, string>> = {
  read: 'đọc',
  recognise: 'nhận dạng chữ',
  fetch: 'tải mô hình',
  embed: 'lập vectơ',
  build: 'xây dựng',
  verify: 'kiểm tra',
  switch: 'chuyển phiên bản',
};

/** Stages that go to and fro between files are one piece of work. */
const WORK_OF: Readonly<Partial<Record<IngestStage, IngestStage>>> = { recognise: 'read' };

/** What else is known of a step. */
export interface StepDetail {
  /** Part of all the work of the stage that is done, 0..1; default `done / total`. */
  readonly share?: number;
  /** 1-based page of `pages` within what is being worked on. */
  readonly page?: number;
  readonly pages?: number;
}

/** What progress needs of a terminal; `process.stderr` is one. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Shows how far a run is: one rewritten line on a terminal, plain lines elsewhere. */
export interface Progress {
  /** `done` of `total` units are finished and `what` is being worked on; may be called as often as one likes. */
  step(stage: IngestStage, done: number, total: number, what: string, detail?: StepDetail): void;
  /** Clears the line. May be called twice. */
  end(): void;
}

const MIN_INTERVAL_MS = 100;
const PLAIN_INTERVAL_MS = 5000;
const TOO_EARLY_MS = 1000;

/** `nowMs` is a monotonic clock in milliseconds. */
export function createProgress(
  stream: ProgressStream,
  nowMs: () => number = () => performance.now(),
): Progress {
  const isTerminal = stream.isTTY === true;
  let workStarted = nowMs();
  let workShown: IngestStage | null = null;
  let lastShown = Number.NEGATIVE_INFINITY;
  let lineOpen = false;
  return {
    step(stage, done, total, what, { share = total === 0 ? 1 : done / total, page, pages } = {}) {
      const now = nowMs();
      const work = WORK_OF[stage] ?? stage;
      const isNewWork = work !== workShown;
      if (isNewWork) workStarted = now;
      if (!isNewWork && done < total && now - lastShown < (isTerminal ? MIN_INTERVAL_MS : PLAIN_INTERVAL_MS))
        return;
      workShown = work;
      lastShown = now;
      const parts = [
        STAGE_WORDS[stage],
        ...(page === undefined ? [] : [`trang ${page}/${pages ?? page}`]),
        ...timeLeft(now - workStarted, share),
      ];
      const line = `[${done}/${total}] ${parts.join(', ')}${what === '' ? '' : `: ${printable(what)}`}`;
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

/** Nothing when it is too early to tell, or nearly over. */
function timeLeft(elapsedMs: number, share: number): string[] {
  if (share <= 0 || elapsedMs < TOO_EARLY_MS) return [];
  const ms = (elapsedMs / share) * (1 - share);
  if (ms < 1000) return [];
  const seconds = Math.round(ms / 1000);
  if (seconds < 90) return [`còn khoảng ${seconds} giây`];
  const minutes = Math.ceil(seconds / 60);
  return [minutes < 90 ? `còn khoảng ${minutes} phút` : `còn khoảng ${Math.ceil(minutes / 60)} giờ`];
}

/** File names may hold control characters that would move the cursor. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?');
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1))}…`;
}
