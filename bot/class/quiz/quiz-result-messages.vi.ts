/** Words of quiz results: charts and tables. */
export const QUIZ_RESULT_TEXTS = {
  rightOption: 'đáp án',
  share: (count: number, percent: number) => `${count} người (${percent}%)`,
  item: (number: number) => `Câu ${number}.`,
  rightOf: (right: number, all: number, percent: number) =>
    all === 0 ? 'chưa có ai trả lời' : `${right} trên ${all} trả lời đúng (${percent}%)`,
  columns: [
    'Câu',
    'Câu hỏi',
    'Phương án 1',
    'Số người chọn 1',
    'Phương án 2',
    'Số người chọn 2',
    'Phương án 3',
    'Số người chọn 3',
    'Phương án 4',
    'Số người chọn 4',
    'Đáp án',
    'Số trả lời',
    'Số trả lời đúng',
    'Tỷ lệ đúng (%)',
    'Nguồn',
  ],
  sheet: 'Kết quả',
  total: 'Cả lớp',
} as const;
