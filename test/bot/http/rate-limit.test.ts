import { expect, test } from 'vitest';
import { createRateLimit, senderOf } from '../../../bot/http/rate-limit.ts';

test('grants a burst, then the steady rate, and says how long to wait', () => {
  let nowMs = 0;
  const limit = createRateLimit({ burst: 2, perSecond: 0.1, nowMs: () => nowMs });

  expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 10]);
  nowMs = 9_000;
  expect(limit.take('a')).toBe(1);
  nowMs = 10_000;
  expect([limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([0, 10, 0]);
  nowMs = 1_000_000;
  expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 10]);
});

test('forgets the longest silent sender when there are too many', () => {
  const limit = createRateLimit({ burst: 1, perSecond: 1, nowMs: () => 0, maxSenders: 2 });
  limit.take('a');
  limit.take('b');
  limit.take('a');
  limit.take('c');

  expect([limit.take('a') > 0, limit.take('b')]).toEqual([true, 0]);
});

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('counts %s as %s', (address, sender) => {
  expect(senderOf(address)).toBe(sender);
});
