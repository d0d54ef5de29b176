import type { Log } from '../knowledge/log.ts';
import type { ChannelName } from './channel/address.ts';
import type { Channel, ChannelHealth } from './channel/channel.ts';
import type { ChannelAlarm } from './channel-upkeep.ts';
import { WATCH_TEXTS } from './channel-watch-messages.vi.ts';
import type { Person } from './dialogue/person.ts';
import { createLifecycle, type Lifecycle } from './lifecycle.ts';
import type { Outbox, OutboxEntry } from './outbox/outbox.ts';

export interface ChannelWatchParts {
  readonly channels: readonly Channel[];
  readonly outbox: Pick<Outbox, 'add'>;
  readonly admins: readonly Person[];
  readonly log: Log;
  /** Called when a message to administrators is in the outbox. */
  readonly onQueued: () => void;
  readonly wallMs?: () => number;
  readonly monotonicMs?: () => number;
  /** A channel that is not up for this long is an incident. */
  readonly patienceMs?: number;
  readonly lookEveryMs?: number;
}

interface Incident {
  readonly sinceMs: number;
  readonly problem: string;
  isTold: boolean;
}

const ALARM_FOR_MS = 6 * 3_600_000;

/** Tells administrators, through another channel that works, that a channel is down, once, and that it is up again. */
export interface ChannelWatch extends Lifecycle {
  /** A channel says that a person must act. The same code is told once a day. */
  alarm(channel: ChannelName, code: string): void;
  /** Something that came in on this channel was given up. Told once a day. */
  deadLetter(channel: ChannelName): void;
  /** So many files that administrators sent lie unread or undecided since before this start. */
  filesWait(count: number): void;
  /** An approved answer of this number is used no more; said in this sentence. */
  answerStale(id: number, text: string): void;
  look(): Promise<void>;
  /** Channels that are down now, and alarms since the start, the newest first. */
  alarms(): readonly ChannelAlarm[];
}

export function createChannelWatch(parts: ChannelWatchParts): ChannelWatch {
  const { channels, outbox, admins, log, onQueued } = parts;
  const { wallMs = Date.now, monotonicMs = () => performance.now() } = parts;
  const { patienceMs = 60_000, lookEveryMs = 15_000 } = parts;
  const notUpSince = new Map<ChannelName, number>();
  const incidents = new Map<ChannelName, Incident>();
  /** What no administrator could be told yet: at a start the channels are not up yet. */
  const untold = new Map<string, Readonly<{ about: string; key: string; text: string }>>();
  const alarms = new Map<string, ChannelAlarm>();
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    for (const channel of channels) await lookAt(channel, channel.health());
    for (const [id, { about, key, text }] of untold) if (await tell(about, key, text)) untold.delete(id);
  }

  async function lookAt({ name }: Channel, { state, problem }: ChannelHealth): Promise<void> {
    const incident = incidents.get(name);
    if (state === 'up') {
      notUpSince.delete(name);
      if (incident === undefined) return;
      incidents.delete(name);
      log.log('info', 'channel.up-again', { channel: name });
      if (incident.isTold) await tell(name, `up:${incident.sinceMs}`, WATCH_TEXTS.upAgain(name));
      return;
    }
    const since = notUpSince.get(name) ?? monotonicMs();
    notUpSince.set(name, since);
    if (monotonicMs() - since < patienceMs) return;
    if (incident === undefined) {
      const reason = problem ?? state;
      log.log('error', 'channel.down', { channel: name, problem: reason });
      incidents.set(name, { sinceMs: wallMs(), problem: reason, isTold: false });
    }
    const open = incidents.get(name);
    // As long as no other channel works there is nobody to tell; it is tried again at the next look.
    if (open !== undefined && !open.isTold)
      open.isTold = await tell(name, `down:${open.sinceMs}`, WATCH_TEXTS.down(name, open.problem));
  }

  /** False when no administrator can be reached. */
  async function tell(about: string, key: string, text: string): Promise<boolean> {
    const nowMs = wallMs();
    const entries = admins.flatMap((person): OutboxEntry[] => {
      const through = channels.find(({ name }) => name === person.channel);
      if (through?.health().state !== 'up') return [];
      return through.format({ blocks: [{ spans: [{ text }] }] }).map((part, n) => ({
        key: `watch:${about}:${key}:${person.channel}:${admins.indexOf(person)}:${n}`,
        address: { channel: person.channel, chatId: person.id, threadId: null, isGroup: false },
        personId: null,
        part,
        sendBeforeMs: nowMs + ALARM_FOR_MS,
      }));
    });
    if (entries.length === 0) return false;
    try {
      await outbox.add(entries);
    } catch {
      return false;
    }
    onQueued();
    return true;
  }

  /** Now, or at the first look at which somebody can be reached. */
  async function tellSurely(about: string, key: string, text: string): Promise<void> {
    if (!(await tell(about, key, text))) untold.set(`${about} ${key}`, { about, key, text });
  }

  const today = (): number => Math.floor(wallMs() / 86_400_000);
  const lifecycle = createLifecycle(
    () => {
      timer = setInterval(() => void look(), lookEveryMs);
    },
    () => clearInterval(timer),
  );
  return {
    ...lifecycle,
    look,
    alarms: () => [
      ...[...incidents].map(([channel, { problem, sinceMs }]) => ({ channel, code: problem, atMs: sinceMs })),
      ...[...alarms.values()].reverse(),
    ],
    alarm(channel, code) {
      log.log('error', 'channel.alarm', { channel, code });
      alarms.delete(`${channel} ${code}`);
      alarms.set(`${channel} ${code}`, { channel, code, atMs: wallMs() });
      void tellSurely(channel, `alarm:${code}:${today()}`, WATCH_TEXTS.alarm(channel, code));
    },
    deadLetter(channel) {
      void tellSurely(channel, `dead:${today()}`, WATCH_TEXTS.deadLetter(channel));
    },
    answerStale(id, text) {
      void tellSurely('approved', String(id), text);
    },
    filesWait(count) {
      void tellSurely('files', String(wallMs()), WATCH_TEXTS.filesWait(count));
    },
  };
}
