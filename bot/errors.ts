export type BotErrorCode =
  | 'config-invalid'
  | 'usage'
  | 'questions-invalid'
  | 'history-invalid'
  | 'file-unreadable'
  /** Another process held the database too long, or there was no room: a later try may succeed. */
  | 'store-busy'
  | 'store-full'
  /** The bot cannot start on this data folder. */
  | 'store-locked'
  | 'store-newer'
  | 'store-damaged'
  | 'store-unusable';

/** The bot cannot do what was asked of it. `message` is for logs (English), `forPeople` for the screen (Vietnamese). */
export class BotError extends Error {
  override readonly name = 'BotError';
  readonly code: BotErrorCode;
  readonly forPeople: string;

  constructor(code: BotErrorCode, message: string, forPeople: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.forPeople = forPeople;
  }
}
