/** One file as the ingest program reports it. */
export interface ReportedFile {
  readonly path: string;
  readonly state: 'added' | 'changed' | 'unchanged' | 'removed' | 'refused' | 'failed';
  readonly reason?: string | undefined;
  readonly number?: string | undefined;
  readonly issuedOn?: string | undefined;
  readonly issuer?: string | undefined;
  readonly kind?: string | undefined;
  readonly pages?: number | undefined;
  readonly passages?: number | undefined;
  readonly ocr?: boolean | undefined;
  readonly warnings?: readonly string[] | undefined;
}

/** What a run did: nothing that people read has changed yet. */
export interface AsideReport {
  /** Version that was built and waits to be published; null when there is nothing new. */
  readonly aside: string | null;
  /** Version that answers now. */
  readonly previous: string | null;
  readonly files: readonly ReportedFile[];
  /** Golden questions asked of the new version, and how many it answers worse; null when none were asked. */
  readonly golden: { readonly asked: number; readonly worse: number } | null;
}

/** `problem`: one Vietnamese sentence for the administrator. */
export type Ran<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** One entry of a register, name by name as it is written there. */
export type RegisterLines = Readonly<Record<string, unknown>>;

/** The ingest program, run as its own process. Rejects only when it is stopped by the signal. */
export interface IngestRunner {
  /**
   * Reads the files and builds a version beside the current one, without switching to it. `onProgress` is told what is
   * being done, one Vietnamese line at a time.
   */
  buildAside(
    paths: readonly string[],
    signal: AbortSignal,
    onProgress?: (line: string) => void,
  ): Promise<Ran<AsideReport>>;
  publish(version: string): Promise<Ran<{ readonly version: string }>>;
  /** Removes a version that was not published. */
  discard(version: string): Promise<Ran<null>>;
  /** Back to the version before the current one. */
  rollBack(): Promise<Ran<{ readonly version: string }>>;
  /** Writes an entry, as it stands in `register.yaml`, into the administrator's register; `previous` stood in its place. */
  declare(entry: RegisterLines): Promise<Ran<{ readonly previous: RegisterLines | null }>>;
  /** Takes the entry of `45-CT/TW (2025-04-14)` or of a bare number out of the administrator's register. */
  undeclare(name: string): Promise<Ran<null>>;
}
