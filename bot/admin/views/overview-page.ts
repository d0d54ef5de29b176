import { safeHtml, type SafeHtml } from '../../../knowledge/text/safe-html.ts';
import type { ChannelName } from '../../channel/address.ts';
import type { ChannelHealth } from '../../channel/channel.ts';
import { OVERVIEW_PAGE } from '../admin-messages.vi.ts';
import { showMoment } from './moment.ts';

export interface Overview {
  /** Null while no knowledge is loaded. */
  readonly version: {
    readonly name: string;
    readonly created: string;
    readonly documents: number;
    readonly passages: number;
  } | null;
  readonly channels: readonly { readonly name: ChannelName; readonly health: ChannelHealth }[];
  readonly waiting: number;
  readonly dead: number;
}

const STATE_LOOK = { starting: 'warn', up: 'good', degraded: 'warn', down: 'bad' } as const;

export function renderOverview({ version, channels, waiting, dead }: Overview): SafeHtml {
  return safeHtml`<dl class="cards">
      ${card(OVERVIEW_PAGE.version, version?.name ?? OVERVIEW_PAGE.noVersion)}
      ${version === null ? null : [card(OVERVIEW_PAGE.documents, version.documents), card(OVERVIEW_PAGE.passages, version.passages), card(OVERVIEW_PAGE.built, showMoment(version.created))]}
      ${card(OVERVIEW_PAGE.queue, waiting)} ${card(OVERVIEW_PAGE.dead, dead)}
    </dl>
    <section>
      <h2>${OVERVIEW_PAGE.channels}</h2>
      ${channels.length === 0 ? safeHtml`<p>${OVERVIEW_PAGE.noChannels}</p>` : safeHtml`<ul>${channels.map(renderChannel)}</ul>`}
    </section>`;
}

function card(name: string, value: string | number): SafeHtml {
  return safeHtml`<div class="card"><dt>${name}</dt><dd>${value}</dd></div> `;
}

function renderChannel({ name, health }: Overview['channels'][number]): SafeHtml {
  const seen =
    health.lastSeenMs === null
      ? null
      : safeHtml` · ${OVERVIEW_PAGE.lastSeen} ${showMoment(new Date(health.lastSeenMs).toISOString())}`;
  return safeHtml`<li>
    ${OVERVIEW_PAGE.channelNames[name]}
    <span class="tag ${STATE_LOOK[health.state]}">${OVERVIEW_PAGE.channelStates[health.state]}</span>
    ${health.problem === null ? null : safeHtml`<code>${health.problem}</code>`}${seen}
  </li>`;
}
