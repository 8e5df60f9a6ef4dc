import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Where a form stands on this device: being written, waiting for a link, or refused with a reason. */
export type EntryState = 'draft' | 'waiting' | 'refused';

/** A form of the desk as it is kept on this device. Files are kept as the browser holds them. */
export interface Entry {
  /** The key of the form's first page: the server counts it once. */
  readonly key: string;
  readonly account: string;
  /** The page of the form, which of its forms it is, and where it is sent. */
  readonly path: string;
  readonly formId: string;
  readonly action: string;
  readonly title: string;
  readonly isMultipart: boolean;
  readonly fields: readonly (readonly [string, string | File])[];
  readonly state: EntryState;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly reason?: string;
}

interface OutboxSchema extends DBSchema {
  entries: { key: string; value: Entry; indexes: { account: string } };
}

const NAME = 'pendopo-kiriman';
const VERSION = 1;

let opened: Promise<IDBPDatabase<OutboxSchema>> | undefined;

/** Each version adds to what is there; nothing that waits is ever dropped by an upgrade of the application. */
function open(): Promise<IDBPDatabase<OutboxSchema>> {
  opened ??= openDB<OutboxSchema>(NAME, VERSION, {
    upgrade(database, from) {
      if (from < 1) database.createObjectStore('entries', { keyPath: 'key' }).createIndex('account', 'account');
    },
  });
  return opened;
}

/** All entries of an account, the oldest first. */
export async function listEntries(account: string): Promise<readonly Entry[]> {
  const entries = await (await open()).getAllFromIndex('entries', 'account', account);
  return entries.toSorted((a, b) => a.savedAt - b.savedAt);
}

export async function saveEntry(entry: Entry): Promise<void> {
  await (await open()).put('entries', entry);
}

export async function removeEntry(key: string): Promise<void> {
  await (await open()).delete('entries', key);
}
