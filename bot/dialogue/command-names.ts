import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';

export type CommandName =
  | 'start'
  | 'help'
  | 'documents'
  | 'place'
  | 'term'
  | 'erase'
  | 'own-data'
  | 'status'
  | 'update'
  | 'roll-back'
  | 'statistics'
  | 'invite'
  | 'revoke'
  | 'reply'
  | 'class'
  | 'leave-class';

export interface Command {
  readonly name: CommandName;
  readonly argument: string;
}

/** Names after the slash, without diacritics. */
const SLASH: Readonly<Record<string, CommandName>> = {
  start: 'start',
  batdau: 'start',
  help: 'help',
  trogiup: 'help',
  nguon: 'documents',
  diaphuong: 'place',
  nhiemky: 'term',
  xoa: 'erase',
  dulieu: 'own-data',
  trangthai: 'status',
  capnhat: 'update',
  quaylai: 'roll-back',
  thongke: 'statistics',
  moi: 'invite',
  thuhoi: 'revoke',
  traloi: 'reply',
  lophoc: 'class',
  roilop: 'leave-class',
};

/** Whole messages that are commands where nobody types a slash. Folded; near misses: `nguồn nhân sự`, `trợ giúp pháp lý là gì`. */
const TYPED: readonly (readonly [RegExp, CommandName])[] = [
  [/^(?:tro giup|giup do|huong dan su dung|huong dan dung|help)$/, 'help'],
  [
    /^(?:nguon|cac nguon|tai lieu|danh sach van ban|danh muc van ban|van ban trong kho|kho tai lieu)$/,
    'documents',
  ],
  [/^(?:xoa|xoa du lieu|xoa du lieu cua toi|xoa thong tin cua toi|xoa het du lieu(?: cua toi)?)$/, 'erase'],
  [/^(?:du lieu cua toi|xem du lieu(?: cua toi)?)$/, 'own-data'],
  [/^(?:trang thai)$/, 'status'],
  [/^(?:dia phuong|doi dia phuong|chon dia phuong)$/, 'place'],
  [/^(?:nhiem ky|doi nhiem ky|chon nhiem ky)$/, 'term'],
  [/^(?:bat dau)$/, 'start'],
  [/^(?:roi lop|ra khoi lop|thoat lop)$/, 'leave-class'],
];
/** `địa phương: xã Tân Hòa`; near miss: `địa phương nào được chọn`. */
const WITH_ARGUMENT = /^(địa phương|dia phuong|nhiệm kỳ|nhiệm kì|nhiem ky|nhiem ki)\s*:\s*(.{1,80})$/iu;

/** Administrators' commands: unknown to everybody else. */
export const ADMIN_COMMANDS: ReadonlySet<CommandName> = new Set<CommandName>([
  'update',
  'roll-back',
  'statistics',
  'invite',
  'revoke',
  'reply',
  'class',
]);

/** The command that `/name argument` is, or null when there is none of this name. */
export function slashCommand(name: string, argument: string): Command | null {
  const found = SLASH[foldDiacritics(name).replace(/[^a-z]/g, '')];
  return found === undefined ? null : { name: found, argument: foldSpaces(argument) };
}

/** The command that a typed message is, with or without slash and diacritics; `unknown` for a slash word that is none; null for anything else. */
export function typedCommand(text: string): Command | 'unknown' | null {
  const line = foldSpaces(text);
  const slash = /^\/([\p{L}\p{M}_]{1,32})(?:@\w{1,64})?(?:\s+(.*))?$/su.exec(text.trim());
  if (slash) return slashCommand(slash[1] ?? '', slash[2] ?? '') ?? 'unknown';
  const named = WITH_ARGUMENT.exec(line);
  if (named) {
    const name = foldDiacritics(named[1] ?? '').startsWith('dia') ? 'place' : 'term';
    return { name, argument: named[2] ?? '' };
  }
  const folded = foldDiacritics(line)
    .replace(/[.!?]+$/, '')
    .trim();
  const found = TYPED.find(([words]) => words.test(folded));
  return found ? { name: found[1], argument: '' } : null;
}
