import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Answer } from '../answer/answer.ts';

/** Counts for `GET /metrics`. Nothing in it tells who asked or what. */
export interface Metrics {
  asked(channel: string): void;
  answered(channel: string, answer: Answer, seconds: number): void;
  failed(channel: string): void;
  /** A request turned away, by the code of its error. */
  rejected(code: string): void;
  /** Prometheus text; `version` is the current knowledge version. */
  render(version: string | null): Promise<string>;
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
  return {
    asked: (channel) => questions.inc({ channel }),
    answered(channel, { status }, seconds) {
      answers.inc({ channel, status });
      latency.observe({ channel }, seconds);
    },
    failed: (channel) => answers.inc({ channel, status: 'failed' }),
    rejected: (code) => rejections.inc({ code }),
    render(version) {
      knowledge.reset();
      if (version !== null) knowledge.set({ version }, 1);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
