/** A message that the strict fake took. */
export interface SentToUser {
  readonly userId: string;
  readonly messageId: string;
  readonly text: string | null;
  readonly buttons: readonly FakeZaloButton[];
  readonly file: { readonly name: string; readonly bytes: number } | null;
  readonly quotedMessageId: string | null;
  readonly quotaType: string;
}

export interface FakeZaloButton {
  readonly title: string;
  readonly type: string;
  readonly payload: unknown;
}

export interface FakeUpload {
  readonly name: string;
  readonly bytes: Buffer;
  readonly atMs: number;
}

interface CsBody {
  readonly recipient?: { readonly user_id?: unknown };
  readonly message?: {
    readonly text?: unknown;
    readonly quote_message_id?: unknown;
    readonly attachment?: {
      readonly type?: unknown;
      readonly payload?: {
        readonly template_type?: unknown;
        readonly buttons?: unknown;
        readonly token?: unknown;
      };
    };
  };
}

export type CheckedMessage =
  | { readonly code: number; readonly why: string }
  | (Omit<SentToUser, 'messageId' | 'quotaType'> & { readonly code: 0 });

const DAYS_7_MS = 7 * 86_400_000;
const FIELDS = new Set(['text', 'quote_message_id', 'attachment']);

/** Checks a consultation message as strictly as the platform; `code` is 0 or the platform's error. */
export function checkMessage(
  body: unknown,
  uploads: ReadonlyMap<string, FakeUpload>,
  nowMs: number,
): CheckedMessage {
  const { recipient, message } = (body ?? {}) as CsBody;
  const refuse = (code: number, why: string): CheckedMessage => ({ code, why });
  if (typeof recipient?.user_id !== 'string') return refuse(-201, 'recipient.user_id must be a string');
  if (message === undefined) return refuse(-201, 'message');
  const strange = Object.keys(message).find((field) => !FIELDS.has(field));
  if (strange !== undefined) return refuse(-201, `message.${strange}`);
  const { text, quote_message_id: quoted, attachment } = message;
  if (text !== undefined && (typeof text !== 'string' || text.trim() === ''))
    return refuse(-201, 'message.text');
  // As it comes: text in NFD counts its marks.
  if (typeof text === 'string' && text.length > 2_000) return refuse(-210, 'message.text');
  if (typeof text === 'string' && /[\uD800-\uDFFF]/u.test(text)) return refuse(-201, 'message.text');
  if (quoted !== undefined && typeof quoted !== 'string') return refuse(-201, 'message.quote_message_id');
  const taken = {
    code: 0 as const,
    userId: recipient.user_id,
    text: typeof text === 'string' ? text : null,
    quotedMessageId: typeof quoted === 'string' ? quoted : null,
  };
  if (attachment === undefined)
    return typeof text === 'string'
      ? { ...taken, buttons: [], file: null }
      : refuse(-201, 'message has neither text nor attachment');
  if (attachment.type === 'file') {
    const upload = uploads.get(String(attachment.payload?.token));
    if (text !== undefined) return refuse(-201, 'message.text with a file');
    if (upload === undefined) return refuse(-201, 'attachment.payload.token');
    if (nowMs - upload.atMs > DAYS_7_MS) return refuse(-100, 'attachment_id was expired');
    return { ...taken, buttons: [], file: { name: upload.name, bytes: upload.bytes.length } };
  }
  if (attachment.type !== 'template' || typeof text !== 'string') return refuse(-201, 'attachment.type');
  const { buttons } = attachment.payload ?? {};
  if (!Array.isArray(buttons) || buttons.length === 0) return refuse(-201, 'payload.buttons');
  if (buttons.length > 5) return refuse(-210, 'payload.buttons');
  for (const button of buttons as FakeZaloButton[]) {
    const wrong = wrongButton(button);
    if (wrong !== null) return wrong;
  }
  return { ...taken, buttons: buttons as FakeZaloButton[], file: null };
}

function wrongButton({ title, type, payload }: FakeZaloButton): CheckedMessage | null {
  if (typeof title !== 'string' || title.trim() === '') return { code: -201, why: 'button.title' };
  if (title.length > 100) return { code: -210, why: 'button.title' };
  if (type === 'oa.open.url') {
    const url = (payload as { url?: unknown } | null)?.url;
    return typeof url === 'string' && /^https?:\/\//.test(url)
      ? null
      : { code: -201, why: 'button.payload.url' };
  }
  if (type !== 'oa.query.show' && type !== 'oa.query.hide') return { code: -201, why: 'button.type' };
  if (typeof payload !== 'string' || payload === '') return { code: -201, why: 'button.payload' };
  return payload.length > 1_000 ? { code: -210, why: 'button.payload' } : null;
}
