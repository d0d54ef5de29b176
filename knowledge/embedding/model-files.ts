import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Suffix of the weights by dtype, as transformers.js names them. */
const WEIGHTS: Readonly<Record<string, string>> = {
  fp32: 'model.onnx',
  fp16: 'model_fp16.onnx',
  q8: 'model_quantized.onnx',
  int8: 'model_int8.onnx',
  uint8: 'model_uint8.onnx',
  q4: 'model_q4.onnx',
  q4f16: 'model_q4f16.onnx',
};

/** The files a model folder must have, small ones first. Throws RangeError for a dtype nobody knows. */
export function modelFiles(dtype: string): readonly string[] {
  const weights = WEIGHTS[dtype];
  if (weights === undefined) throw new RangeError(`Unknown dtype ${dtype}.`);
  return ['config.json', 'tokenizer_config.json', 'tokenizer.json', `onnx/${weights}`];
}

/** Name of the receipt in a model folder that was fetched. */
export const RECEIPT_NAME = 'model.json';

const receiptSchema = z.object({
  model: z.string(),
  /** Commit of the hub when it named one, else the revision asked for. */
  revision: z.string(),
  fetched: z.string(),
  files: z.array(
    z.object({
      path: z.string(),
      bytes: z.number().int().nonnegative(),
      sha256: z.string(),
      /** What the hub let us check the bytes against. */
      checkedBy: z.enum(['sha256', 'git-sha1', 'size']),
    }),
  ),
});

/** What was fetched, from which commit, and how it was checked. */
export type ModelReceipt = z.infer<typeof receiptSchema>;

/** State of a folder: all files there (and of the size the receipt says, when there is one), or not. */
export type ModelFolderState =
  | { readonly state: 'complete' }
  | { readonly state: 'absent' | 'damaged'; readonly missing: readonly string[] };

/** `<org>/<name>` of letters, digits, `.`, `_` and `-`; nothing that climbs out of a folder. */
export function isModelName(model: string): boolean {
  return /^[\w-][\w.-]{0,95}\/[\w-][\w.-]{0,95}$/.test(model);
}

/** Where a fetched model lies. Throws RangeError when the name is not `org/name`. */
export function modelFolder(dataDir: string, model: string): string {
  if (!isModelName(model)) throw new RangeError('A model name is <organisation>/<name>.');
  return join(dataDir, 'models', ...model.split('/'));
}

/** Looks at sizes only: reading every byte at each start would cost more than loading the model, which fails by itself. */
export async function checkModelFolder(folder: string, dtype = 'q8'): Promise<ModelFolderState> {
  const receipt = await readReceipt(folder);
  const missing: string[] = [];
  let damaged = false;
  for (const path of modelFiles(dtype)) {
    const bytes = await stat(join(folder, path)).then(
      (found) => (found.isFile() ? found.size : null),
      () => null,
    );
    const promised = receipt?.files.find((file) => file.path === path)?.bytes;
    if (bytes === null) missing.push(path);
    else if (bytes === 0 || (promised !== undefined && promised !== bytes)) {
      missing.push(path);
      damaged = true;
    }
  }
  if (missing.length === 0) return { state: 'complete' };
  return { state: damaged || missing.length < modelFiles(dtype).length ? 'damaged' : 'absent', missing };
}

/** Null when there is none or it cannot be read: a folder filled by hand has no receipt. */
export async function readReceipt(folder: string): Promise<ModelReceipt | null> {
  try {
    const text = await readFile(join(folder, RECEIPT_NAME), 'utf8');
    return receiptSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
