import type { RegisterEntry } from '../../knowledge/model/register.ts';
import type { DocumentContent } from '../../knowledge/store/store.ts';
import type { ReadingLimits } from '../limits.ts';
import { MESSAGES } from '../messages.vi.ts';
import type { PageProgress } from '../parse/parser.ts';
import type { ReadOutcome } from '../read-document.ts';
import type { ReadJob, ReadResult } from './document-reader.ts';

/** Where the messages and the heartbeat of a reader process run; both ends must agree. */
export const MESSAGE_FD = 3;
export const HEARTBEAT_FD = 4;

/** What the parent tells a reader process, one JSON value a line. `set-up` comes first and once. */
export type ToReader =
  | {
      readonly type: 'set-up';
      readonly register: readonly RegisterEntry[];
      readonly limits: Pick<ReadingLimits, 'maxPassages' | 'maxCharacters'>;
      /** Address of a module that exports `loadParser`; null for the parsers of this product. */
      readonly parsers: string | null;
      /** Process to die with. */
      readonly parent: number;
    }
  | ({ readonly type: 'read' } & ReadJob);

/** What a reader process answers, one JSON value a line: `ready` once, then for each file pages and its result. */
export type FromReader =
  | { readonly type: 'ready' }
  | ({ readonly type: 'page' } & PageProgress)
  | ({ readonly type: 'result'; readonly rssBytes: number } & ReadResult);

/** Whether an answer has the form of a result: a parser that was taken over may write what it likes. */
export function isResult(message: unknown): message is Extract<FromReader, { type: 'result' }> {
  const { type, outcome } = (message ?? {}) as { type?: unknown; outcome?: Partial<ReadOutcome> | null };
  if (type !== 'result' || typeof outcome !== 'object' || outcome === null) return false;
  if (outcome.outcome === 'failed' || outcome.outcome === 'refused')
    return typeof outcome.reason === 'string' && Object.hasOwn(MESSAGES, outcome.reason);
  const { content, warnings } = outcome as { content?: Partial<DocumentContent>; warnings?: unknown };
  return (
    outcome.outcome === 'ok' &&
    typeof content?.document?.id === 'string' &&
    Array.isArray(content.passages) &&
    Array.isArray(warnings)
  );
}

/**
 * Cuts what comes in into lines and gives each to `onLine`. A line longer than `maxBytes` calls `onTooLong` once, and
 * nothing is read after it.
 */
export function createLineReader(
  maxBytes: number,
  onLine: (line: string) => void,
  onTooLong: () => void,
): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  let size = 0;
  let isOver = false;
  return (chunk) => {
    let rest = chunk;
    while (!isOver && rest.length > 0) {
      const end = rest.indexOf(0x0a);
      const part = end < 0 ? rest : rest.subarray(0, end);
      size += part.length;
      if (size > maxBytes) {
        isOver = true;
        parts = [];
        onTooLong();
        return;
      }
      parts.push(part);
      if (end < 0) return;
      const line = Buffer.concat(parts, size).toString('utf8');
      parts = [];
      size = 0;
      rest = rest.subarray(end + 1);
      onLine(line);
    }
  };
}
