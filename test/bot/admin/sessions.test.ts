import { describe, expect, it } from 'vitest';
import { secretOf, sessionCookie } from '../../../bot/admin/session-cookie.ts';
import { createSessions } from '../../../bot/admin/sessions.ts';

function sessionsAt() {
  let atMs = 0;
  return { sessions: createSessions({ nowMs: () => atMs }), pass: (ms: number) => void (atMs += ms) };
}

const MINUTE = 60_000;

describe('a session of the admin pages', () => {
  it('ends after half an hour of silence', () => {
    const { sessions, pass } = sessionsAt();
    const { secret, session } = sessions.begin();
    pass(29 * MINUTE);
    expect(sessions.find(secret)).toBe(session);
    pass(31 * MINUTE);
    expect(sessions.find(secret)).toBeUndefined();
  });

  it('ends after eight hours however busy it is', () => {
    const { sessions, pass } = sessionsAt();
    const { secret } = sessions.begin();
    for (let i = 0; i < 24; i++) {
      pass(20 * MINUTE);
      expect(sessions.find(secret) !== undefined).toBe(i < 24);
    }
    pass(MINUTE);
    expect(sessions.find(secret)).toBeUndefined();
  });

  it('ends at once when its person signs out', () => {
    const { sessions } = sessionsAt();
    const { secret } = sessions.begin();
    sessions.end(secret);
    expect(sessions.find(secret)).toBeUndefined();
  });

  it('has a secret nobody chose and a form token of its own', () => {
    const { sessions } = sessionsAt();
    const [one, two] = [sessions.begin(), sessions.begin()];
    expect(one.secret).not.toBe(two.secret);
    expect(one.session.formToken).not.toBe(two.session.formToken);
    expect(sessions.find('x'.repeat(43))).toBeUndefined();
  });

  it('does not let sessions pile up', () => {
    const { sessions } = sessionsAt();
    const first = sessions.begin().secret;
    for (let i = 0; i < 50; i++) sessions.begin();
    expect(sessions.find(first)).toBeUndefined();
  });

  it('travels in a cookie that no script, other site or plain connection sees', () => {
    const cookie = sessionCookie('s'.repeat(43));
    expect(cookie).toMatch(/^__Host-\w+=s{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
    expect(secretOf(`a=b; ${cookie.split(';')[0]}`)).toBe('s'.repeat(43));
  });

  it('is not taken from a request that brings two', () => {
    const [pair = ''] = sessionCookie('s'.repeat(43)).split(';');
    expect(secretOf(`${pair}; ${pair}`)).toBeUndefined();
    expect(secretOf(undefined)).toBeUndefined();
  });
});
