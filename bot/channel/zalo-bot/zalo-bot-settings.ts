/** What the configuration tells of the Zalo Bot, checked. */
export interface ZaloBotSettings {
  readonly token: string;
  readonly apiRoot: string;
  readonly mode: 'polling' | 'webhook';
  /** Present when `mode` is `webhook`. */
  readonly webhookSecret: string | null;
}
