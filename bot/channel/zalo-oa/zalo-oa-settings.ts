/** What the configuration tells of the Zalo Official Account, checked. */
export interface ZaloOaSettings {
  readonly appId: string;
  /** Renews tokens. */
  readonly appSecret: string;
  /** Signs webhook calls; the App Secret when none is given (with a warning). */
  readonly secretKey: string;
  /** First pair, used only while the token store is empty. */
  readonly seed: { readonly accessToken: string | null; readonly refreshToken: string };
  readonly apiRoot: string;
  readonly oauthRoot: string;
}
