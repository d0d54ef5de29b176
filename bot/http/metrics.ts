import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Answer } from '../answer/answer.ts';
import type { ChannelHealth } from '../channel/channel.ts';
import type { Accepted, InboxCounts } from '../inbox/inbox.ts';
import { OUTBOX_STATES, type OutboxCounts } from '../outbox/outbox.ts';

/** How the chat channels are. */
export interface ChatFigures {
  readonly inbox: InboxCounts;
  readonly outbox: Readonly<Record<string, OutboxCounts>>;
  readonly channels: Readonly<Record<string, ChannelHealth>>;
  readonly isWritable: boolean;
}

/** Counts for `GET /metrics`. Nothing in it tells who asked or what. */
export interface Metrics {
  asked(channel: string): void;
  answered(channel: string, answer: Answer, seconds: number): void;
  failed(channel: string): void;
  /** A request turned away, by the code of its error. */
  rejected(code: string): void;
  /** Events that came in, by what became of them (stored, known, tooOld, unstored). */
  accepted(counts: Readonly<Record<string, number>> | Accepted): void;
  /** Prometheus text; `version` is the current knowledge version, `chat` null when no channel is on. */
  render(version: string | null, chat?: ChatFigures | null): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({
    name: 'trolycanbo_questions_total',
    help: 'Questions received.',
    labelNames: ['channel'],
    registers,
  });
  const answers = new Counter({
    name: 'trolycanbo_answers_total',
    help: 'Answers given, by status (answered, not-found, clarify, refused) or failed.',
    labelNames: ['channel', 'status'],
    registers,
  });
  const latency = new Histogram({
    name: 'trolycanbo_answer_seconds',
    help: 'Time from question to answer.',
    labelNames: ['channel'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const rejections = new Counter({
    name: 'trolycanbo_http_rejections_total',
    help: 'Requests turned away, by reason.',
    labelNames: ['code'],
    registers,
  });
  const knowledge = new Gauge({
    name: 'trolycanbo_knowledge_info',
    help: '1 for the knowledge version that answers now.',
    labelNames: ['version'],
    registers,
  });
  const events = new Counter({
    name: 'trolycanbo_events_total',
    help: 'Events of chat channels, by what became of them (stored, known, tooOld, unstored).',
    labelNames: ['result'],
    registers,
  });
  const inbox = new Gauge({
    name: 'trolycanbo_inbox_events',
    help: 'Events of chat channels by state; dead: given up after all tries, within the time ids are remembered.',
    labelNames: ['state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'trolycanbo_inbox_oldest_seconds',
    help: 'Age of the oldest event that waits.',
    registers,
  });
  const outbox = new Gauge({
    name: 'trolycanbo_outbox_parts',
    help: 'Parts of answers by channel and state; unknown: nobody knows whether they arrived.',
    labelNames: ['channel', 'state'],
    registers,
  });
  const channelUp = new Gauge({
    name: 'trolycanbo_channel_up',
    help: '1 for a channel that is up.',
    labelNames: ['channel'],
    registers,
  });
  function setChat(chat: ChatFigures): void {
    inbox.set({ state: 'waiting' }, chat.inbox.waiting);
    inbox.set({ state: 'claimed' }, chat.inbox.claimed);
    inbox.set({ state: 'dead' }, chat.inbox.dead);
    oldest.set((chat.inbox.oldestWaitingMs ?? 0) / 1_000);
    for (const [channel, counts] of Object.entries(chat.outbox))
      for (const state of OUTBOX_STATES) outbox.set({ channel, state }, counts[state]);
    for (const [channel, { state }] of Object.entries(chat.channels))
      channelUp.set({ channel }, state === 'up' ? 1 : 0);
  }
  return {
    accepted(counts) {
      for (const [result, count] of Object.entries({ ...counts } as Readonly<Record<string, number>>))
        if (count > 0) events.inc({ result }, count);
    },
    asked: (channel) => questions.inc({ channel }),
    answered(channel, { status }, seconds) {
      answers.inc({ channel, status });
      latency.observe({ channel }, seconds);
    },
    failed: (channel) => answers.inc({ channel, status: 'failed' }),
    rejected: (code) => rejections.inc({ code }),
    render(version, chat = null) {
      if (chat !== null) setChat(chat);
      knowledge.reset();
      if (version !== null) knowledge.set({ version }, 1);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
