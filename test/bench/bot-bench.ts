import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TELEGRAM_LIMITS } from '../../bot/channel/telegram/telegram-limits.ts';
import { startFakeTelegram } from '../support/fake-telegram-server.ts';
import { runProgram, startProgram } from '../support/run-program.ts';
import { TOLD_QUESTIONS, toldBy, writeToldPapers } from '../support/told-papers.ts';

/** What the whole path costs: update, inbox, answer from the texts, outbox, Telegram (on loopback). */
export interface BotBenchReport {
  readonly questions: number;
  readonly answered: number;
  readonly seconds: number;
  /** Never more than the pace that Telegram allows a bot, however fast the machine. */
  readonly answersPerSecond: number;
  /** Of the bot's process, for one answer. */
  readonly cpuMsPerAnswer: number;
  /** What one core could do were there no pace to keep. */
  readonly answersPerCoreSecond: number;
  /** Resident, after the first questions (see `warmQuestions`) and after all of them. */
  readonly warmMb: number;
  readonly endMb: number;
  /** The most that was seen in between, looked at ten times. */
  readonly mostMb: number;
  readonly warmQuestions: number;
}

interface Usage {
  readonly cpuMs: number;
  readonly residentMb: number;
}

/** Questions that wait for their answers at most: people ask, they do not pour. */
const WAITING = 100;
const PEOPLE = 200;
const MAX_WARM = 1_000;

export async function runBotBench(
  questions: number,
  progress: (line: string) => void,
): Promise<BotBenchReport> {
  const folder = mkdtempSync(join(tmpdir(), 'bot-bench-'));
  const telegram = await startFakeTelegram();
  const dataDir = join(folder, 'data');
  writeToldPapers(join(folder, 'docs'));
  await runProgram('ingest', ['ingest', join(folder, 'docs'), '--data', dataDir]);
  const program = startProgram('bot', ['start', '--data', dataDir], {
    timeoutMs: 3_600_000,
    env: {
      ...{ HTTP_PORT: '0', LOG_LEVEL: 'warn' },
      ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root },
    },
  });
  let heard = 0;
  let answered = 0;
  /** People also get a greeting, which is no answer. */
  const untilAnswered = async (count: number): Promise<void> => {
    for (;;) {
      for (; heard < telegram.sent.length; heard++)
        if (toldBy(String(telegram.sent[heard]!.payload['text'])) !== null) answered += 1;
      if (answered >= count) return;
      await telegram.whenSent(heard + 1);
    }
  };
  try {
    const [, address = ''] = await program.waitFor(/(http:\/\/127\.0\.0\.1:\d+)/);
    const warmQuestions = Math.min(MAX_WARM, Math.ceil(questions / 10));
    const start = await usageOf(address);
    let warm = start;
    let mostMb = 0;
    const began = performance.now();
    for (let i = 0; i < questions; i++) {
      // So many people that neither the limits of a person nor the gap of a chat are measured.
      telegram.says({ chatId: 10_000 + (i % PEOPLE) }, TOLD_QUESTIONS[i % TOLD_QUESTIONS.length]!);
      await untilAnswered(i + 1 - WAITING);
      if (i === warmQuestions) warm = await usageOf(address);
      else if (i > warmQuestions && i % warmQuestions === 0)
        mostMb = Math.max(mostMb, (await usageOf(address)).residentMb);
      if (i > 0 && i % 1_000 === 0) progress(`${i}/${questions}`);
    }
    await untilAnswered(questions);
    const seconds = (performance.now() - began) / 1_000;
    const end = await usageOf(address);
    const cpuMsPerAnswer = (end.cpuMs - start.cpuMs) / questions;
    return {
      ...{ questions, answered, seconds, cpuMsPerAnswer, warmQuestions },
      answersPerSecond: answered / seconds,
      answersPerCoreSecond: 1_000 / cpuMsPerAnswer,
      warmMb: warm.residentMb,
      endMb: end.residentMb,
      mostMb: Math.max(mostMb, end.residentMb),
    };
  } finally {
    program.kill('SIGTERM');
    await program.ended;
    await telegram.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function formatBotBench(report: BotBenchReport): string {
  const { questions, answered, seconds, warmQuestions, warmMb, endMb, mostMb, answersPerSecond } = report;
  const { perSecond } = TELEGRAM_LIMITS.pacing;
  const limit =
    answersPerSecond > 0.9 * perSecond ? `as many as Telegram allows` : `Telegram allows ${perSecond}`;
  return [
    `${answered} of ${questions} answered in ${seconds.toFixed(0)} s: ${answersPerSecond.toFixed(1)} a second (${limit})`,
    `${report.cpuMsPerAnswer.toFixed(1)} ms of processor an answer: ${report.answersPerCoreSecond.toFixed(0)} a second on one core without that pace`,
    `resident ${warmMb.toFixed(0)} MB after ${warmQuestions} questions, ${mostMb.toFixed(0)} MB at most since, ${endMb.toFixed(0)} MB at the end: ${(endMb - warmMb).toFixed(1)} MB more`,
  ].join('\n');
}

async function usageOf(address: string): Promise<Usage> {
  const text = await (await fetch(`${address}/metrics`)).text();
  const read = (name: string): number => {
    const value = new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1];
    if (value === undefined) throw new Error(`/metrics does not tell ${name}`);
    return Number(value);
  };
  return {
    cpuMs: read('process_cpu_seconds_total') * 1_000,
    residentMb: read('process_resident_memory_bytes') / 1_048_576,
  };
}
