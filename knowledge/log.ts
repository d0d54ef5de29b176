export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
const ORDER: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** Values a log line may carry. Never words of people, tokens or chat ids. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Where programs say what happened. Both programs use the same writer, so redaction cannot differ between them. */
export interface Log {
  log(level: LogLevel, event: string, fields?: LogFields): void;
}

/** Bot tokens (Telegram, Zalo), bearer keys and credentials in addresses. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\bbot\d{5,}:[\w-]{16,}/g, 'bot<redacted>'],
  [/\b\d{5,}:[\w-]{16,}/g, '<redacted>'],
  [/\b(sk|pk|hf)[-_][\w-]{8,}/g, '<redacted>'],
  [/\bBearer\s+[\w.~+/-]+=*/gi, 'Bearer <redacted>'],
  [/:\/\/[^/\s:@]+:[^/\s@]+@/g, '://<redacted>@'],
];

/** The text without anything that looks like a credential. */
export function redact(text: string): string {
  return SECRETS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}

/** JSON lines at or above `level`, each redacted, to `write` (standard error by default). */
export function createJsonLog(
  level: LogLevel,
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  return {
    log(lineLevel, event, fields = {}) {
      if (ORDER[lineLevel] < ORDER[level]) return;
      const entry: Record<string, unknown> = { time: new Date().toISOString(), level: lineLevel, event };
      for (const [key, value] of Object.entries(fields))
        entry[key] = typeof value === 'string' ? redact(value) : value;
      write(`${JSON.stringify(entry)}\n`);
    },
  };
}

/** Swallows everything; for tests and one-shot commands. */
export const SILENT_LOG: Log = { log() {} };
