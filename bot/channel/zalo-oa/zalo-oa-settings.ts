/** What the configuration tells of the Zalo Official Account, checked. */
export interface ZaloOaSettings {
  readonly appId: string;
  /** Renews tokens. */
  readonly appSecret: string;
  /** Signs webhook calls; the App Secret when none is given (with a warning). */
  readonly secretKey: string;
  /** A pair given by a person; taken over once, at the first start that sees it. Null: the stored one is used. */
  readonly seed: { readonly accessToken: string | null; readonly refreshToken: string } | null;
  readonly apiRoot: string;
  readonly oauthRoot: string;
  /** Value of `template_type` for messages with buttons. Default: the field is left out. */
  readonly buttonTemplateType?: string;
}
