import type { VersionSwitch } from '../../knowledge/store/publish.ts';
import type { AuditEntry } from './audit-trail.ts';
import type { ReportedChange, RunReport } from './run-reports.ts';

/** One thing that happened to a document. */
export type HistoryEvent =
  | {
      readonly kind: 'version';
      readonly at: string;
      readonly version: string;
      readonly change: ReportedChange;
      readonly reportId: string;
      /** First moment at which the version answered; null when it never has. */
      readonly usedFrom: string | null;
    }
  | {
      readonly kind: 'edit';
      readonly at: string;
      readonly actor: string;
      readonly fields: string;
      readonly reason: string;
    };

/** Versions in which a document changed and edits by administrators, newest first. */
export function documentHistory(
  runs: readonly { readonly run: RunReport; readonly change: ReportedChange }[],
  edits: readonly AuditEntry[],
  switches: readonly VersionSwitch[],
): HistoryEvent[] {
  const events: HistoryEvent[] = [
    ...runs.flatMap(({ run, change }): HistoryEvent[] =>
      run.version === null
        ? []
        : [
            {
              kind: 'version',
              at: run.at,
              version: run.version,
              change,
              reportId: run.id,
              usedFrom: switches.find(({ version }) => version === run.version)?.at ?? null,
            },
          ],
    ),
    ...edits.map(({ at, actor, details }): HistoryEvent => ({
      kind: 'edit',
      at,
      actor,
      fields: String(details['fields'] ?? ''),
      reason: String(details['reason'] ?? ''),
    })),
  ];
  return events.sort((a, b) => (a.at < b.at ? 1 : -1));
}
