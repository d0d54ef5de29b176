import type { CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { KnowledgeReader } from '../../../knowledge/store/store.ts';
import { staleness, type Staleness } from '../../quiz/is-stale.ts';
import type { QuizItem } from '../../quiz/quiz-item.ts';

/**
 * What has become of the sources of items in the version in use, worked out once for a version and day: hashing the
 * passages of hundreds of items takes too long for a page. `gone` while no version is there.
 */
export function createFreshness(
  reader: () => KnowledgeReader | null,
  today: () => CalendarDate,
): (item: QuizItem) => Staleness | null {
  let known = new Map<string, Staleness | null>();
  let knownFor = '';
  return (item) => {
    const held = reader();
    if (held === null) return 'gone';
    const day = today();
    const state = `${held.manifest.name} ${day}`;
    if (state !== knownFor) {
      known = new Map();
      knownFor = state;
    }
    const found = known.get(item.id);
    if (found !== undefined) return found;
    const stale = staleness(item, held, day);
    known.set(item.id, stale);
    return stale;
  };
}
