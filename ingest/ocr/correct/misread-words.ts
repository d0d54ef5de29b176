/** A word that the engine likes to read for a rarer one, decided by what stands behind it; all lower case. */
interface MisreadWord {
  readonly read: string;
  readonly meant: string;
  readonly before: string;
  /** With one of these as the next word the reading is right: "chỉ bộ phận giúp việc", "chỉ ủy quyền cho". */
  readonly unless: ReadonlySet<string>;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const MISREAD: readonly MisreadWord[] = [
  {
    read: 'chỉ',
    meant: 'chi',
    before: 'bộ',
    unless: words('phận môn trưởng đội luật máy não sách binh hành lọc số đếm mặt chỉ'),
  },
  { read: 'kiếm', meant: 'kiểm', before: 'tra', unless: new Set() },
  { read: 'tiếu', meant: 'tiểu', before: 'ban', unless: new Set() },
  { read: 'biếu', meant: 'biểu', before: 'quyết', unless: new Set() },
  {
    read: 'chỉ',
    meant: 'chi',
    before: 'ủy',
    unless: words('quyền thác nhiệm ban viên hội'),
  },
];

/**
 * The word that must have stood there ("chi" for "chỉ" before "bộ"), or null. `next` is the word behind, null when it
 * is none or begins a name ("chỉ Bộ Chính trị"); `afterNext` the one behind that, null when signs stand between.
 */
export function misreadWord(key: string, next: string | null, afterNext: string | null): string | null {
  const found = MISREAD.find(({ read, before }) => read === key && before === next);
  return found === undefined || found.unless.has(afterNext ?? '') ? null : found.meant;
}
