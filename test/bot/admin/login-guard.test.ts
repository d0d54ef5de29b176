import { describe, expect, it } from 'vitest';
import { createLoginGuard } from '../../../bot/admin/login-guard.ts';

function guardAt() {
  let atMs = 0;
  const guard = createLoginGuard({ nowMs: () => atMs });
  return { guard, pass: (ms: number) => void (atMs += ms) };
}

describe('guessing a password', () => {
  it('costs nothing for the first slips, then twice as long each time', () => {
    const { guard, pass } = guardAt();
    for (let i = 0; i < 4; i++) guard.failed('a');
    expect(guard.ask('a')).toEqual({ granted: true });

    guard.failed('a');
    expect(guard.ask('a')).toEqual({ granted: false, waitSeconds: 2 });
    pass(2_000);
    expect(guard.ask('a')).toEqual({ granted: true });
    guard.failed('a');
    expect(guard.ask('a')).toEqual({ granted: false, waitSeconds: 4 });
  });

  it('never gets through a thousand tries in an hour', () => {
    const { guard, pass } = guardAt();
    let tries = 0;
    for (let second = 0; second < 3_600; second++) {
      if (guard.ask('a').granted) {
        guard.failed('a');
        tries += 1;
      }
      pass(1_000);
    }
    expect(tries).toBeLessThan(25);
  });

  it('is slowed down from many addresses together', () => {
    const { guard } = guardAt();
    for (let i = 0; i < 51; i++) guard.failed(`address ${i}`);
    expect(guard.ask('a new address')).toMatchObject({ granted: false });
  });

  it('begins anew for who got it right', () => {
    const { guard } = guardAt();
    for (let i = 0; i < 6; i++) guard.failed('a');
    guard.succeeded('a');
    expect(guard.ask('a')).toEqual({ granted: true });
  });
});
