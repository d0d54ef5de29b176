import { CHANNEL_USAGE_SCHEMA } from './schema/channel-usage-schema.ts';
import { CLASS_SCHEMA } from './schema/class-schema.ts';
import { DIALOGUE_SCHEMA } from './schema/dialogue-schema.ts';
import { FEEDBACK_GROUPS_SCHEMA } from './schema/feedback-groups-schema.ts';
import { INBOX_COUNTS_SCHEMA, INBOX_SCHEMA } from './schema/inbox-schema.ts';
import { OUTBOX_SCHEMA } from './schema/outbox-schema.ts';
import { QUESTION_STATISTICS_SCHEMA } from './schema/question-statistics-schema.ts';
import { ZALO_TOKEN_SCHEMA } from './schema/zalo-token-schema.ts';
import { ZALO_WEBHOOK_SCHEMA } from './schema/zalo-webhook-schema.ts';

/**
 * Steps from an empty database to the present one; the number of a step is its place, counted from 1. A step that has
 * been released is never changed: what comes later is a new step.
 */
export const MIGRATIONS: readonly string[] = [
  [
    INBOX_SCHEMA,
    OUTBOX_SCHEMA,
    ZALO_TOKEN_SCHEMA,
    ZALO_WEBHOOK_SCHEMA,
    CHANNEL_USAGE_SCHEMA,
    DIALOGUE_SCHEMA,
  ].join('\n'),
  INBOX_COUNTS_SCHEMA,
  CLASS_SCHEMA,
  QUESTION_STATISTICS_SCHEMA,
  FEEDBACK_GROUPS_SCHEMA,
];
