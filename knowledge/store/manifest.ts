import { z } from 'zod';

/** Raised whenever a version folder written by older code can no longer be read. */
export const FORMAT_VERSION = 1;

const fileState = z.enum(['added', 'changed', 'unchanged', 'refused', 'failed']);

/** What became of one source file in the run that built the version. */
export const fileRecordSchema = z.object({
  path: z.string(),
  sha256: z.string().nullable(),
  state: fileState,
  documentId: z.string().nullable(),
  pipeline: z.string(),
  /** Pages of the source, when its format has pages. */
  pages: z.number().int().optional(),
  /** Whether text was recognised from pictures. */
  ocr: z.boolean().optional(),
  warnings: z.array(z.string()),
});
export type FileRecord = z.infer<typeof fileRecordSchema>;

/** How the vectors were made. A reader with another embedder refuses them. */
export const embedderIdentitySchema = z.object({
  adapter: z.enum(['transformers', 'openai']),
  model: z.string(),
  dtype: z.string().nullable(),
  dimensions: z.number().int().positive(),
  pooling: z.enum(['mean', 'cls', 'none']),
  queryPrefix: z.string(),
  passagePrefix: z.string(),
});
export type EmbedderIdentity = z.infer<typeof embedderIdentitySchema>;

export const manifestSchema = z.object({
  format: z.number().int(),
  name: z.string(),
  created: z.string(),
  parent: z.string().nullable(),
  /** SHA-256 over the logical content (documents, passages, register): equal for equal inputs, whatever the order or machine. */
  contentHash: z.string(),
  counts: z.object({ documents: z.number().int(), passages: z.number().int() }),
  embedder: embedderIdentitySchema.nullable(),
  /** SHA-256 of each file of the folder, by name. */
  checksums: z.record(z.string(), z.string()),
  files: z.array(fileRecordSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;
