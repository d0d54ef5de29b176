/** Fields whose result is the number of a page: no part of the text. */
const PAGE_FIELD = /^\s{0,10}(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)(?:\s|$)/i;

/** Whether a field of this instruction shows nothing but page numbers. */
export function isPageField(instruction: string): boolean {
  return PAGE_FIELD.test(instruction);
}

/**
 * Fields between `begin`, `separate` and `end` marks within one paragraph: the instruction is no text, the result is.
 * Marks without their partner are passed over, so that a damaged field never swallows the rest of a text.
 */
export class FieldState {
  private readonly open: { instruction: string; inResult: boolean }[] = [];

  mark(type: string): void {
    if (type === 'begin') this.open.push({ instruction: '', inResult: false });
    const field = this.open.at(-1);
    if (type === 'separate' && field !== undefined) field.inResult = true;
    if (type === 'end') this.open.pop();
  }

  addInstruction(text: string): void {
    const field = this.open.at(-1);
    if (field !== undefined && !field.inResult) field.instruction += text;
  }

  /** Whether text that stands here is shown. */
  isShown(): boolean {
    return this.open.every(({ instruction, inResult }) => inResult && !isPageField(instruction));
  }
}
