import { Document as LangChainDocument } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import { dayInVietnam, formatDate } from '../model/calendar-date.ts';
import { formatLocator } from '../model/passage.ts';
import type { KnowledgeSearch } from './search.ts';

/** Metadata of a retrieved passage: everything a citation needs. */
export interface PassageMetadata extends Record<string, unknown> {
  passageId: string;
  documentId: string;
  title: string;
  number: string | null;
  issuer: string | null;
  issuedOn: string | null;
  locator: string | null;
  validity: string;
  score: number;
}

export interface KnowledgeRetrieverInput extends BaseRetrieverInput {
  readonly search: KnowledgeSearch;
  /** Passages returned at most. @default 8 */
  readonly top?: number;
  readonly now?: () => Date;
}

/** The product's search as a LangChain retriever. Returns public passages only. */
export class KnowledgeRetriever extends BaseRetriever<PassageMetadata> {
  static override lc_name(): string {
    return 'KnowledgeRetriever';
  }
  override lc_namespace = ['tro-ly-can-bo', 'retrievers'];
  readonly #search: KnowledgeSearch;
  readonly #top: number;
  readonly #now: () => Date;

  constructor({ search, top = 8, now = () => new Date(), ...base }: KnowledgeRetrieverInput) {
    super(base);
    this.#search = search;
    this.#top = top;
    this.#now = now;
  }

  override async _getRelevantDocuments(query: string): Promise<LangChainDocument<PassageMetadata>[]> {
    const found = await this.#search.search({
      texts: [{ text: query, weight: 1 }],
      asOf: dayInVietnam(this.#now()),
      places: this.#search.placesIn(query),
      top: this.#top,
    });
    return found.map(
      ({ passage, document, score, validity }) =>
        new LangChainDocument<PassageMetadata>({
          id: passage.id,
          pageContent: passage.text,
          metadata: {
            passageId: passage.id,
            documentId: document.id,
            title: document.title,
            number: document.number,
            issuer: document.issuer,
            issuedOn: document.issuedOn === null ? null : formatDate(document.issuedOn),
            locator: formatLocator(passage.locator),
            validity,
            score,
          },
        }),
    );
  }
}
