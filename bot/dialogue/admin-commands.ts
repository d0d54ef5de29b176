import { dayInVietnam, formatDate } from '../../knowledge/model/calendar-date.ts';
import type { ChannelName } from '../channel/address.ts';
import { ADMIN_TEXTS as SAY } from './admin-messages.vi.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { DIALOGUE_TEXTS } from './dialogue-messages.vi.ts';
import { shownCode } from './invitation-code.ts';
import type { DislikeReason } from './questions-log.ts';
import { plainMessage, shortened } from './text-blocks.ts';
import { replyTo, sayTo, type Reply, type Turn } from './turn.ts';

type Parts = Pick<DialogueParts, 'stores' | 'inbox' | 'knowledge' | 'ingest' | 'inviteLink' | 'now' | 'log'>;

const DAY_MS = 24 * 60 * 60_000;
const INVITATION_MS = 7 * DAY_MS;
const STATISTICS_DAYS = 30;
const SHOWN_INVITATIONS = 15;
/** Figures of fewer people would tell who asked what. */
const FEWEST_PEOPLE = 10;
const CHANNELS: readonly ChannelName[] = ['telegram', 'zalo-oa', 'zalo-bot'];

/** `/thongke`: counts only, and none for fewer than ten people. */
export async function showStatistics(turn: Turn, parts: Parts): Promise<readonly Reply[]> {
  const { questionsLog, people, handOffs } = parts.stores;
  const since = dayInVietnam(new Date(parts.now().getTime() - (STATISTICS_DAYS - 1) * DAY_MS));
  const counts = await questionsLog.counts(since);
  const peopleOf = new Map<ChannelName, number>();
  for (const channel of CHANNELS) peopleOf.set(channel, await people.count(channel));
  const everybody = [...peopleOf.values()].reduce((sum, count) => sum + count, 0);
  const { byStatus } = counts;
  const { dead } = await parts.inbox.counts();
  const reasons = (Object.entries(counts.byReason) as [DislikeReason, number][])
    .map(([reason, count]) => `${DIALOGUE_TEXTS.dislikeReasons[reason]} ${count}`)
    .join('; ');
  const figures =
    everybody < FEWEST_PEOPLE
      ? [SAY.tooFew]
      : [
          SAY.asked(counts.asked),
          SAY.answered(byStatus.answered),
          SAY.notFound(byStatus['not-found']),
          SAY.clarified(byStatus.clarify),
          SAY.refused(byStatus.refused),
          SAY.opinions(counts.likes, counts.dislikes),
          ...(reasons === '' ? [] : [SAY.reasons(reasons)]),
          ...CHANNELS.flatMap((channel) => {
            const asked = counts.byChannel[channel] ?? 0;
            if (asked === 0) return [];
            const isSmall = (peopleOf.get(channel) ?? 0) < FEWEST_PEOPLE;
            const name = SAY.channels[channel];
            return [isSmall ? SAY.ofSmallChannel(name) : SAY.ofChannel(name, asked)];
          }),
        ];
  return sayTo(
    turn,
    SAY.statistics(STATISTICS_DAYS),
    ...figures,
    SAY.openHandOffs(await handOffs.openCount()),
    ...(dead === 0 ? [] : [SAY.deadLetters(dead)]),
    SAY.documents(parts.knowledge.documents('invited').length, parts.knowledge.version() ?? '–'),
  );
}

/** `/moi`: a code for one person. */
export async function makeInvitation(turn: Turn, parts: Parts): Promise<readonly Reply[]> {
  const { code, endsAtMs } = await parts.stores.people.invite(turn.key, INVITATION_MS);
  const link = parts.inviteLink(turn.address.channel, code);
  const day = formatDate(dayInVietnam(new Date(endsAtMs)));
  parts.log.log('info', 'invitation.made', { channel: turn.address.channel });
  return [
    replyTo(turn, {
      blocks: [
        { spans: [{ text: SAY.invitation(shownCode(code), day), look: 'bold' }] },
        ...(link === null ? [] : [{ spans: [{ text: SAY.invitationLink(link) }] }]),
        { spans: [{ text: SAY.invitationHowTo(link !== null) }] },
      ],
      ...(link === null ? {} : { qrCode: { url: link, caption: SAY.invitationQr(shownCode(code)) } }),
    }),
  ];
}

/** `/thuhoi ABCD`; without a label the codes are listed. */
export async function revokeInvitation(
  turn: Turn,
  argument: string,
  { stores }: Parts,
): Promise<readonly Reply[]> {
  if (argument === '') {
    const all = await stores.people.invitations();
    if (all.length === 0) return sayTo(turn, SAY.invitationsNone);
    const lines = all.slice(0, SHOWN_INVITATIONS).map(({ label, state, endsAtMs }) => {
      const day = formatDate(dayInVietnam(new Date(endsAtMs)));
      return SAY.invitationLine(label, SAY.invitationStates[state], day);
    });
    return sayTo(turn, SAY.invitations, ...lines, SAY.revokeHowTo);
  }
  const label = argument
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 4);
  const isDone = await stores.people.revoke(label);
  return sayTo(turn, isDone ? SAY.revoked(label) : SAY.revokeUnknown(shortened(label, 4)));
}

/** `/quaylai` asks first. */
export function askToRollBack(turn: Turn, { knowledge }: Parts): readonly Reply[] {
  return [
    replyTo(turn, plainMessage(SAY.rollBackAsk(knowledge.version() ?? '–')), [
      { label: SAY.rollBackYes, does: { kind: 'roll-back' } },
      { label: SAY.rollBackNo, does: { kind: 'cancel' } },
    ]),
  ];
}

export async function rollBack(turn: Turn, { ingest, log }: Parts): Promise<readonly Reply[]> {
  const ran = await ingest.rollBack();
  if (ran.ok) log.log('info', 'knowledge.rolled-back-from-chat', { version: ran.value.version });
  return sayTo(turn, ran.ok ? SAY.rolledBack(ran.value.version) : ran.problem);
}
