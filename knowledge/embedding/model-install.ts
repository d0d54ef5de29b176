import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RECEIPT_NAME, type ModelReceipt } from './model-files.ts';

/** Makes the folder the model: a reader sees no folder, the old one, or the whole new one. */
export async function installModel(partial: string, folder: string, receipt: ModelReceipt): Promise<void> {
  await writeFile(join(partial, RECEIPT_NAME), `${JSON.stringify(receipt, null, 2)}\n`, { flush: true });
  await flushFolder(join(partial, 'onnx'));
  await flushFolder(partial);
  await mkdir(dirname(folder), { recursive: true });
  // What stands there was found incomplete. Under this name the next fetch removes it, should we be killed here.
  const replaced = `${partial}-replaced`;
  await rename(folder, replaced).catch(() => undefined);
  await rename(partial, folder);
  await flushFolder(dirname(folder));
  await rm(replaced, { recursive: true, force: true });
}

async function flushFolder(folder: string): Promise<void> {
  // Some systems cannot open a folder; there the file system orders renames by itself.
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
