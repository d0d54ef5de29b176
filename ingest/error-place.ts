/** Kind and place of an unexpected error. Not its message: that may quote the file, which may be secret. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return `unexpected ${typeof error}`;
  const { name, code, stack = '' } = error as NodeJS.ErrnoException;
  const frame = /^ {4}at (?:\S{1,200} \()?(?:\S{0,500}\/)?([\w.-]{1,100}:\d+):\d+\)?$/m.exec(stack)?.[1];
  return ['unexpected', name, code, frame && `at ${frame}`].filter(Boolean).join(' ');
}
