import type { Generated, JSONColumnType } from 'kysely';

declare module '../../platform/database/schema.ts' {
  interface Database {
    'following.choice': ChoiceTable;
    'following.key': KeyTable;
    'following.follower': FollowerTable;
    'following.told': ToldTable;
    'following.activity': ActivityTable;
    'following.delivery': DeliveryTable;
    'following.memory': MemoryTable;
  }
}

/** What is sent out. */
export type ActivityKind = 'Accept' | 'Create' | 'Update' | 'Delete';

/** How a delivery stands; refused and unreachable ones are not tried again. */
export type DeliveryState = 'waiting' | 'delivered' | 'refused' | 'unreachable';

interface ChoiceTable {
  readonly government_id: Generated<string>;
  readonly site_id: string;
  readonly is_on: boolean;
  readonly changed_at: Generated<Date>;
}

interface KeyTable {
  readonly government_id: Generated<string>;
  readonly site_id: string;
  readonly algorithm: 'rsa' | 'ed25519';
  readonly public_jwk: JSONColumnType<object>;
  readonly sealed_private_jwk: string;
  readonly made_at: Generated<Date>;
}

interface FollowerTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly site_id: string;
  readonly actor_uri: string;
  readonly inbox_uri: string;
  readonly delivery_uri: string;
  readonly followed_at: Generated<Date>;
  readonly failures: Generated<number>;
  readonly failing_since: Date | null;
}

interface ToldTable {
  readonly government_id: Generated<string>;
  readonly content_id: string;
  readonly site_id: string;
  readonly version: number;
  readonly is_withdrawn: Generated<boolean>;
  readonly first_told_at: Date;
}

interface ActivityTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly site_id: string;
  readonly kind: ActivityKind;
  readonly document: JSONColumnType<object>;
  readonly made_at: Generated<Date>;
}

interface DeliveryTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly activity_id: string;
  readonly site_id: string;
  readonly inbox_uri: string;
  readonly state: Generated<DeliveryState>;
  readonly attempts: Generated<number>;
  readonly error: string | null;
  readonly changed_at: Generated<Date>;
}

interface MemoryTable {
  readonly government_id: Generated<string>;
  readonly key: string;
  readonly value: JSONColumnType<object>;
  readonly expires_at: Date;
}
