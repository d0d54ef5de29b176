import type { KnowledgeSearch } from '../../../knowledge/search/search.ts';
import type { KnowledgeReader } from '../../../knowledge/store/store.ts';
import { MAY_SHOW, type Audience } from '../audience.ts';
import { situationFacts, type SituationFacts } from './read-situation.ts';

const known = new WeakMap<object, Map<Audience, SituationFacts>>();

/** The facts of a version that the audience may see, worked out once: asking back names papers and places. */
export function versionFacts(
  reader: Pick<KnowledgeReader, 'documents' | 'register'>,
  search: Pick<KnowledgeSearch, 'has'>,
  audience: Audience,
): SituationFacts {
  const ofVersion = known.get(reader) ?? new Map<Audience, SituationFacts>();
  known.set(reader, ofVersion);
  const facts =
    ofVersion.get(audience) ??
    situationFacts(
      {
        documents: () =>
          reader.documents().filter(({ disclosure }) => MAY_SHOW[audience].includes(disclosure)),
        register: () => reader.register(),
      },
      search,
    );
  ofVersion.set(audience, facts);
  return facts;
}
