import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The pair of keys by which push services know this installation (RFC 8292). */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

const keysSchema = z.object({ publicKey: z.string(), privateKey: z.string() });

/**
 * The keys of this installation: made once and kept in `settings/vapid.json` of the home. Subscriptions hang on them:
 * with other keys every device has to be turned on again.
 */
export async function vapidKeysOf(home: string): Promise<VapidKeys> {
  const folder = join(home, 'settings');
  const file = join(folder, 'vapid.json');
  if (!existsSync(file)) {
    const { default: webPush } = await import('web-push');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `vapid-${process.pid}-${crypto.randomUUID()}.json`);
    writeFileSync(draft, JSON.stringify(webPush.generateVAPIDKeys()), { mode: 0o600, flag: 'wx' });
    claim(draft, file);
  }
  return keysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Of several processes that start at once, the first one's keys stay: a link is made whole, or not at all. */
function claim(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
