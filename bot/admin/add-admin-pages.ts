import type { AdminArea } from './admin-routes.ts';
import { addDocumentPages, type DocumentPageParts } from './document-pages.ts';
import { addKeptPages, type KeptPageParts } from './kept-pages.ts';
import { addKnowledgePages, type KnowledgePageParts } from './knowledge-pages.ts';
import { addPeoplePages, type PeoplePageParts } from './people-pages.ts';
import { addQuestionActions, type QuestionActionParts } from './question-actions.ts';
import { addQuestionPages, type QuestionPageParts } from './question-pages.ts';
import { addUpdatePages, type UpdatePageParts } from './update-pages.ts';
import { addVersionPages, type VersionPageParts } from './version-pages.ts';

/** Everything that the pages behind the sign-in work with. */
export interface AdminPagesParts
  extends
    KnowledgePageParts,
    DocumentPageParts,
    UpdatePageParts,
    VersionPageParts,
    QuestionPageParts,
    QuestionActionParts,
    KeptPageParts,
    PeoplePageParts {
  readonly approved: QuestionActionParts['approved'] & KeptPageParts['approved'];
  readonly golden: QuestionActionParts['golden'] & KeptPageParts['golden'];
  readonly people: QuestionPageParts['people'] & PeoplePageParts['people'];
  readonly incoming: DocumentPageParts['incoming'] & UpdatePageParts['incoming'];
  readonly ingest: DocumentPageParts['ingest'] & VersionPageParts['ingest'];
}

/** Adds every page and action of the administrators. */
export function addAdminPages(area: AdminArea, parts: AdminPagesParts): void {
  addKnowledgePages(area, parts);
  addDocumentPages(area, parts);
  addUpdatePages(area, parts);
  addVersionPages(area, parts);
  addQuestionPages(area, parts);
  addQuestionActions(area, parts);
  addKeptPages(area, parts);
  addPeoplePages(area, parts);
}
