/** What the check of the administrators' trail says. */
export const AUDIT_CHECK = {
  usage: 'Cách dùng: npm run -s audit-check -- [--data THƯ-MỤC]',
  none: (file: string) => `Chưa có nhật ký quản trị (${file}).`,
  broken: (line: number) =>
    `Nhật ký quản trị KHÔNG nguyên vẹn: dòng ${line} bị sửa, bị bỏ, bị chèn hoặc bị cắt dở.`,
  whole: (lines: number) => `Nhật ký quản trị nguyên vẹn: ${lines} dòng.`,
} as const;
