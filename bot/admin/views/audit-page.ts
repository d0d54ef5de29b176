import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { ADMIN, AUDIT_PAGE } from '../admin-messages.vi.ts';
import type { AuditEntry } from '../audit-trail.ts';
import { showMoment } from './moment.ts';

export function renderAudit(entries: readonly AuditEntry[]): SafeHtml {
  if (entries.length === 0) return safeHtml`<p>${ADMIN.none}</p>`;
  return safeHtml`<div class="scroll">
    <table class="stack">
      <caption>${AUDIT_PAGE.caption}</caption>
      <thead>
        <tr>
          <th scope="col">${AUDIT_PAGE.at}</th>
          <th scope="col">${AUDIT_PAGE.actor}</th>
          <th scope="col">${AUDIT_PAGE.action}</th>
          <th scope="col">${AUDIT_PAGE.details}</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map(renderEntry)}
      </tbody>
    </table>
  </div>`;
}

function renderEntry({ at, actor, action, details }: AuditEntry): SafeHtml {
  const words = Object.entries(details).map(([name, value]) => `${name}: ${value ?? ADMIN.unknown}`);
  return safeHtml`<tr>
    <td>${showMoment(at)}</td>
    <td data-name="${AUDIT_PAGE.actor}">${actor}</td>
    <th scope="row">${AUDIT_PAGE.actions[action] ?? action}</th>
    <td>${words.join('; ')}</td>
  </tr> `;
}
