import type { Paper, PaperPart } from './paper.ts';

/** The paper with every word of it, and of what is known about it, passed through `change`. */
export function rewritePaper(paper: Paper, change: (text: string) => string): Paper {
  const { head, foot, truth } = paper;
  const all = (lines: readonly string[]): string[] => lines.map(change);
  const maybe = (line: string | null): string | null => (line === null ? null : change(line));
  return {
    head: {
      superior: all(head.superior),
      body: all(head.body),
      rule: head.rule,
      numberLine: change(head.numberLine),
      subjectLine: maybe(head.subjectLine),
      marks: all(head.marks),
      nation: all(head.nation),
      dateLine: change(head.dateLine),
      kindLine: maybe(head.kindLine),
      titleLines: all(head.titleLines),
      titleRule: head.titleRule,
    },
    body: paper.body.map((part) => rewritePart(part, change)),
    annexes: paper.annexes.map((part) => rewritePart(part, change)),
    foot: {
      recipients: all(foot.recipients),
      capacity: all(foot.capacity),
      signed: maybe(foot.signed),
      signer: change(foot.signer),
    },
    truth: {
      ...truth,
      title: change(truth.title),
      signer: change(truth.signer),
      issuers: all(truth.issuers),
    },
  };
}

function rewritePart(part: PaperPart, change: (text: string) => string): PaperPart {
  if (part.type === 'table')
    return { ...part, header: part.header.map(change), rows: part.rows.map((cells) => cells.map(change)) };
  if (part.type === 'text') return { ...part, text: change(part.text) };
  return { ...part, marker: change(part.marker), text: change(part.text) };
}

/** Only signs that VPS and VISCII hold: straight quotation marks, one kind of hyphen. */
export function plainSigns(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[–—]/g, '-');
}

/** The points as Word and LibreOffice letter them by themselves: e after d, never đ. */
export function withWordLetters(paper: Paper): Paper {
  const VIETNAMESE = ['đ', 'e', 'g', 'h'];
  const WORD = ['e', 'f', 'g', 'h'];
  const change = (part: PaperPart): PaperPart => {
    const last = part.type === 'item' ? part.path.at(-1) : undefined;
    if (part.type !== 'item' || last?.unit !== 'diem') return part;
    const at = VIETNAMESE.indexOf(last.label);
    const label = WORD[at];
    if (label === undefined) return part;
    return {
      ...part,
      marker: part.marker.replace(last.label, label),
      path: [...part.path.slice(0, -1), { unit: 'diem', label }],
    };
  };
  return { ...paper, body: paper.body.map(change) };
}

/** Without the dashes before points: a format that has lists of its own writes them as marks of its own. */
export function withoutDashes(paper: Paper): Paper {
  const change = (part: PaperPart): PaperPart =>
    part.type === 'item' && /^[-+]$/.test(part.marker) ? { ...part, marker: '' } : part;
  return { ...paper, body: paper.body.map(change) };
}
