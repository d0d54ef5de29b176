import type { ChannelLimits } from '../channel.ts';

export const TEXT_UNITS = 4_096;
/** About a hundred looks of one message are honoured; Telegram adds those it finds itself (addresses, numbers). */
export const ENTITIES = 90;
export const MAX_BUTTONS = 100;
export const CALLBACK_BYTES = 64;
export const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;
export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

/** Pacing is not published exactly; these are the figures that Telegram's own answers to developers name. */
export const TELEGRAM_LIMITS: ChannelLimits = {
  textUnits: TEXT_UNITS,
  buttons: 'inline',
  maxButtons: MAX_BUTTONS,
  hasPolls: true,
  fileBytes: MAX_UPLOAD_BYTES,
  pacing: { chatGapMs: 1_000, groupPerMinute: 20, perSecond: 25 },
  answerWithinMs: null,
};
