import type { AsideReport, IngestRunner, Ran, RegisterLines } from '../../bot/dialogue/ingest-runner.ts';

/** Reports what the script says and keeps what it was told to do. */
export class ScriptedIngestRunner implements IngestRunner {
  readonly done: string[] = [];
  script: (paths: readonly string[]) => Ran<AsideReport> = () => ({
    ok: false,
    problem: 'Chưa có kịch bản.',
  });

  async buildAside(paths: readonly string[]): Promise<Ran<AsideReport>> {
    this.done.push(`aside ${paths.join(' ')}`);
    return this.script(paths);
  }
  async publish(version: string): Promise<Ran<{ version: string }>> {
    this.done.push(`publish ${version}`);
    return { ok: true, value: { version } };
  }
  async discard(version: string): Promise<Ran<null>> {
    this.done.push(`discard ${version}`);
    return { ok: true, value: null };
  }
  async rollBack(): Promise<Ran<{ version: string }>> {
    this.done.push('rollback');
    return { ok: true, value: { version: '000001-aaaaaaaa' } };
  }
  async declare(entry: RegisterLines): Promise<Ran<{ previous: RegisterLines | null }>> {
    this.done.push(`declare ${JSON.stringify(entry)}`);
    return { ok: true, value: { previous: null } };
  }
  async undeclare(name: string): Promise<Ran<null>> {
    this.done.push(`undeclare ${name}`);
    return { ok: true, value: null };
  }
}
