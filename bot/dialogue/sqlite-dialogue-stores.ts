import { createClassStores } from '../class/store/class-stores.ts';
import type { BotDatabase } from '../store/bot-database.ts';
import type { DialogueStores } from './dialogue-parts.ts';
import { createSqliteApprovedAnswers } from './sqlite-approved-answers.ts';
import { createSqliteConversations } from './sqlite-conversations.ts';
import { createSqliteHandOffs } from './sqlite-hand-offs.ts';
import { createSqliteModelBudget } from './sqlite-model-budget.ts';
import { createSqliteOffers } from './sqlite-offers.ts';
import { createSqlitePeople } from './sqlite-people.ts';
import { createSqlitePersonRecords } from './sqlite-person-records.ts';
import { createSqliteQuestionsLog } from './sqlite-questions-log.ts';

/** All stores of the dialogue in the bot's database. */
export function createSqliteDialogueStores(db: BotDatabase, nowMs: () => number): DialogueStores {
  return {
    offers: createSqliteOffers(db, nowMs),
    conversations: createSqliteConversations(db, nowMs),
    people: createSqlitePeople(db, nowMs),
    handOffs: createSqliteHandOffs(db, nowMs),
    approvedAnswers: createSqliteApprovedAnswers(db, nowMs),
    questionsLog: createSqliteQuestionsLog(db, nowMs),
    modelBudget: createSqliteModelBudget(db),
    personRecords: createSqlitePersonRecords(db),
    classes: createClassStores(db, nowMs),
  };
}
