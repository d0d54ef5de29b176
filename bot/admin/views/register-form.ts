import { AUTHORITY_LEVELS } from '../../../knowledge/model/authority.ts';
import { DOCUMENT_KINDS, type Document } from '../../../knowledge/model/document.ts';
import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { DOCUMENTS_PAGE } from '../admin-messages.vi.ts';
import { EDIT_FIELDS, isLocked, type EditField, type EditValues } from '../register-edit.ts';
import { REGISTER_FORM } from '../register-messages.vi.ts';
import { formTokenField } from './admin-frame.ts';
import { LEAST_REASON } from './decision-form.ts';

export interface RegisterForm {
  readonly document: Document;
  readonly values: EditValues;
  readonly reason: string;
  /** Why what was sent could not be written. */
  readonly problems: readonly string[];
  readonly formToken: string;
}

const DAYS: readonly EditField[] = ['issuedOn', 'from', 'to', 'successorOn'];

const CHOICES: Partial<Record<EditField, readonly (readonly [string, string])[]>> = {
  kind: Object.entries(DOCUMENT_KINDS),
  level: [
    ['', REGISTER_FORM.none],
    ...AUTHORITY_LEVELS.map((level) => [level, DOCUMENTS_PAGE.levels[level]] as const),
  ],
  status: Object.entries(DOCUMENTS_PAGE.states),
  certainty: Object.entries(REGISTER_FORM.certainties),
};

export function renderRegisterForm(form: RegisterForm): SafeHtml {
  const { document, problems, reason, formToken } = form;
  if (document.number === null)
    return safeHtml`<section><h2>${REGISTER_FORM.title}</h2><p>${REGISTER_FORM.noNumber}</p></section>`;
  return safeHtml`<details class="card" ${problems.length > 0 ? 'open' : null}>
    <summary><h2>${REGISTER_FORM.title}</h2></summary>
    <p>${REGISTER_FORM.intro}</p>
    ${
      problems.length === 0
        ? null
        : safeHtml`<ul class="problem" role="alert">${problems.map((line) => safeHtml`<li>${line}</li>`)}</ul>`
    }
    <form
      class="filter"
      method="post"
      action="/admin/van-ban/${encodeURIComponent(document.id)}/so-dang-ky"
    >
      ${formTokenField(formToken)} ${EDIT_FIELDS.map((field) => renderField(field, form))}
      <label class="wide"
        >${REGISTER_FORM.reason}
        <textarea name="reason" rows="2" maxlength="500" minlength="${LEAST_REASON}" required>${reason}</textarea>
      </label>
      <button type="submit" class="button">${REGISTER_FORM.save}</button>
    </form>
  </details>`;
}

function renderField(field: EditField, { document, values }: RegisterForm): SafeHtml {
  const isOff = isLocked(document, field);
  const value = values[field];
  const hint =
    isOff && field !== 'issuedOn' ? safeHtml`<small class="hint">${REGISTER_FORM.locked}</small>` : null;
  const choices = CHOICES[field];
  const off = isOff ? 'disabled' : null;
  const control =
    choices === undefined
      ? safeHtml`<input
          name="${field}"
          type="${DAYS.includes(field) ? 'date' : 'text'}"
          maxlength="300"
          value="${value}"
          ${off}
        />`
      : safeHtml`<select name="${field}" ${off}>
          ${choices.map(([name, words]) => safeHtml`<option value="${name}" ${name === value ? 'selected' : null}>${words}</option>`)}
        </select>`;
  return safeHtml`<label>${REGISTER_FORM.fields[field]} ${control} ${hint}</label>`;
}
