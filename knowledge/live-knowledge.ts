import type { Log } from './log.ts';
import type { OpenKnowledge } from './open-knowledge.ts';
import { currentVersionName } from './store/publish.ts';

/** The current version for a process that runs on while versions change. */
export interface LiveKnowledge {
  /** The version to answer from now; null before the first publication. Keep it only for one question. */
  current(): OpenKnowledge | null;
  /** Looks for a switch at once; resolves when the new version answers. Never rejects. */
  refresh(): Promise<void>;
  close(): void;
}

/** Questions begun on a version end on it: it is closed this long after it was replaced. */
const CLOSE_AFTER_MS = 60_000;

/**
 * Follows the `current` file: looks every `everyMs`, opens a new version beside the old one, swaps, and closes the old
 * one when the questions begun on it have ended. A version that cannot be opened is logged and the old one stays.
 */
export async function followKnowledge(
  knowledgeDir: string,
  open: (name: string) => Promise<OpenKnowledge>,
  options: { readonly log: Log; readonly everyMs?: number },
): Promise<LiveKnowledge> {
  const { log, everyMs = 2_000 } = options;
  let held: OpenKnowledge | null = null;
  let refused: string | null = null;
  let running: Promise<void> | null = null;
  const retired = new Map<OpenKnowledge, NodeJS.Timeout>();
  const retire = (old: OpenKnowledge): void => {
    const timer = setTimeout(() => {
      retired.delete(old);
      old.close();
    }, CLOSE_AFTER_MS);
    timer.unref();
    retired.set(old, timer);
  };
  const look = async (): Promise<void> => {
    const name = currentVersionName(knowledgeDir);
    if (name === null || name === held?.reader.manifest.name || name === refused) return;
    try {
      const next = await open(name);
      const old = held;
      held = next;
      refused = null;
      log.log('info', 'knowledge.opened', {
        version: name,
        passages: next.reader.passageCount,
        semantic: next.semantic,
      });
      if (old) retire(old);
    } catch (error) {
      refused = name;
      log.log('error', 'knowledge.refused', {
        version: name,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  };
  const refresh = (): Promise<void> => {
    running ??= look().finally(() => {
      running = null;
    });
    return running;
  };
  await refresh();
  const timer = setInterval(() => void refresh(), everyMs);
  timer.unref();
  return {
    current: () => held,
    refresh,
    close() {
      clearInterval(timer);
      for (const [old, closing] of retired) {
        clearTimeout(closing);
        old.close();
      }
      retired.clear();
      held?.close();
      held = null;
    },
  };
}
