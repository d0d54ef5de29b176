/** Fixed Vietnamese sentences on the time, place and level of sources. Nothing here states a rule. */
export const SITUATION_MESSAGES = {
  superseded: (what: string, successor: string) =>
    `${what} đã được thay thế bởi ${successor}; nội dung dưới đây không còn là quy định hiện hành.`,
  supersededNotHeld: (what: string, successor: string) =>
    `${what} đã được thay thế bởi ${successor}, kho chưa có toàn văn văn bản mới; nội dung dưới đây không còn là quy định hiện hành.`,
  ended: (what: string) => `${what} đã hết hiệu lực; nội dung dưới đây không còn là quy định hiện hành.`,
  pastTerm: (term: string) =>
    `Nội dung dưới đây thuộc nhiệm kỳ ${term} đã qua, không mặc nhiên áp dụng hiện nay.`,
  pastTermUnknown: 'Nội dung dưới đây thuộc nhiệm kỳ đã qua, không mặc nhiên áp dụng hiện nay.',
  supersededAmong: (markers: string, what: string, successor: string) =>
    `Nguồn ${markers} (${what}) đã được thay thế bởi ${successor}, không còn là quy định hiện hành.`,
  endedAmong: (markers: string, what: string) =>
    `Nguồn ${markers} (${what}) đã hết hiệu lực, không còn là quy định hiện hành.`,
  pastTermAmong: (markers: string, term: string) =>
    `Nguồn ${markers} thuộc nhiệm kỳ ${term === '' ? '' : `${term} `}đã qua, không mặc nhiên áp dụng hiện nay.`,
  today: (paper: string) => `Văn bản hiện hành về việc này là ${paper}.`,
  notYet: (what: string, day: string) =>
    `${what} có hiệu lực từ ngày ${day}, chưa áp dụng vào ngày được hỏi.`,
  later: (what: string, day: string) =>
    `${what} có sau thời gian được hỏi${day === '' ? '' : ` (từ ${day})`}, chưa áp dụng khi đó.`,
  otherTerm: (term: string, asked: string) =>
    `Nội dung dưới đây thuộc nhiệm kỳ ${term}, không phải nhiệm kỳ ${asked} được hỏi.`,
  amended: (what: string, by: string) =>
    `${what} đã được sửa đổi, bổ sung bởi ${by}; cần đọc cùng văn bản đó.`,
  local: (kind: string, place: string) => `Đây là ${kind} của ${place}, không phải quy định chung.`,
  localReport: (place: string) => `Đây là thông tin về ${place}, không phải quy định chung.`,
  below: (kind: string, place: string, asked: string) =>
    `Đây là ${kind} của ${place}, không phải của ${asked}.`,
  noneOfPlace: (place: string) =>
    `Kho tài liệu không có văn bản của ${place} về nội dung này; dưới đây là quy định chung.`,
  noneOfPlaceAtAll: (place: string) =>
    `Kho tài liệu không có văn bản của ${place} về nội dung này; văn bản của địa phương khác không áp dụng cho ${place}.`,
  formerProvince: (old: string, now: string) => `Tỉnh ${old} nay thuộc ${now} (từ 1/7/2025).`,
  endedDistrict: 'Cấp huyện đã kết thúc hoạt động từ 1/7/2025.',
  namesake: (meant: string, others: string) => `Trả lời theo ${meant}; văn bản trùng số là ${others}.`,
  levelsDiffer: 'Trung ương và địa phương quy định khác nhau về nội dung này.',
  sourcesDiffer: 'Hai nguồn cùng cấp nêu khác nhau về nội dung này; cần đối chiếu văn bản gốc.',
  central: 'Trung ương',
  localLevel: (place: string) => `Địa phương (${place})`,
  whichPaper: (words: string, count: number) =>
    `Có ${count} văn bản cùng mang số “${words}”. Đồng chí hỏi văn bản nào?`,
  whichPlace: (name: string, count: number) =>
    `Có ${count} đơn vị cùng tên “${name}” trong kho tài liệu. Đồng chí hỏi nơi nào?`,
} as const;
