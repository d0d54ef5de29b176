import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { VERSIONS_PAGE } from '../admin-messages.vi.ts';
import { showMoment } from './moment.ts';
import { renderDecision } from './decision-form.ts';

export interface ShownVersion {
  readonly name: string;
  /** Null when its manifest cannot be read. */
  readonly manifest: { readonly created: string; readonly documents: number } | null;
  readonly isCurrent: boolean;
}

export interface VersionsView {
  /** Newest first. */
  readonly versions: readonly ShownVersion[];
  readonly formToken: string;
  /** Why the last decision was not carried out. */
  readonly problem: string | null;
}

export function renderVersions({ versions, formToken, problem }: VersionsView): SafeHtml {
  return safeHtml`${problem === null ? null : safeHtml`<p class="problem" role="alert">${problem}</p>`}
    ${versions.length > 1 ? renderDecision('rollback', null, formToken) : null}
    <div class="scroll">
      <table class="stack">
        <caption>${VERSIONS_PAGE.caption}</caption>
        <thead>
          <tr>
            <th scope="col">${VERSIONS_PAGE.name}</th>
            <th scope="col">${VERSIONS_PAGE.built}</th>
            <th scope="col">${VERSIONS_PAGE.documents}</th>
            <th scope="col">${VERSIONS_PAGE.state}</th>
            <th scope="col">${VERSIONS_PAGE.decision}</th>
          </tr>
        </thead>
        <tbody>
          ${versions.map((version) => renderVersion(version))}
        </tbody>
      </table>
    </div>`;
}

function renderVersion({ name, manifest, isCurrent }: ShownVersion): SafeHtml {
  const state =
    manifest === null ? VERSIONS_PAGE.damaged : isCurrent ? VERSIONS_PAGE.current : VERSIONS_PAGE.kept;
  return safeHtml`<tr>
    <th scope="row">${name}</th>
    <td data-name="${VERSIONS_PAGE.built}">${manifest === null ? '' : showMoment(manifest.created)}</td>
    <td data-name="${VERSIONS_PAGE.documents}">${manifest === null ? '' : manifest.documents}</td>
    <td><span class="tag ${isCurrent ? 'good' : manifest === null ? 'bad' : ''}">${state}</span></td>
    <td>${manifest === null ? null : safeHtml`<a href="/admin/phien-ban/${name}">${VERSIONS_PAGE.open}</a>`}</td>
  </tr> `;
}
