import { expect, test } from 'vitest';
import { createWebConversations } from '../../../bot/http/web-conversations.ts';

test('keeps the last turns of a conversation until it has been silent too long', () => {
  let nowMs = 0;
  const conversations = createWebConversations({ nowMs: () => nowMs, maxTurns: 2, idleMs: 1_000 });
  const { id } = conversations.open(undefined);
  for (const question of ['a', 'b', 'c']) conversations.remember(id, question);

  nowMs = 1_000;
  expect(conversations.open(id)).toEqual({ id, history: ['b', 'c'] });
  nowMs = 2_001;
  const anew = conversations.open(id);
  expect(anew.history).toEqual([]);
  expect(anew.id).not.toBe(id);
  expect(conversations.size).toBe(0);
});

test('holds a bounded number and forgets the longest silent first', () => {
  const conversations = createWebConversations({ nowMs: () => 0, maxConversations: 2 });
  const ids = [1, 2, 3].map(() => conversations.open(undefined).id);
  conversations.remember(ids[0]!, 'a');
  conversations.remember(ids[1]!, 'b');
  conversations.remember(ids[0]!, 'c');
  conversations.remember(ids[2]!, 'd');

  expect(conversations.size).toBe(2);
  expect(conversations.open(ids[0]).history).toEqual(['a', 'c']);
  expect(conversations.open(ids[1]).history).toEqual([]);
});
