import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createHeldKnowledge } from '../../../bot/dialogue/held-knowledge.ts';
import type { DialogueParts } from '../../../bot/dialogue/dialogue-parts.ts';
import { EXAMPLE_QUESTIONS } from '../../../bot/messages.vi.ts';
import { DialogueRig, type Sender } from '../../support/dialogue-rig.ts';
import { displayedParts } from '../../support/displayed-parts.ts';
import {
  ASKED_ON,
  openStarterKnowledge,
  productAnswerer,
  type StarterKnowledge,
} from '../../support/starter-knowledge.ts';

/*
 * The first minute of ten newcomers, through the real dialogue, the real answerer over the starter documents and the
 * real formatters. The page in docs is what this test writes (`npx vitest run -u`), so it stays true.
 */
const PAGE = fileURLToPath(new URL('../../../docs/hoi-thoai-mau.md', import.meta.url));

let starter: StarterKnowledge;
const rigs: DialogueRig[] = [];
beforeAll(async () => {
  starter = await openStarterKnowledge();
}, 60_000);
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});
afterAll(() => starter.remove());

/** A typed message, or `» label` for a tap on a button. */
interface Script {
  readonly title: string;
  readonly from: Sender;
  readonly lines: readonly string[];
  readonly over?: Partial<DialogueParts>;
}

const TELEGRAM: Sender = { channel: 'telegram', id: '11' };
const ZALO_OA: Sender = { channel: 'zalo-oa', id: '12' };
const ZALO_BOT: Sender = { channel: 'zalo-bot', id: '13' };

const SCRIPTS: readonly Script[] = [
  {
    title: 'Người mới trên Telegram: bắt đầu, hỏi, mở nguồn',
    from: TELEGRAM,
    lines: ['/start', 'Số dư khi bầu cấp ủy tối đa là bao nhiêu?', '» Xem thêm', '» Nguồn 1'],
  },
  {
    title: 'Người mới trên Zalo OA: hỏi ngay, gõ không dấu',
    from: ZALO_OA,
    lines: ['do tuoi tai cu cap uy tinh the nao'],
  },
  {
    title: 'Zalo Bot, không có nút bấm: gửi số để xem nguồn',
    from: ZALO_BOT,
    lines: ['Số dư khi bầu cấp ủy tối đa là bao nhiêu?', '1'],
  },
  {
    title: 'Số văn bản trùng nhau: trợ lý hỏi lại, trả lời bằng một chữ số',
    from: ZALO_OA,
    lines: ['Chỉ thị 35 quy định thời gian đại hội thế nào?', '2'],
  },
  {
    title: 'Hỏi tiếp câu trước',
    from: TELEGRAM,
    lines: ['/start', 'Đại hội cấp cơ sở nhiệm kỳ 2025-2030 xong khi nào?', 'Còn cấp tỉnh?'],
  },
  {
    title: 'Văn bản đã được thay thế',
    from: TELEGRAM,
    lines: ['Chỉ thị 35-CT/TW năm 2024 còn hiệu lực không?'],
  },
  {
    title: 'Không tìm thấy: chuyển câu hỏi đến cán bộ phụ trách',
    from: ZALO_OA,
    lines: ['Mức phụ cấp của bí thư chi bộ thôn năm 2031 là bao nhiêu?', '» Hỏi cán bộ phụ trách'],
  },
  {
    title: 'Chỉ dành cho người được mời',
    from: TELEGRAM,
    lines: ['Số dư khi bầu cấp ủy là bao nhiêu?', '/start MA-SAI'],
    over: { access: 'invite' },
  },
  {
    title: 'Gửi nhầm số giấy tờ, rồi ảnh',
    from: ZALO_OA,
    lines: ['CCCD của tôi 001085012345, cho hỏi số dư khi bầu cấp ủy tối đa là bao nhiêu?', '(ảnh)'],
  },
  {
    title: 'Xem kho văn bản rồi xóa dữ liệu',
    from: TELEGRAM,
    lines: ['/start', '/nguon chỉ thị', '/xoa', '» Xóa dữ liệu của tôi'],
  },
];

async function play({ title, from, lines, over = {} }: Script): Promise<string> {
  const rig = new DialogueRig({
    answerer: productAnswerer(starter.knowledge),
    knowledge: createHeldKnowledge(() => starter.knowledge, '/khong-co'),
    publicUrl: 'https://troly.example.vn',
    examples: EXAMPLE_QUESTIONS,
    ...over,
  });
  rigs.push(rig);
  rig.nowMs = Date.parse(`${ASKED_ON}T03:00:00Z`);
  const shown: string[] = [`## ${title}`];
  let last: Awaited<ReturnType<DialogueRig['types']>> = [];
  for (const line of lines) {
    shown.push(`**Cán bộ:** ${line.startsWith('» ') ? `(bấm “${line.slice(2)}”)` : line}`);
    if (line.startsWith('» ')) last = await rig.taps(from, last, line.slice(2));
    else if (line === '(ảnh)') last = await rig.does(from, { kind: 'unreadable', what: 'photo' });
    else last = await rig.types(from, line);
    for (const { address, message } of last) {
      const who = address.chatId === from.id ? '**Trợ lý:**' : '**Trợ lý, gửi cán bộ phụ trách:**';
      for (const part of displayedParts(address.channel, message))
        shown.push(
          `${who}\n\n\`\`\`text\n${part.replace(/mã [A-Z0-9]{5}|traloi [A-Z0-9]{5}/g, (code) => code.replace(/[A-Z0-9]{5}$/, 'H7K2M'))}\n\`\`\``,
        );
    }
  }
  return shown.join('\n\n');
}

it('the first minute of ten newcomers reads as docs/hoi-thoai-mau.md shows it', async () => {
  const pages: string[] = [];
  for (const script of SCRIPTS) pages.push(await play(script));
  const head =
    '# Mười cuộc trò chuyện đầu tiên\n\nĐúng như hiển thị trên điện thoại; do phép thử `test/bot/dialogue/first-minutes.test.ts` ghi lại từ chương trình, với các văn bản mẫu. Chữ trong ngoặc vuông là nút bấm.';
  await expect(`${[head, ...pages].join('\n\n')}\n`).toMatchFileSnapshot(PAGE);
}, 120_000);
