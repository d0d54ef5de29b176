/** Kinds of files that the ingest program reads, by the end of their names. */
export const TAKEN_EXTENSIONS: readonly string[] = [
  ...['pdf', 'docx', 'doc', 'rtf', 'odt', 'txt', 'md', 'html', 'htm', 'mhtml', 'mht'],
  ...['jpg', 'jpeg', 'png', 'tif', 'tiff'],
];

/** Largest file that an administrator may send. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** Who sent a file: a person on a channel, or a session of the administrators' pages (`web`). */
export interface FileSender {
  readonly channel: string;
  readonly id: string;
}

/** Where administrators' files wait for the ingest program. */
export interface IncomingFiles {
  /** Writes the bytes under a name of our own, with who and when beside them; the same event gives the same name. Returns that name. */
  keep(eventKey: string, extension: string, bytes: Uint8Array, from: FileSender): Promise<string>;
  /** For the ingest program. */
  pathOf(name: string): string;
  /** All that wait, by path. */
  paths(): Promise<readonly string[]>;
  /** Overwrites and removes the file with what stands beside it; no error when it has gone. */
  remove(name: string): Promise<void>;
}
