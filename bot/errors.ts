export type BotErrorCode =
  'config-invalid' | 'usage' | 'questions-invalid' | 'history-invalid' | 'file-unreadable';

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
