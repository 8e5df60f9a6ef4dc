import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '@tus/file-store';
import type { Server } from '@tus/server';
import { z } from 'zod';
import type { Settings } from '../../../platform/config/settings.ts';
import type { GovernmentId } from '../../../platform/database/ids.ts';
import type { Tenant } from '../../../platform/database/tenancy.ts';
import { SIZE_LIMIT_BYTES } from '../../../platform/files/limits.ts';

/** Where uploads are taken up that go on after a broken link. */
export const UPLOAD_PATH = '/unggah';
const KEPT_MS = 24 * 60 * 60 * 1000;
const LARGEST_BYTES = Math.max(...Object.values(SIZE_LIMIT_BYTES));
/** Unfinished and finished ones together, in one government. */
const MOST_KEPT = 500;
const ID = /^[0-9a-f]{32}$/;
const metadata = z.object({ kunci: z.guid(), filename: z.string().min(1).max(300) });

/** A part of the disk for each government, so that no upload is reached from another. */
interface Opened {
  readonly server: Server;
  readonly store: FileStore;
}

/** Uploads in pieces (tus 1.0.0), kept in the installation's home for a day at most. */
export interface UploadStore {
  /** The server that speaks the protocol for a government. */
  serverOf(tenant: Tenant): Promise<Server>;
  /** A finished upload of a form; undefined when it is another form's, unfinished, or gone. */
  findFinished(tenant: Tenant, id: string, key: string): Promise<FinishedUpload | undefined>;
  /** Removes what is older than a day; answers how many. */
  sweep(): Promise<number>;
}

/** An upload that arrived whole. */
export interface FinishedUpload {
  readonly fileName: string;
  readonly bytes: Buffer;
}

const stores = new WeakMap<Settings, UploadStore>();

/** The store of an installation, in its home. */
export function uploadStoreOf(settings: Settings): UploadStore {
  const known = stores.get(settings) ?? openUploadStore(join(settings.PENDOPO_HOME, 'unggahan'));
  stores.set(settings, known);
  return known;
}

/** Opens the store in a folder, which is made when first needed. */
function openUploadStore(folder: string): UploadStore {
  const opened = new Map<GovernmentId, Promise<Opened>>();
  const open = ({ governmentId }: Tenant) => {
    const known = opened.get(governmentId) ?? openFor(join(folder, governmentId));
    opened.set(governmentId, known);
    return known;
  };
  return {
    serverOf: async (tenant) => (await open(tenant)).server,
    async findFinished(tenant, id, key) {
      if (!ID.test(id)) return undefined;
      const { store } = await open(tenant);
      const upload = await store.getUpload(id).catch(() => undefined);
      const about = metadata.safeParse(upload?.metadata);
      if (!upload || !about.success || about.data.kunci !== key || upload.offset !== upload.size) return undefined;
      return { fileName: about.data.filename, bytes: await readFile(join(folder, tenant.governmentId, id)) };
    },
    async sweep() {
      const names = await readdir(folder).catch(() => []);
      const swept = await Promise.all(
        names.map(async (name) => (await open({ governmentId: name as GovernmentId })).store.deleteExpired()),
      );
      return swept.reduce((sum, count) => sum + count, 0);
    },
  };
}

/** The library is loaded when the first large file comes. */
async function openFor(directory: string): Promise<Opened> {
  const [{ FileStore }, { Server }] = await Promise.all([import('@tus/file-store'), import('@tus/server')]);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const store = new FileStore({ directory, expirationPeriodInMilliseconds: KEPT_MS });
  const server = new Server({
    ...{ path: UPLOAD_PATH, datastore: store, relativeLocation: true, maxSize: LARGEST_BYTES },
    onUploadCreate: async (_request, upload) => {
      if (upload.size === undefined || !metadata.safeParse(upload.metadata).success) throw refusal(400);
      if ((await readdir(directory)).length >= MOST_KEPT * 2) throw refusal(503);
      return {};
    },
  });
  return { server, store };
}

/** As the library wants it. */
function refusal(status: 400 | 503): Error {
  const body = status === 400 ? 'kunci, filename or length missing\n' : 'Too many uploads are kept\n';
  return Object.assign(new Error(body), { status_code: status, body });
}
