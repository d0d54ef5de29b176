import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';

/** A table that becomes one card a row on a phone; cells tell their column by `data-name`. */
export function stackedTable(
  caption: string,
  columns: readonly string[],
  rows: readonly SafeHtml[],
): SafeHtml {
  return safeHtml`<div class="scroll">
    <table class="stack">
      <caption class="visually-hidden">${caption}</caption>
      <thead><tr>${columns.map((column) => safeHtml`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${rows}</tbody>
    </table>
  </div>`;
}
