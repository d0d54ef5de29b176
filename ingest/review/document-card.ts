import type { Document } from '../../knowledge/model/document.ts';
import { safeHtml, type SafeHtml } from '../../knowledge/text/safe-html.ts';
import { STATE_WORDS, type FileReport } from '../report.ts';
import { describeField, nameOf } from './describe-document.ts';
import { REVIEWED_FIELDS } from './diff-content.ts';
import { REVIEW } from './review-messages.vi.ts';

const TEXT = REVIEW.page;
/** Certainty below which a person should look. */
const UNSURE = 0.8;

/** One file of the report page: a line that opens on what was read in it; open already where a value is unsure. */
export function documentCard(file: FileReport, document: Document | undefined): SafeHtml {
  const facts = [
    file.pages === undefined ? null : TEXT.pages(file.pages),
    file.ocr === true ? TEXT.recognised : null,
    file.passages === undefined ? null : TEXT.passages(file.passages),
  ].filter((fact) => fact !== null);
  const isUnsure = document !== undefined && REVIEWED_FIELDS.some((field) => isDoubtful(document, field));
  return safeHtml`<details${isUnsure ? safeHtml` open` : null}><summary><h3>${file.path}</h3>
<span>${document === undefined ? null : nameOf(document)}</span></summary>
<p class="quiet">${[STATE_WORDS[file.state], ...facts].join(' · ')}</p>
${document === undefined ? null : metadata(document)}</details>
`;
}

function isDoubtful({ provenance }: Document, field: (typeof REVIEWED_FIELDS)[number]): boolean {
  const origin = provenance[field];
  return origin !== undefined && origin.certainty < UNSURE;
}

function metadata(document: Document): SafeHtml {
  return safeHtml`<dl>${REVIEWED_FIELDS.map((field) => {
    const origin = document.provenance[field];
    const how =
      origin === undefined
        ? null
        : safeHtml` <span class="${isDoubtful(document, field) ? 'bad' : 'quiet'}">(${REVIEW.origins[origin.from]}, ${TEXT.certainty(Math.round(origin.certainty * 100))})</span>`;
    return safeHtml`<dt>${REVIEW.fields[field]}</dt><dd>${describeField(field, document[field])}${how}</dd>`;
  })}</dl>`;
}
