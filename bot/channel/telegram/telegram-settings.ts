/** What the configuration tells of Telegram, checked. */
export interface TelegramSettings {
  readonly token: string;
  /** Without a trailing slash. */
  readonly apiRoot: string;
  readonly mode: 'polling' | 'webhook';
  /** Present when `mode` is `webhook`. */
  readonly webhookSecret: string | null;
  /** `http://`, `https://` or `socks5://` address of a proxy for outgoing calls. */
  readonly proxy: string | null;
}
