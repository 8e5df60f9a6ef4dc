import type { ColumnType, Generated } from 'kysely';

declare module '../database/schema.ts' {
  interface Database {
    'messages.message': MessageTable;
    'messages.notice': NoticeTable;
    'messages.choice': ChoiceTable;
    'messages.digest_time': DigestTimeTable;
    'messages.push_host': PushHostTable;
    'messages.push_subscription': PushSubscriptionTable;
    'messages.push': PushTable;
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

/** On which way a person wants to be told. */
export type Channel = 'push' | 'mail' | 'daily' | 'weekly' | 'none';

interface NoticeTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly person_id: string;
  readonly kind: string;
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly href: string;
  readonly actions: ColumnType<unknown, string, never>;
  readonly state: Generated<'new' | 'daily' | 'weekly' | 'sent' | 'dropped'>;
  readonly created_at: Generated<Date>;
  readonly waits_since: ColumnType<Date | null, string | null | undefined, string | null>;
  readonly settled_at: ColumnType<Date | null, string | null | undefined, string | null>;
}

interface ChoiceTable {
  readonly government_id: Generated<string>;
  readonly person_id: string;
  readonly kind: string;
  readonly channel: Channel;
}

interface DigestTimeTable {
  readonly government_id: Generated<string>;
  readonly person_id: string;
  readonly hour: number;
  readonly weekday: number;
}

interface PushHostTable {
  readonly name: string;
  readonly note: string;
}

interface PushSubscriptionTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly person_id: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly device: string;
  readonly created_at: Generated<Date>;
  readonly last_sent_at: ColumnType<Date | null, string | null | undefined, string | null>;
}

interface PushTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly notice_id: string;
  readonly subscription_id: string;
  readonly state: Generated<'queued' | 'sending' | 'sent' | 'failed'>;
  readonly attempts: Generated<number>;
  readonly last_error: string | null;
  readonly created_at: Generated<Date>;
  readonly claimed_at: ColumnType<Date | null, string | null | undefined, string | null>;
  readonly sent_at: ColumnType<Date | null, string | null | undefined, string | null>;
}
