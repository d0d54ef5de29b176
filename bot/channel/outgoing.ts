/** A run of characters of one look. Plain Vietnamese text, NFC, never markup: the channel escapes it. */
export interface TextSpan {
  readonly text: string;
  /** Default plain. A channel without this look shows the text plainly. */
  readonly look?: 'bold' | 'italic' | 'code';
  /** Opens an address of our own source view or deep link; no other address ever leaves. */
  readonly url?: string;
}

/** One paragraph. Never parted from its own beginning when it fits into one part. */
export interface TextBlock {
  /** `quote`: words of a document, on Telegram folded into an expandable quotation. Default `paragraph`. */
  readonly kind?: 'paragraph' | 'quote';
  readonly spans: readonly TextSpan[];
}

/** The source line of one marker, e.g. `[1] Hướng dẫn 26-HD/…, mục II.3` and under it the quotation. */
export interface Footer {
  /** As it stands in the body without brackets: `1`. */
  readonly marker: string;
  readonly blocks: readonly TextBlock[];
}

export interface Button {
  /** At most 60 characters. */
  readonly label: string;
  /** Opaque id that comes back when tapped (ASCII, at most 40 characters; see dialogue/offers.ts), or an address of our own. */
  readonly action:
    { readonly kind: 'tap'; readonly id: string } | { readonly kind: 'open'; readonly url: string };
}

/** A file of the originals, sent as the document itself. Only public documents are ever put here. */
export interface OutgoingFile {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
}

/** An address as a picture to be scanned. The same address stands in the text: channels that send no pictures leave it out. */
export interface OutgoingQrCode {
  /** Address of our own. Only this is stored; the picture is drawn when it is sent. */
  readonly url: string;
  /** One plain line under the picture. */
  readonly caption: string;
}

/** A multiple-choice question with one right option, on channels that have such a thing. */
export interface OutgoingQuiz {
  readonly question: string;
  readonly options: readonly string[];
  /** Counted from 0. */
  readonly right: number;
  readonly explanation: string;
  readonly openSeconds: number | null;
  /** Our own word for it, by which votes are told apart (`SendOutcome.poll`); never sent. */
  readonly ref?: string;
}

/** One message in our words. A channel makes one or more parts of it (Channel.format). */
export interface OutgoingMessage {
  /** In order; markers such as `[1]` in them refer to the footers. */
  readonly blocks: readonly TextBlock[];
  /** Each stands in the part in which its marker is first used, or at the head of the next. Default none. */
  readonly footers?: readonly Footer[];
  /** Below the last part, one row each. Channels without buttons write numbered lines: `Gửi 1 để …`. Default none. */
  readonly buttons?: readonly Button[];
  /** Message that is answered, shown as a reply where the channel can (groups). Default none. */
  readonly replyTo?: string | null;
  /** Sent after the text. Default none. */
  readonly file?: OutgoingFile | null;
  readonly quiz?: OutgoingQuiz | null;
  /** After all this the bot leaves the group, where it is in one. Default no. */
  readonly leavesGroup?: boolean;
  /** Sent after the text. Default none. */
  readonly qrCode?: OutgoingQrCode | null;
}

/** What one call of the platform sends: stored in the outbox, sent as it stands. JSON values only, no secrets. */
export interface OutgoingPart {
  /** The adapter's own word for the call. */
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}
