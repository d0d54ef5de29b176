import type { FakeTelegramUpdates } from './fake-telegram-updates.ts';

/** A chat and who writes in it. */
export interface FakePlace {
  readonly chatId: number;
  readonly userId?: number;
  /** Topic of a group. */
  readonly threadId?: number;
}

/** What people do. Ids below 0 are groups. Each resolves nothing: the update is on its way; the id of the message comes back. */
export interface FakeTelegramPeople {
  says(place: FakePlace, text: string, more?: Readonly<Record<string, unknown>>): number;
  /** Writes `@bot` before the text, as people do in groups. */
  mentions(place: FakePlace, text: string): number;
  repliesToBot(place: FakePlace, text: string): number;
  edits(place: FakePlace, messageId: number, text: string): void;
  taps(place: FakePlace, data: string, messageId?: number): void;
  sendsFile(place: FakePlace, name: string, bytes: Buffer): number;
  /** A picture, voice, sticker…: the field that Telegram uses, and what is in it. */
  sendsOther(place: FakePlace, fields: Readonly<Record<string, unknown>>): number;
  /** Votes in a poll of the bot; `options` counted from 0. */
  answersPoll(place: FakePlace, pollId: string, options: readonly number[]): void;
  blocks(place: FakePlace): void;
  addsBot(place: FakePlace): void;
}

export function createFakeTelegramPeople({
  self,
  updates,
  files,
}: {
  readonly self: { readonly id: number; readonly username: string };
  readonly updates: FakeTelegramUpdates;
  readonly files: Map<string, Buffer>;
}): FakeTelegramPeople {
  let lastId = 10;
  const now = (): number => Math.floor(Date.now() / 1_000);
  const fromOf = ({ chatId, userId = chatId }: FakePlace): object => ({
    id: userId,
    is_bot: false,
    first_name: 'Người hỏi',
    username: `nguoi${userId}`,
    language_code: 'vi',
  });
  const chatOf = ({ chatId }: FakePlace): object => ({
    id: chatId,
    type: chatId > 0 ? 'private' : 'supergroup',
    ...(chatId > 0 ? { first_name: 'Người hỏi' } : { title: 'Chi bộ' }),
  });
  const headOf = (place: FakePlace, id: number): object => ({
    message_id: id,
    date: now(),
    chat: chatOf(place),
    from: fromOf(place),
    ...(place.threadId === undefined ? {} : { message_thread_id: place.threadId, is_topic_message: true }),
  });
  const sends = (place: FakePlace, fields: object): number => {
    lastId += 1;
    updates.add({ message: { ...headOf(place, lastId), ...fields } });
    return lastId;
  };
  const commandsOf = (text: string): object[] => {
    const command = /^\/\w+(@\w+)?/.exec(text);
    return command === null ? [] : [{ type: 'bot_command', offset: 0, length: command[0].length }];
  };
  const member = (place: FakePlace, was: string, is: string): void =>
    void updates.add({
      my_chat_member: {
        chat: chatOf(place),
        from: fromOf(place),
        date: now(),
        old_chat_member: { user: { ...self, is_bot: true }, status: was },
        new_chat_member: { user: { ...self, is_bot: true }, status: is },
      },
    });

  return {
    says: (place, text, more = {}) => sends(place, { text, entities: commandsOf(text), ...more }),
    mentions: (place, text) =>
      sends(place, {
        text: `@${self.username} ${text}`,
        entities: [{ type: 'mention', offset: 0, length: self.username.length + 1 }],
      }),
    repliesToBot: (place, text) =>
      sends(place, {
        text,
        reply_to_message: {
          message_id: 5,
          date: now(),
          chat: chatOf(place),
          from: { ...self, is_bot: true },
        },
      }),
    edits: (place, messageId, text) =>
      void updates.add({ edited_message: { ...headOf(place, messageId), edit_date: now(), text } }),
    taps: (place, data, messageId = 1) =>
      void updates.add({
        callback_query: {
          id: `${9_000_000_000_000 + (lastId += 1)}`,
          from: fromOf(place),
          message: { ...headOf(place, messageId), from: { ...self, is_bot: true } },
          chat_instance: '1',
          data,
        },
      }),
    sendsFile(place, name, bytes) {
      const id = `file${(lastId += 1)}`;
      files.set(id, bytes);
      return sends(place, {
        document: { file_id: id, file_name: name, file_size: bytes.length, mime_type: 'application/pdf' },
      });
    },
    sendsOther: (place, fields) => sends(place, fields),
    answersPoll: (place, pollId, options) =>
      void updates.add({ poll_answer: { poll_id: pollId, user: fromOf(place), option_ids: options } }),
    blocks: (place) => member(place, 'member', 'kicked'),
    addsBot: (place) => member(place, 'left', 'member'),
  };
}
