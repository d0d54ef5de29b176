import type { IncomingFiles } from '../../bot/dialogue/incoming-files.ts';

/** Files of administrators in memory, by name. */
export class MemoryIncomingFiles implements IncomingFiles {
  readonly kept = new Map<string, Uint8Array>();
  readonly removed: string[] = [];
  async keep(eventKey: string, extension: string, bytes: Uint8Array): Promise<string> {
    const name = `tep-${eventKey.replace(/\W/g, '')}.${extension}`;
    this.kept.set(name, bytes);
    return name;
  }
  pathOf(name: string): string {
    return `incoming/${name}`;
  }
  async paths(): Promise<readonly string[]> {
    return [...this.kept.keys()].map((name) => this.pathOf(name));
  }
  async remove(name: string): Promise<void> {
    this.removed.push(name);
    this.kept.delete(name);
  }
}
