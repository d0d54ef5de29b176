import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import { UPDATE_PAGE } from '../admin-messages.vi.ts';
import { REVIEW_PAGE } from '../review-messages.vi.ts';
import { formTokenField } from './admin-frame.ts';

/** Characters of a reason that says something. */
export const LEAST_REASON = 10;

/** A button with a box to tick: the decision is named, and one slip does not take it. */
export function renderDecision(
  action: keyof typeof UPDATE_PAGE.decisions,
  version: string | null,
  formToken: string,
  needsReason = false,
): SafeHtml {
  const { label, confirm } = UPDATE_PAGE.decisions[action];
  const id = `${action}-${version ?? 'truoc'}`;
  return safeHtml`<form method="post" action="/admin/phien-ban/${action}" class="decision">
    ${formTokenField(formToken)}
    ${version === null ? null : safeHtml`<input type="hidden" name="version" value="${version}" />`}
    ${needsReason ? renderReason(id) : null}
    <label for="${id}"
      ><input id="${id}" type="checkbox" name="confirmed" value="yes" required /> ${confirm(version ?? '')}</label
    >
    <button type="submit" class="${action === 'publish' ? 'button' : 'quiet'}">${label}</button>
  </form>`;
}

function renderReason(id: string): SafeHtml {
  return safeHtml`<div class="wide">
    <p class="problem">${REVIEW_PAGE.forced}</p>
    <label for="ly-do-${id}">${REVIEW_PAGE.reason}</label>
    <textarea id="ly-do-${id}" name="reason" rows="2" maxlength="500" minlength="${LEAST_REASON}" required></textarea>
  </div>`;
}
