import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { VERSIONS_PAGE } from '../admin-messages.vi.ts';
import { showMoment } from './moment.ts';

export interface ShownVersion {
  readonly name: string;
  /** Null when its manifest cannot be read. */
  readonly manifest: { readonly created: string; readonly documents: number } | null;
  readonly isCurrent: boolean;
}

export function renderVersions(versions: readonly ShownVersion[]): SafeHtml {
  return safeHtml`<div class="scroll">
    <table class="stack">
      <caption>${VERSIONS_PAGE.caption}</caption>
      <thead>
        <tr>
          <th scope="col">${VERSIONS_PAGE.name}</th>
          <th scope="col">${VERSIONS_PAGE.built}</th>
          <th scope="col">${VERSIONS_PAGE.documents}</th>
          <th scope="col">${VERSIONS_PAGE.state}</th>
        </tr>
      </thead>
      <tbody>
        ${versions.map(renderVersion)}
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
  </tr> `;
}
