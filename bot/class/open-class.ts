import type { OutgoingMessage } from '../channel/outgoing.ts';
import type { DialogueParts } from '../dialogue/dialogue-parts.ts';
import { paragraph, plainMessage } from '../dialogue/text-blocks.ts';
import { replyTo, sayTo, type Reply, type Turn } from '../dialogue/turn.ts';
import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { shownClassCode, startWord } from './class-code.ts';
import { CLASS_TEXTS as SAY } from './class-messages.vi.ts';
import { CLASS_HOURS, isOpen } from './class-session.ts';

type Parts = Pick<DialogueParts, 'stores' | 'publicUrl' | 'inviteLink' | 'now'>;

export const TITLE_CHARACTERS = 150;
const SHOWN = 20;

/** `/lophoc`: with a title opens a class, with “kết thúc” ends the ones opened here, with nothing lists what is open. */
export async function carryOutClass(turn: Turn, argument: string, parts: Parts): Promise<readonly Reply[]> {
  const { sessions, questions } = parts.stores.classes;
  const running = (await sessions.latest(SHOWN)).filter((one) => isOpen(one, parts.now().getTime()));
  if (argument === '') {
    const lines = await Promise.all(
      running.map(async ({ id, title, code }) =>
        SAY.running(
          ...([title, shownClassCode(code), (await sessions.members(id)).length] as const),
          await questions.count(id),
        ),
      ),
    );
    return sayTo(turn, ...(lines.length === 0 ? [SAY.noneRunning] : lines), SAY.openHowTo);
  }
  if (/^ket thuc$/.test(foldDiacritics(argument))) {
    for (const { id } of running) await sessions.end(id);
    return sayTo(
      turn,
      ...(running.length === 0 ? [SAY.noneRunning] : running.map((one) => SAY.ended(one.title))),
    );
  }
  if ([...argument].length > TITLE_CHARACTERS) return sayTo(turn, SAY.titleLong(TITLE_CHARACTERS));
  const { title, code } = await sessions.open(turn.key, argument);
  return [replyTo(turn, openedMessage(title, code, parts))];
}

function openedMessage(title: string, code: string, { publicUrl, inviteLink }: Parts): OutgoingMessage {
  const telegram = inviteLink('telegram', startWord(code));
  const web = publicUrl === null ? null : `${publicUrl.replace(/\/$/, '')}/lop/${code}`;
  const url = web ?? telegram;
  const lines = [
    ...(telegram === null ? [] : [SAY.openedTelegram(telegram)]),
    SAY.openedZalo(code),
    ...(web === null ? [] : [SAY.openedWeb(web)]),
    SAY.openedHow(CLASS_HOURS),
  ];
  return {
    blocks: [paragraph(SAY.opened(title, shownClassCode(code)), 'bold'), ...plainMessage(...lines).blocks],
    ...(url === null ? {} : { qrCode: { url, caption: SAY.qr(shownClassCode(code)) } }),
  };
}
