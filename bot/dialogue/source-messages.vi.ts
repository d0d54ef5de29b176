/** How a source is named. */
export const SOURCE_TEXTS = {
  numbered: (kind: string, number: string) => `${kind} số ${number}`,
  dated: (name: string, day: string) => `${name} ngày ${day}`,
  page: (page: number) => `trang ${page}`,
  sameAs: (marker: string) => `Cùng văn bản với [${marker}]`,
  digest: 'bản tóm lược',
  quoted: (quote: string) => `“${quote}”`,
  supersededBy: (successor: string) => `Đã được thay thế bởi ${successor}`,
  validity: {
    'in-force': 'Còn hiệu lực',
    superseded: 'Đã được thay thế',
    'past-term': 'Thuộc nhiệm kỳ đã qua',
    unknown: 'Chưa xác định hiệu lực',
  },
} as const;
