import { parseTelegramHtml } from './fake-telegram-html.ts';

interface Call {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly file?: { readonly name: string; readonly bytes: Buffer };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** What Telegram would say against a call; null when it takes it. */
export function checkCall({ method, payload, file }: Call): string | null {
  const sends = ['sendMessage', 'sendDocument', 'sendPhoto', 'sendPoll'].includes(method);
  if (sends && !/^-?\d+$/.test(textOf(payload['chat_id']))) return 'Bad Request: chat not found';
  if (method === 'sendMessage') return checkText(payload) ?? checkReply(payload) ?? checkMarkup(payload);
  if (method === 'sendDocument') {
    if (file === undefined) return 'Bad Request: there is no document in the request';
    if (file.bytes.length === 0) return 'Bad Request: file must be non-empty';
    if (file.bytes.length > 50 * 1024 * 1024) return 'Request Entity Too Large';
    return checkReply(payload) ?? checkMarkup(payload);
  }
  if (method === 'sendPhoto') return checkPhoto(payload, file) ?? checkReply(payload) ?? checkMarkup(payload);
  if (method === 'sendPoll') return checkPoll(payload) ?? checkReply(payload) ?? checkMarkup(payload);
  if (method === 'leaveChat' && !textOf(payload['chat_id']).startsWith('-'))
    return 'Bad Request: chat not found';
  if (method === 'setMyCommands') return checkCommands(payload);
  return null;
}

function checkText({ text, parse_mode: mode }: Call['payload']): string | null {
  if (typeof text !== 'string') return 'Bad Request: message text is empty';
  if (/\p{Surrogate}/u.test(text)) return 'Bad Request: strings must be encoded in UTF-8';
  const parsed = mode === 'HTML' ? parseTelegramHtml(text) : { text, entities: 0 };
  if (typeof parsed === 'string') return `Bad Request: can't parse entities: ${parsed}`;
  const shown = parsed.text.trim();
  if (!/[^\s\p{Cc}\p{Cf}\u2800]/u.test(shown)) return 'Bad Request: message text is empty';
  if (shown.length > 4_096) return 'Bad Request: message is too long';
  // Telegram drops looks beyond about a hundred without a word; to a test that is a fault.
  return parsed.entities > 100 ? 'Bad Request: too many entities' : null;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function checkPhoto({ caption }: Call['payload'], file: Call['file']): string | null {
  if (file === undefined) return 'Bad Request: there is no photo in the request';
  const { bytes } = file;
  if (bytes.length > 10 * 1024 * 1024) return 'Request Entity Too Large';
  if (!bytes.subarray(0, 8).equals(PNG)) return 'Bad Request: IMAGE_PROCESS_FAILED';
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width + height > 10_000 || width > 20 * height || height > 20 * width)
    return 'Bad Request: PHOTO_INVALID_DIMENSIONS';
  return textOf(caption).length > 1_024 ? 'Bad Request: message caption is too long' : null;
}

function checkReply({ reply_parameters: reply }: Call['payload']): string | null {
  if (reply === undefined) return null;
  const id = (reply as { message_id?: unknown }).message_id;
  return Number.isInteger(id) ? null : "Bad Request: can't parse reply parameters";
}

function checkMarkup({ reply_markup: given }: Call['payload']): string | null {
  if (given === undefined) return null;
  const rows = (given as { inline_keyboard?: unknown }).inline_keyboard;
  if (!Array.isArray(rows)) return "Bad Request: can't parse reply keyboard markup JSON object";
  const buttons = rows.flat() as { text?: unknown; callback_data?: unknown; url?: unknown }[];
  if (buttons.length > 100) return 'Bad Request: too many inline keyboard buttons';
  for (const { text, callback_data: data, url } of buttons) {
    if (typeof text !== 'string' || text.trim() === '')
      return 'Bad Request: Text buttons are unallowed in the inline keyboard';
    if ((data === undefined) === (url === undefined))
      return 'Bad Request: Text buttons are unallowed in the inline keyboard';
    if (data !== undefined && (typeof data !== 'string' || data === '' || Buffer.byteLength(data) > 64))
      return 'Bad Request: BUTTON_DATA_INVALID';
    if (url !== undefined && !/^https?:\/\/[^/]+\.[^/]+/.test(textOf(url)))
      return `Bad Request: inline keyboard button URL '${textOf(url)}' is invalid: Wrong HTTP URL`;
  }
  return null;
}

function checkPoll(payload: Call['payload']): string | null {
  const { question, options, type, correct_option_ids: right, explanation, open_period: seconds } = payload;
  if (typeof question !== 'string' || question.trim() === '')
    return 'Bad Request: poll question must be non-empty';
  if (question.length > 300) return 'Bad Request: poll question length must not exceed 300';
  if (!Array.isArray(options) || options.length < 1) return 'Bad Request: poll must have at least 1 option';
  if (options.length > 12) return "Bad Request: poll can't have more than 12 options";
  for (const option of options as { text?: unknown }[]) {
    if (typeof option.text !== 'string' || option.text.trim() === '')
      return 'Bad Request: poll options must be non-empty';
    if (option.text.length > 100) return 'Bad Request: poll options length must not exceed 100';
  }
  if (type === 'quiz' && !(Array.isArray(right) && right.length > 0 && right.every((id) => id in options)))
    return 'Bad Request: wrong correct option ID specified';
  if (typeof explanation === 'string' && (explanation.length > 200 || explanation.split('\n').length > 3))
    return 'Bad Request: message is too long';
  if (seconds !== undefined && !(Number(seconds) >= 5 && Number(seconds) <= 2_628_000))
    return 'Bad Request: POLL_PERIOD_INVALID';
  return null;
}

function checkCommands({ commands, language_code: language }: Call['payload']): string | null {
  if (!Array.isArray(commands) || commands.length > 100) return 'Bad Request: BOT_COMMANDS_TOO_MUCH';
  if (language !== undefined && !/^[a-z]{2}$/.test(textOf(language)))
    return 'Bad Request: invalid language code specified';
  for (const { command, description } of commands as { command: string; description: string }[]) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) return 'Bad Request: BOT_COMMAND_INVALID';
    if (description.length < 1 || description.length > 256)
      return 'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID';
  }
  return null;
}
