import { open } from 'node:fs/promises';

/** Where the bytes of a download go. */
export interface FileSink {
  /** Appends. Throws the error of the file system. */
  write(bytes: Uint8Array): Promise<void>;
  /** Starts again from nothing. */
  empty(): Promise<void>;
  /** Returns when everything written is on the disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** A new file; an existing one is an error. */
export async function openFileSink(path: string): Promise<FileSink> {
  const file = await open(path, 'wx');
  let position = 0;
  return {
    async write(bytes) {
      let done = 0;
      while (done < bytes.length) {
        const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position);
        done += bytesWritten;
        position += bytesWritten;
      }
    },
    async empty() {
      await file.truncate(0);
      position = 0;
    },
    flush: () => file.sync(),
    close: () => file.close(),
  };
}
