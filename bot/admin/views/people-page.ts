import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import type { ChannelName } from '../../channel/address.ts';
import type { ChannelHealth } from '../../channel/channel.ts';
import type { ChannelUpkeep, TokenState } from '../../channel-upkeep.ts';
import type { OutboxCounts } from '../../outbox/outbox.ts';
import { OVERVIEW_PAGE } from '../admin-messages.vi.ts';
import { PEOPLE_PAGE as SAY } from '../people-messages.vi.ts';
import { renderInvitations, type InvitationsView } from './invitations-section.ts';
import { showMoment } from './moment.ts';
import { stackedTable } from './stacked-table.ts';

export interface PeopleView extends InvitationsView {
  readonly people: readonly { readonly channel: ChannelName; readonly count: number }[];
  readonly channels: readonly {
    readonly name: ChannelName;
    readonly health: ChannelHealth;
    readonly outbox: OutboxCounts | null;
  }[];
  readonly upkeep: ChannelUpkeep | null;
}

const NAMES = OVERVIEW_PAGE.channelNames;
const moment = (atMs: number): string => showMoment(new Date(atMs).toISOString());

export function renderPeople(view: PeopleView): SafeHtml {
  const { people, channels, upkeep } = view;
  return safeHtml`${renderInvitations(view)}
    <section aria-labelledby="so-nguoi">
      <h2 id="so-nguoi">${SAY.people}</h2>
      ${stackedTable(
        SAY.peopleCaption,
        [SAY.channel, SAY.count],
        people.map(
          ({ channel, count }) =>
            safeHtml`<tr><th scope="row">${NAMES[channel]}</th><td data-name="${SAY.count}">${count}</td></tr>`,
        ),
      )}
    </section>
    <section aria-labelledby="tinh-trang">
      <h2 id="tinh-trang">${SAY.health}</h2>
      ${channels.length === 0 ? safeHtml`<p>${OVERVIEW_PAGE.noChannels}</p>` : renderHealth(channels)}
    </section>
    ${upkeep === null ? null : renderUpkeep(upkeep)}`;
}

function renderHealth(channels: PeopleView['channels']): SafeHtml {
  const look = { starting: 'warn', up: 'good', degraded: 'warn', down: 'bad' } as const;
  return stackedTable(
    SAY.healthCaption,
    [SAY.channel, SAY.state, SAY.problem, SAY.seen, SAY.waiting, SAY.unknown],
    channels.map(
      ({ name, health: { state, problem, lastSeenMs }, outbox }) => safeHtml`<tr>
        <th scope="row">${NAMES[name]}</th>
        <td><span class="tag ${look[state]}">${OVERVIEW_PAGE.channelStates[state]}</span></td>
        <td data-name="${SAY.problem}">${problem === null ? '' : safeHtml`<code>${problem}</code>`}</td>
        <td data-name="${SAY.seen}">${lastSeenMs === null ? '' : moment(lastSeenMs)}</td>
        <td data-name="${SAY.waiting}">${outbox?.queued ?? 0}</td>
        <td data-name="${SAY.unknown}">${outbox?.unknown ?? 0}</td>
      </tr>`,
    ),
  );
}

function renderUpkeep({ zaloOaToken, usage, alarms }: ChannelUpkeep): SafeHtml {
  const [first] = usage;
  return safeHtml`${zaloOaToken === null ? null : renderToken(zaloOaToken)}
    ${
      first === undefined
        ? null
        : safeHtml`<section aria-labelledby="da-gui">
            <h2 id="da-gui">${SAY.usage}</h2>
            ${stackedTable(
              SAY.usageCaption(first.month),
              [SAY.channel, SAY.kind, SAY.sent],
              usage.map(
                ({ channel, kind, count, most }) => safeHtml`<tr>
                  <th scope="row">${NAMES[channel]}</th>
                  <td data-name="${SAY.kind}">${SAY.kinds[kind] ?? kind}</td>
                  <td data-name="${SAY.sent}">${most === null ? count : SAY.of(count, most)}</td>
                </tr>`,
              ),
            )}
          </section>`
    }
    <section aria-labelledby="canh-bao">
      <h2 id="canh-bao">${SAY.alarms}</h2>
      ${
        alarms.length === 0
          ? safeHtml`<p>${SAY.alarmsNone}</p>`
          : stackedTable(
              SAY.alarmsCaption,
              [SAY.channel, SAY.code, SAY.at],
              alarms.map(
                ({ channel, code, atMs }) => safeHtml`<tr>
                  <th scope="row">${NAMES[channel]}</th>
                  <td data-name="${SAY.code}"><code>${code}</code></td>
                  <td data-name="${SAY.at}">${moment(atMs)}</td>
                </tr>`,
              ),
            )
      }
    </section>`;
}

function renderToken(token: TokenState): SafeHtml {
  const facts = 'accessExpiresMs' in token ? [token.accessExpiresMs, token.refreshIssuedMs] : null;
  return safeHtml`<section aria-labelledby="ma-truy-cap">
    <h2 id="ma-truy-cap">${SAY.tokens}</h2>
    <p>
      <span class="tag ${token.state === 'active' ? 'good' : 'bad'}">${SAY.tokenStates[token.state]}</span>
      ${facts === null ? null : `${SAY.accessUntil(moment(facts[0] ?? 0))}; ${SAY.refreshSince(moment(facts[1] ?? 0))}`}
    </p>
  </section>`;
}
