import type * as fs from 'node:fs';
import { join } from 'node:path';

type Fs = typeof fs;

/** What of a folder a power cut leaves: only what was flushed, or the new names with the bytes that were flushed. */
export type CutKind = 'nothing unflushed' | 'names without bytes';

/**
 * Records what has been flushed below a folder, and tells `seen` after every operation that changes it. A file that was
 * never flushed is empty after a power cut; a name that was not flushed may be there or not.
 */
export class PowerCutRecorder {
  readonly #bytes = new Map<number, Buffer>();
  readonly #names = new Map<number, ReadonlyMap<string, number>>();
  readonly #paths = new Map<number, string>();
  readonly #fs: Fs;
  readonly #root: string;
  seen: () => void = () => undefined;

  constructor(real: Fs, root: string) {
    this.#fs = real;
    this.#root = root;
  }

  /** The functions of `node:fs` by which a program writes, watched. */
  watched(): Partial<Fs> {
    const { openSync, fsyncSync, closeSync } = this.#fs;
    const watch = <Name extends keyof Fs>(name: Name): Fs[Name] => {
      const call = this.#fs[name] as (...words: unknown[]) => unknown;
      return ((...words: unknown[]) => {
        const result = call(...words);
        this.seen();
        return result;
      }) as Fs[Name];
    };
    return {
      openSync: (...words: Parameters<Fs['openSync']>) => {
        const handle = openSync(...words);
        this.#paths.set(handle, String(words[0]));
        return handle;
      },
      closeSync: (handle) => {
        this.#paths.delete(handle);
        closeSync(handle);
      },
      fsyncSync: (handle) => {
        fsyncSync(handle);
        this.#flush(this.#paths.get(handle) ?? '');
        this.seen();
      },
      renameSync: watch('renameSync'),
      writeFileSync: watch('writeFileSync'),
      appendFileSync: watch('appendFileSync'),
      mkdirSync: watch('mkdirSync'),
      rmSync: watch('rmSync'),
    };
  }

  /** Writes what a power cut would leave now into the folder `to`. */
  cut(kind: CutKind, to: string): void {
    this.#copy(this.#root, to, kind, this.#fs.statSync(this.#root).ino);
  }

  #flush(path: string): void {
    const { ino, isFolder } = this.#look(path);
    if (isFolder) this.#names.set(ino, this.#namesNow(path));
    else this.#bytes.set(ino, this.#fs.readFileSync(path));
  }

  #look(path: string): { readonly ino: number; readonly isFolder: boolean } {
    const stats = this.#fs.lstatSync(path);
    return { ino: stats.ino, isFolder: stats.isDirectory() };
  }

  #namesNow(folder: string): Map<string, number> {
    return new Map(
      this.#fs.readdirSync(folder).map((name) => [name, this.#look(join(folder, name)).ino] as const),
    );
  }

  #copy(from: string, to: string, kind: CutKind, ino: number): void {
    this.#fs.mkdirSync(to, { recursive: true });
    const names = kind === 'nothing unflushed' ? this.#names.get(ino) : this.#namesNow(from);
    for (const [name, inner] of names ?? []) {
      const bytes = this.#bytes.get(inner);
      // Flushed names of what is gone meanwhile are found by their number: a folder that was renamed keeps it.
      const isFile = bytes !== undefined || !this.#isFolder(inner);
      if (isFile) this.#fs.writeFileSync(join(to, name), bytes ?? Buffer.alloc(0));
      else this.#copy(this.#pathOf(inner) ?? join(from, name), join(to, name), kind, inner);
    }
  }

  #isFolder(ino: number): boolean {
    const path = this.#pathOf(ino);
    return this.#names.has(ino) || (path !== null && this.#look(path).isFolder);
  }

  #pathOf(ino: number, folder = this.#root): string | null {
    for (const entry of this.#fs.readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (this.#look(path).ino === ino) return path;
      const found = entry.isDirectory() ? this.#pathOf(ino, path) : null;
      if (found !== null) return found;
    }
    return null;
  }
}
