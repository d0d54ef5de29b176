import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { AskedOn } from '../dialogue/questions-log.ts';
import type { DayCount } from '../dialogue/question-book.ts';
import { QUESTIONS_PAGE as SAY } from './question-messages.vi.ts';
import type { DayChart, Series } from './views/day-chart.ts';

const DAY_MS = 86_400_000;
const STATUSES = ['answered', 'clarify', 'not-found', 'refused'] as const;
export const ASKED_ON: readonly AskedOn[] = ['web', 'telegram', 'zalo-oa', 'zalo-bot'];

/** The last `count` days, the given one last. */
export function lastDays(today: CalendarDate, count: number): string[] {
  const end = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: count }, (_, i) =>
    new Date(end - (count - 1 - i) * DAY_MS).toISOString().slice(0, 10),
  );
}

/** Charts by outcome and by channel; none when nothing was asked. */
export function chartsOf(counts: readonly DayCount[], days: readonly string[]): DayChart[] {
  if (counts.length === 0) return [];
  const place = new Map(days.map((day, at) => [day, at]));
  const series = (name: string, colour: number, isOf: (count: DayCount) => boolean): Series => {
    const values = days.map(() => 0);
    for (const count of counts.filter(isOf)) {
      const at = place.get(count.day);
      if (at !== undefined) values[at] = (values[at] ?? 0) + count.count;
    }
    return { name, colour, counts: values };
  };
  return [
    {
      title: SAY.chartOf(days.length),
      days,
      series: STATUSES.map((status, i) =>
        series(SAY.statuses[status], i + 1, (one) => one.status === status),
      ),
    },
    {
      title: SAY.channelChartOf(days.length),
      days,
      series: ASKED_ON.flatMap((channel, i) =>
        counts.some((one) => one.channel === channel)
          ? [series(SAY.channels[channel], i + 1, (one) => one.channel === channel)]
          : [],
      ),
    },
  ];
}
