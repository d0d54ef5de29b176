import { dayInVietnam, formatDate } from '../../../knowledge/model/calendar-date.ts';
import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import type { ChannelName } from '../../channel/address.ts';
import type { Invitation } from '../../dialogue/people.ts';
import { OVERVIEW_PAGE } from '../admin-messages.vi.ts';
import { PEOPLE_PAGE as SAY } from '../people-messages.vi.ts';
import { formTokenField } from './admin-frame.ts';

/** A code that has just been made: shown this once. */
export interface NewInvitation {
  readonly code: string;
  readonly endsAtMs: number;
  /** PNG of each channel's address. */
  readonly pictures: readonly {
    readonly channel: ChannelName;
    readonly url: string;
    readonly png: Uint8Array;
  }[];
}

export interface InvitationsView {
  readonly access: 'open' | 'invite' | null;
  readonly invitations: readonly Invitation[];
  readonly made: NewInvitation | null;
  readonly problem: string | null;
  readonly formToken: string;
  /** Comes back with the form, so that sending it twice makes one code. */
  readonly formKey: string;
}

const SHOWN = 100;
const dayOf = (atMs: number): string => formatDate(dayInVietnam(new Date(atMs)));

export function renderInvitations(view: InvitationsView): SafeHtml {
  const { access, invitations, made, problem, formToken } = view;
  return safeHtml`<section aria-labelledby="ma-moi">
    <h2 id="ma-moi">${SAY.invitations}</h2>
    ${problem === null ? null : safeHtml`<p class="problem" role="alert">${problem}</p>`}
    <p>${access === null ? SAY.noChat : SAY.access[access]}</p>
    ${made === null ? null : renderMade(made)}
    <form method="post" action="/admin/nguoi-va-kenh/moi" class="decision">
      ${formTokenField(formToken)}
      <input type="hidden" name="formKey" value="${view.formKey}" />
      <button type="submit" class="button">${SAY.create}</button>
      <span class="hint">${SAY.createHint}</span>
    </form>
    ${invitations.length === 0 ? safeHtml`<p>${SAY.none}</p>` : renderList(invitations.slice(0, SHOWN), formToken)}
  </section>`;
}

function renderMade({ code, endsAtMs, pictures }: NewInvitation): SafeHtml {
  return safeHtml`<div class="card" role="status">
    <p class="code">${SAY.created(code, dayOf(endsAtMs))}</p>
    <p>${SAY.howTo}</p>
    ${pictures.map(
      ({ channel, url, png }) => safeHtml`<figure class="qr">
        <img
          src="data:image/png;base64,${Buffer.from(png).toString('base64')}"
          alt="${SAY.qrOf(OVERVIEW_PAGE.channelNames[channel])}"
          width="240"
          height="240"
        />
        <figcaption><a href="${url}" rel="noreferrer">${url}</a></figcaption>
      </figure>`,
    )}
  </div>`;
}

function renderList(invitations: readonly Invitation[], formToken: string): SafeHtml {
  return safeHtml`<div class="scroll">
    <table class="stack">
      <caption>${SAY.listCaption}</caption>
      <thead>
        <tr>
          <th scope="col">${SAY.label}</th>
          <th scope="col">${SAY.state}</th>
          <th scope="col">${SAY.ends}</th>
          <th scope="col">${SAY.revoke}</th>
        </tr>
      </thead>
      <tbody>
        ${invitations.map(
          ({ label, state, endsAtMs }) => safeHtml`<tr>
            <th scope="row">${label}…</th>
            <td data-name="${SAY.state}">${SAY.states[state]}</td>
            <td data-name="${SAY.ends}">${dayOf(endsAtMs)}</td>
            <td>${state === 'revoked' || state === 'ended' ? null : renderRevoke(label, formToken)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function renderRevoke(label: string, formToken: string): SafeHtml {
  return safeHtml`<form method="post" action="/admin/nguoi-va-kenh/thu-hoi" class="decision">
    ${formTokenField(formToken)}
    <input type="hidden" name="label" value="${label}" />
    <label class="tick" for="thu-hoi-${label}"
      ><input id="thu-hoi-${label}" type="checkbox" name="confirmed" value="yes" required /> ${SAY.revokeConfirm(label)}</label
    >
    <button type="submit" class="quiet">${SAY.revoke}</button>
  </form>`;
}
