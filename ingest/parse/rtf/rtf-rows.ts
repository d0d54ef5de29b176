import { NO_ROW, type RowLook } from '../flow/join-tables.ts';

const MAX_CELLS = 64;

/** Puts together what RTF says of a table row, word by word, before or after its cells. */
export class RtfRows {
  private edges: number[] = [0];
  private cells: { goesOnLeft: boolean; goesOnAbove: boolean }[] = [];
  private hasBorders = false;
  private isShaded = false;
  private isHeader = false;
  private goesOnLeft = false;
  private goesOnAbove = false;
  private bordersFollow = false;

  /** The row as far as it is described. */
  look(): RowLook {
    if (this.cells.length === 0) return { ...NO_ROW, isHeader: this.isHeader };
    return {
      edges: [...this.edges],
      cells: [...this.cells],
      hasBorders: this.hasBorders,
      isShaded: this.isShaded,
      isHeader: this.isHeader,
    };
  }

  /** Whether the row has a coloured ground. */
  get shaded(): boolean {
    return this.isShaded;
  }

  /** Takes a control word; false when it says nothing of rows. `isLight` tells of a colour that it is that of paper. */
  word(name: string, value: number | null, isLight: (color: number) => boolean): boolean {
    if (name === 'trowd') {
      this.edges = [0];
      this.cells = [];
      this.hasBorders = this.isShaded = this.isHeader = this.goesOnLeft = this.goesOnAbove = false;
      this.bordersFollow = false;
    } else if (name === 'trleft') this.edges[0] = value ?? 0;
    else if (name === 'trhdr') this.isHeader = true;
    else if (name === 'clmrg') this.goesOnLeft = true;
    else if (name === 'clvmrg') this.goesOnAbove = true;
    else if (name === 'clcbpat' || name === 'trcbpat') this.isShaded ||= !isLight(value ?? 0);
    else if (name === 'cellx') this.endCell(value ?? 0);
    else if (/^(?:clbrdr|trbrdr)/.test(name)) this.bordersFollow = true;
    else if (/^brdr(?:s|th|db|dot|dash|hair|triple|w)/.test(name) && this.bordersFollow) {
      // `\brdrw0` draws nothing.
      if (name !== 'brdrw' || (value ?? 0) > 0) this.hasBorders = true;
    } else return false;
    return true;
  }

  private endCell(edge: number): void {
    if (this.cells.length >= MAX_CELLS) return;
    this.edges.push(Math.max(-32_768, Math.min(32_767, edge)));
    this.cells.push({ goesOnLeft: this.goesOnLeft, goesOnAbove: this.goesOnAbove });
    this.goesOnLeft = this.goesOnAbove = this.bordersFollow = false;
  }
}
