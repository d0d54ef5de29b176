/** Bounds on one source file. A file beyond them is failed with one clear line; the others go on. */
export interface IngestLimits {
  /** Size on disk in bytes. */
  readonly maxFileBytes: number;
  /** Longest line of a plain text or Markdown file, in UTF-16 units. */
  readonly maxLineLength: number;
  /** Size of a register, sidecar or front matter in bytes. */
  readonly maxMetadataBytes: number;
}

export const INGEST_LIMITS: IngestLimits = {
  maxFileBytes: 20 * 1024 * 1024,
  maxLineLength: 200_000,
  maxMetadataBytes: 1024 * 1024,
};
