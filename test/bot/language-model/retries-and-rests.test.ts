import { describe, expect, it, test } from 'vitest';
import { CircuitBreaker } from '../../../bot/language-model/circuit-breaker.ts';
import { createGuardedChatModel } from '../../../bot/language-model/guarded-chat-model.ts';
import { createRetryingChatModel } from '../../../bot/language-model/retrying-chat-model.ts';
import type { LogFields } from '../../../knowledge/log.ts';
import { SILENT_LOG } from '../../../knowledge/log.ts';
import { readReply } from '../../support/read-reply.ts';
import { ScriptedChatModel, type ScriptedReply } from '../../support/scripted-chat-model.ts';

describe('what is tried again', () => {
  const cases: readonly (readonly [string, readonly ScriptedReply[], string | null, number])[] = [
    ['a lost connection', [{ fails: 'unreachable' }, 'Được.'], null, 2],
    ['a failing server', [{ fails: 'server-error' }, 'Được.'], null, 2],
    ['a server that asks for a short pause', [{ fails: 'rate-limited', retryAfterMs: 1 }, 'Được.'], null, 2],
    ['twice in vain', [{ fails: 'server-error' }, { fails: 'unreachable' }, 'Được.'], 'unreachable', 2],
    [
      'not: a pause longer than a person waits',
      [{ fails: 'rate-limited', retryAfterMs: 60_000 }],
      'rate-limited',
      1,
    ],
    ['not: a wrong key', [{ fails: 'refused' }], 'refused', 1],
    ['not: a slow model', [{ fails: 'too-slow' }], 'too-slow', 1],
    ['not: what has been seen already', [{ fails: 'cut-off', after: 'Một câu' }], 'cut-off', 1],
  ];
  it.each(cases)('%s', async (_name, replies, failure, asked) => {
    const inner = new ScriptedChatModel((_request, i) => replies[i] ?? 'Được.');

    const reply = await readReply(createRetryingChatModel(inner, { pauseMs: 1 }));

    expect(reply.failure?.code ?? null).toBe(failure);
    expect(inner.requests).toHaveLength(asked);
    if (failure === null) expect(reply.text).toBe('Được.');
  });

  it('a pause ends when the reply is not wanted any more', async () => {
    const inner = new ScriptedChatModel(() => ({ fails: 'rate-limited', retryAfterMs: 3_000 }));
    const stop = new AbortController();
    const reply = readReply(createRetryingChatModel(inner), { signal: stop.signal });
    await expect.poll(() => inner.requests.length).toBe(1);
    stop.abort();

    expect((await reply).failure?.code).toBe('cancelled');
  });
});

describe('a model that fails', () => {
  const guard = (script: (index: number) => ScriptedReply) => {
    const clock = { ms: 0 };
    const inner = new ScriptedChatModel((_request, i) => script(i));
    const events: string[] = [];
    const log = {
      log: (_level: string, event: string, fields?: LogFields) =>
        void events.push(`${event} ${String(fields?.['code'] ?? '')}`.trim()),
    };
    const breaker = new CircuitBreaker({
      failuresToOpen: 3,
      restMs: 1_000,
      longestRestMs: 3_000,
      nowMs: () => clock.ms,
    });
    return { clock, inner, events, model: createGuardedChatModel(inner, { log, breaker }) };
  };

  it('is left alone after three failures, tried once after a rest, and trusted again when it answers', async () => {
    const { clock, inner, events, model } = guard((i) => (i < 3 ? { fails: 'too-slow' } : 'Được.'));
    for (let i = 0; i < 3; i++) expect((await readReply(model)).failure?.code).toBe('too-slow');

    expect((await readReply(model)).failure?.code).toBe('resting');
    expect(inner.requests).toHaveLength(3);
    clock.ms = 1_000;
    expect((await readReply(model)).text).toBe('Được.');
    expect((await readReply(model)).text).toBe('Được.');
    expect(events).toEqual([
      ...['model.failed too-slow', 'model.failed too-slow', 'model.failed too-slow'],
      'model.resting',
    ]);
  });

  it('rests longer after each failed trial, up to the longest', async () => {
    const { clock, inner, model } = guard(() => ({ fails: 'unreachable' }));
    const asked: number[] = [];
    for (clock.ms = 0; clock.ms <= 10_000; clock.ms += 100) {
      const before = inner.requests.length;
      await readReply(model);
      if (inner.requests.length > before) asked.push(clock.ms);
    }

    expect(asked).toEqual([0, 100, 200, 1_200, 3_200, 6_200, 9_200]);
  });

  it('is not blamed for replies that nobody wanted', async () => {
    const { inner, events, model } = guard(() => ({ fails: 'cancelled' }));
    for (let i = 0; i < 5; i++) await readReply(model);

    expect(inner.requests).toHaveLength(5);
    expect(events).toEqual([]);
  });

  it('a success in between begins the count anew', async () => {
    const { inner, model } = guard((i) => (i % 3 === 2 ? 'Được.' : { fails: 'server-error' }));
    for (let i = 0; i < 9; i++) await readReply(model);

    expect(inner.requests).toHaveLength(9);
  });
});

test('more replies at once than allowed are refused without waiting, and room is made again', async () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const inner = new ScriptedChatModel(async () => {
    await held;
    return 'Được.';
  });
  const model = createGuardedChatModel(inner, { log: SILENT_LOG, maxConcurrent: 2 });
  const running = [readReply(model), readReply(model)];

  expect((await readReply(model)).failure?.code).toBe('full');
  release();
  await Promise.all(running);
  expect((await readReply(model)).text).toBe('Được.');
});

test('a server that begins to use another model is noticed', async () => {
  const events: unknown[] = [];
  const served = ['a-1', 'a-1', 'a-2'];
  let i = 0;
  const model = createGuardedChatModel(
    {
      name: 'a',
      async *reply() {
        yield { kind: 'end', finish: 'stop', servedModel: served[i++] ?? null } as const;
      },
    },
    { log: { log: (_level, event, fields) => void events.push([event, fields]) } },
  );
  for (let n = 0; n < 3; n++) await readReply(model);

  expect(events).toEqual([['model.changed', { model: 'a', before: 'a-1', now: 'a-2' }]]);
});
