import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TEAMS = [
  ...['Hoa Mai', 'Cây Tre', 'Con Trâu', 'Dòng Sông', 'Ngọn Núi'],
  ...['Bến Đò', 'Cánh Đồng', 'Mái Đình', 'Vườn Chè', 'Đồi Thông'],
];

/** Questions whose answers can be told apart, and papers that hold the answers. */
export const TOLD_QUESTIONS: readonly string[] = TEAMS.map(
  (team) => `Đội sản xuất ${team} có bao nhiêu đảng viên?`,
);

export function writeToldPapers(folder: string): void {
  mkdirSync(folder, { recursive: true });
  TEAMS.forEach((team, i) =>
    writeFileSync(
      join(folder, `doi-${i}.md`),
      `# Giới thiệu đội sản xuất ${team}\n\nĐội sản xuất ${team} có ${101 + i} đảng viên, sinh hoạt định kỳ mỗi tháng một lần.\n`,
    ),
  );
}

/** Which of the questions this message answers first, or null when it answers none. */
export function toldBy(text: string): number | null {
  const figure = /(?<!\d)(10[1-9]|110) đảng viên/.exec(text.normalize('NFC'))?.[1];
  return figure === undefined ? null : Number(figure) - 101;
}
