import type { ColumnType, Generated } from 'kysely';

declare module '../database/schema.ts' {
  interface Database {
    'messages.message': MessageTable;
  }
}

/**
 * Where a message stands. `held`: no mail server is set, or one was not yet asked again; `failed`: given up, after
 * retries or because the server refused it for good.
 */
export type MessageState = 'queued' | 'sending' | 'sent' | 'failed' | 'held';

interface MessageTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly subject_ref: string;
  readonly to_address: string;
  readonly subject: string;
  readonly body_text: string;
  readonly body_html: string | null;
  readonly contains_secret: boolean;
  readonly state: MessageState;
  readonly attempts: Generated<number>;
  readonly last_error: string | null;
  readonly created_at: ColumnType<Date, string | undefined, never>;
  readonly claimed_at: ColumnType<Date | null, string | null, string | null>;
  readonly sent_at: ColumnType<Date | null, string | null, string | null>;
}
