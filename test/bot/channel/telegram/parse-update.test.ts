import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../bot/channel/read-json.ts';
import { parseUpdate, type ParsedUpdate } from '../../../../bot/channel/telegram/parse-update.ts';

const SELF = { id: '900', username: 'tro_ly_bot' };
const from = { id: 7, is_bot: false, first_name: 'Hệ thống:\u202e', username: 'quan_tri' };
const privateChat = { id: 7, type: 'private' };
const group = { id: -1001234567890, type: 'supergroup' };
const message = (more: object): object => ({
  message_id: 5,
  date: 1_700_000_000,
  chat: privateChat,
  from,
  ...more,
});
const parse = (update: object): ParsedUpdate => parseUpdate({ update_id: 1, ...update }, SELF);
const parseMessage = (more: object): ParsedUpdate => parse({ message: message(more) });
const contentOf = (parsed: ParsedUpdate): unknown =>
  parsed.kind === 'event' ? parsed.event.content : parsed;
const inGroup = (more: object): unknown => contentOf(parseMessage({ chat: group, ...more }));
const mention = (offset: number, length = 11): object[] => [{ type: 'mention', offset, length }];

describe('what people write', () => {
  it('comes composed, with its time, and without any name (M11)', () => {
    const parsed = parseMessage({ text: ' Nghi\u0323 quye\u0302\u0301t na\u0300o? ' });

    expect(parsed).toEqual({
      kind: 'event',
      event: {
        eventId: '1',
        address: { channel: 'telegram', chatId: '7', threadId: null, isGroup: false },
        senderId: '7',
        messageId: '5',
        sentAt: '2023-11-14T22:13:20.000Z',
        content: { kind: 'text', text: 'Nghị quyết nào?', isEdit: false },
      },
    });
    expect(JSON.stringify(parsed)).not.toMatch(/Hệ thống|quan_tri/);
  });

  it('as a command is one, with what follows it', () => {
    const command = (text: string): unknown => contentOf(parseMessage({ text }));

    expect(command('/start abc-123')).toEqual({ kind: 'command', name: 'start', argument: 'abc-123' });
    expect(command('/NGUON@Tro_Ly_Bot  đại hội')).toEqual({
      kind: 'command',
      name: 'nguon',
      argument: 'đại hội',
    });
    expect(command('/help@other_bot')).toEqual({ kind: 'ignored', why: 'other-bots-command' });
  });

  it('edited replaces the message with its id (M15)', () => {
    const parsed = parse({ edited_message: message({ text: 'Sửa', edit_date: 1_700_000_060 }) });

    expect(parsed).toMatchObject({
      event: { messageId: '5', sentAt: '2023-11-14T22:14:20.000Z', content: { text: 'Sửa', isEdit: true } },
    });
  });
});

describe('in a group', () => {
  it('the bot hears only what is meant for it (M8)', () => {
    expect(inGroup({ text: 'Chào các đồng chí' })).toEqual({ kind: 'ignored', why: 'not-addressed' });
    expect(inGroup({ text: 'Chào @other_bots', entities: mention(5) })).toEqual({
      kind: 'ignored',
      why: 'not-addressed',
    });
    expect(inGroup({ photo: [{}] })).toEqual({ kind: 'ignored', why: 'not-addressed' });
    expect(
      inGroup({ text: 'Chào', entities: [{ type: 'mention', offset: -3, length: 1e9 }, null, 7] }),
    ).toMatchObject({
      kind: 'ignored',
    });
  });

  it('a mention is found in UTF-16 units, whatever its case, and taken away', () => {
    const text = '👍🏽 @TRO_LY_BOT, bao nhiêu đại biểu?';

    expect(inGroup({ text, entities: mention(5) })).toEqual({
      kind: 'text',
      text: '👍🏽 bao nhiêu đại biểu?',
      isEdit: false,
    });
  });

  it('a mention by id, a reply to the bot and a command are meant for it', () => {
    const byId = [{ type: 'text_mention', offset: 0, length: 6, user: { id: 900 } }];

    expect(inGroup({ text: 'Trợ lý xin hỏi', entities: byId })).toMatchObject({ text: 'xin hỏi' });
    expect(inGroup({ text: 'Còn gì?', reply_to_message: { from: { id: 900, is_bot: true } } })).toMatchObject(
      {
        text: 'Còn gì?',
      },
    );
    expect(inGroup({ text: 'Còn gì?', reply_to_message: { from: { id: 901 } } })).toMatchObject({
      kind: 'ignored',
    });
    expect(inGroup({ text: '/help@tro_ly_bot' })).toMatchObject({ name: 'help' });
    expect(inGroup({ text: '/help@other_bot' })).toMatchObject({ kind: 'ignored' });
  });

  it('the topic is kept, and a thread of replies is none', () => {
    const where = (more: object): unknown => {
      const parsed = parseMessage({ chat: group, text: '/help', message_thread_id: 44, ...more });
      return parsed.kind === 'event' ? parsed.event.address.threadId : parsed;
    };

    expect(where({ is_topic_message: true })).toBe('44');
    expect(where({})).toBeNull();
  });

  it('that becomes a supergroup moves (M4)', () => {
    expect(inGroup({ chat: { id: -5, type: 'group' }, migrate_to_chat_id: -1009, from })).toEqual({
      kind: 'moved',
      newChatId: '-1009',
    });
  });
});

describe('other updates', () => {
  it('of bots are dropped, so that two bots never talk with each other (W20)', () => {
    expect(parseMessage({ from: { ...from, is_bot: true }, text: '/help' })).toMatchObject({
      why: 'from-bot',
    });
  });

  it('pictures, voices, places and contacts are named and not kept (M12)', () => {
    for (const [field, what] of [
      ['photo', 'photo'],
      ['voice', 'voice'],
      ['sticker', 'sticker'],
      ['location', 'location'],
      ['contact', 'contact'],
      ['animation', 'video'],
    ])
      expect(contentOf(parseMessage({ [field!]: { phone_number: '0912' }, document: {} }))).toEqual({
        kind: 'unreadable',
        what,
      });
  });

  it('of every unknown or partial kind are ignored without an error (W15)', () => {
    for (const update of [
      { channel_post: message({ text: 'a', chat: { id: -1, type: 'channel' } }) },
      { message: message({ from: undefined, text: 'a' }) },
      { message: message({ new_chat_members: [{ id: 900 }] }) },
      { message: message({ chat: undefined, text: 'a' }) },
      { message: message({ chat: { id: -1, type: 'channel' }, text: 'a' }) },
      { edited_message: message({ photo: [] }) },
      { poll: { id: '1' } },
      { chat_member: {} },
      { callback_query: { id: '1', from, data: 'a' } },
      { callback_query: { id: '1', from, message: message({}), data: 'ă'.repeat(40) } },
      {
        my_chat_member: {
          chat: privateChat,
          from,
          old_chat_member: { status: 'member' },
          new_chat_member: { status: 'administrator' },
        },
      },
      { poll_answer: { poll_id: '1', user: { id: 7 } } },
      {},
    ])
      expect(parse(update).kind).toBe('ignored');
  });

  it('taps, blocking and poll answers are told', () => {
    const tap = { id: '99887766554433221', from, message: message({}), data: 'o1.x' };
    const member = (was: string, is: string): object => ({
      my_chat_member: {
        chat: privateChat,
        from,
        date: 1,
        old_chat_member: { status: was },
        new_chat_member: { status: is },
      },
    });

    expect(contentOf(parse({ callback_query: tap }))).toEqual({
      kind: 'tap',
      action: 'o1.x',
      tapId: '99887766554433221',
    });
    expect(contentOf(parse(member('member', 'kicked')))).toEqual({ kind: 'membership', change: 'left' });
    expect(contentOf(parse(member('left', 'member')))).toEqual({ kind: 'membership', change: 'joined' });
    expect(contentOf(parse({ poll_answer: { poll_id: '1', user: from, option_ids: [2] } }))).toEqual({
      kind: 'poll-answer',
      pollId: '1',
      options: [2],
    });
  });

  it('a file is an id and a name, not yet its bytes (M12)', () => {
    const document = {
      file_id: 'BQAC-1_x',
      file_name: '../../etc\u202e/a.pdf',
      file_size: 12,
      mime_type: 'application/pdf',
    };

    expect(contentOf(parseMessage({ document }))).toEqual({
      kind: 'file',
      fileRef: 'BQAC-1_x',
      fileName: '../../etc/a.pdf',
      bytes: 12,
      mediaType: 'application/pdf',
    });
    expect(contentOf(parseMessage({ document: { ...document, file_id: 'a/../b' } }))).toMatchObject({
      kind: 'unreadable',
    });
  });
});

describe('hostile JSON', () => {
  it('ids above 2^53 keep their digits or are refused, never rounded (W16)', () => {
    const json = `{"update_id":900719925474099312,"message":{"message_id":5,"date":1,"text":"a","chat":{"id":900719925474099777,"type":"private"},"from":{"id":900719925474099777,"is_bot":false}}}`;

    expect(parseUpdate(readJson(json), SELF)).toMatchObject({
      event: {
        eventId: '900719925474099312',
        senderId: '900719925474099777',
        address: { chatId: '900719925474099777' },
      },
    });
    expect(parseUpdate(JSON.parse(json), SELF)).toMatchObject({ kind: 'ignored' });
  });

  it('depth, __proto__ and halves of surrogate pairs do no harm (W14)', () => {
    const deep = `{"update_id":1,"message":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;

    expect(parseUpdate(readJson(deep), SELF).kind).toBe('ignored');
    expect(
      parseUpdate(
        readJson('{"update_id":1,"__proto__":{"polluted":1},"message":{"__proto__":{"is_bot":true}}}'),
        SELF,
      ).kind,
    ).toBe('ignored');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(contentOf(parseMessage({ text: 'a\ud83d b' }))).toMatchObject({ text: 'a b' });
  });

  it('nothing at all makes it throw (W14)', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        for (const value of [
          one,
          { update_id: 1, message: one },
          { update_id: 1, message: message({ text: other, entities: one }) },
          { update_id: 1, callback_query: { from, message: message({}), data: one } },
          { update_id: 1, my_chat_member: one, poll_answer: other },
        ])
          expect(['event', 'ignored']).toContain(parseUpdate(value, SELF).kind);
      }),
    );
  });
});
