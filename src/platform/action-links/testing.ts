import { sql } from 'kysely';
import { pino } from 'pino';
import type { Clock } from '../clock.ts';
import type { Db, Tx } from '../database/database.ts';
import { type GovernmentId, newId } from '../database/ids.ts';
import { inReadOnly } from '../database/tenancy.ts';
import { createApp } from '../http/app.ts';
import type { App } from '../http/fastify.ts';
import { createPageCache } from '../http/page-cache.ts';
import type { SitePlace } from '../http/place.ts';
import type { Assets } from '../ui/assets.ts';
import type { ActionService } from './acting.ts';
import { actionLinkRoutes } from './routes.ts';

/** A government whose portal answers at `<label>.localhost`. */
export interface TestPortal {
  readonly governmentId: GovernmentId;
  readonly label: string;
}

interface DoorParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly purposes: ActionService['purposes'];
  readonly actorOf: ActionService['actorOf'];
  readonly portals: readonly TestPortal[];
  /** Every line of the log. */
  readonly onLog?: (line: string) => void;
  readonly assets?: Assets;
  readonly assetsDir?: string;
  /** Requests a minute from one address; 0, the default, for no limits at all. */
  readonly perMinute?: number;
}

const noAssets: Assets = {
  ...{ stylesheet: '/aset/theme.css', slimStylesheet: '/aset/slim.css', font: '', icon: '/aset/roof.svg' },
  island: (name) => `/aset/${name}.js`,
};

/** The real web server with the pages behind links alone. */
export async function openActionDoor(parts: DoorParts): Promise<App> {
  const { db, clock, purposes, actorOf, portals, assets = noAssets, assetsDir = import.meta.dirname } = parts;
  const places = new Map(portals.map((portal) => [`${portal.label}.localhost`, placeOf(portal)]));
  const app = await createApp({
    ...{ db, assets, assetsDir, cache: createPageCache(1_000_000), secret: 's'.repeat(40), isSecure: false },
    ...{ perMinute: parts.perMinute ?? 0, trustProxy: false as const },
    hosts: { find: async (name) => places.get(name) ?? null, forget: () => undefined },
    log: pino({ level: 'debug' }, { write: (line: string) => parts.onLog?.(line) }),
  });
  const address = { scheme: 'http', domain: 'localhost', port: 3000 } as const;
  await app.register(actionLinkRoutes, { db, clock, purposes, actorOf, assets, address });
  await app.ready();
  return app;
}

function placeOf({ governmentId, label }: TestPortal): SitePlace {
  return {
    ...{ kind: 'site', governmentId, siteId: newId<'site'>(), unitId: newId<'unit'>(), unitPath: '/' },
    ...{ isGovernmentSite: true, governmentName: `Kabupaten ${label}`, governmentLabel: label },
    ...{ timeZone: 'Asia/Jakarta', hue: null },
  };
}

/** What a phone does with a link: open it, or send its form. */
export function aPhone(app: App, portal: TestPortal) {
  const headers = { host: `${portal.label}.localhost` };
  return {
    get: (path: string) => app.inject({ method: 'GET', url: path, headers }),
    post: (path: string, fields: Readonly<Record<string, string>> = {}) =>
      app.inject({
        ...{ method: 'POST', url: path, payload: new URLSearchParams(fields).toString() },
        // As browsers send it from a page with `no-referrer` that they do not trust enough for Fetch Metadata.
        headers: { ...headers, origin: 'null', 'content-type': 'application/x-www-form-urlencoded' },
      }),
  };
}

/** What was done, by action, oldest first. */
export async function auditedIn(db: Db, portal: TestPortal) {
  return inReadOnly(db, portal, async (tx: Tx) => {
    const { rows } = await sql<{
      action: string;
      subject: string;
      person_id: string | null;
      detail: Record<string, unknown>;
    }>`select action, subject, person_id, detail from audit.entry order by recorded_at, id`.execute(tx);
    return rows;
  });
}
