/** What trainers do, as the audit trail tells it. */
export const CLASS_ACTIONS = {
  'class-open': 'mở lớp',
  'class-end': 'kết thúc lớp',
  'class-question': 'duyệt câu hỏi của lớp',
  'class-handout': 'tải tài liệu của lớp',
  'class-results': 'tải kết quả trắc nghiệm',
  'quiz-generate': 'soạn câu trắc nghiệm',
  'quiz-decide': 'duyệt câu trắc nghiệm',
  'quiz-edit': 'sửa câu trắc nghiệm',
  'quiz-run': 'chạy câu trắc nghiệm',
  'quiz-close': 'kết thúc câu trắc nghiệm',
} as const;
