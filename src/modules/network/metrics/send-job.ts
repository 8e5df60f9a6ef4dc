import { z } from 'zod';
import type { Settings } from '../../../platform/config/settings.ts';
import { type GovernmentId, idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { enqueue } from '../../../platform/jobs/enqueue.ts';
import type { Job, JobDeps } from '../../../platform/jobs/job.ts';
import type { OutboundPolicy } from '../../../platform/outbound/post.ts';
import { getGovernment, listGovernments } from '../../organization/index.ts';
import {
  type AddressGuard,
  createAddressGuard,
  ownHostsOf,
  refusalOf,
  unguarded,
} from '../monitoring/probes/address-guard.ts';
import { sealerOf } from '../sealer.ts';
import { findReceiver } from './receiver.ts';
import { type Sending, sendBatch } from './send-readings.ts';

const MOST_BATCHES = 200;
const WORKS_SECONDS = 50;

/** Where readings may go: devices of the internet and private ranges, and this machine where the setting says so. */
export function outboundOf(settings: Settings): { readonly policy: OutboundPolicy; readonly guard: AddressGuard } {
  const mayBeLocal = settings.PENDOPO_LOCAL_RECEIVER === '1';
  const isLocal = (address: string) => mayBeLocal && refusalOf(address) === 'own-machine';
  return {
    policy: { allowsHttp: true, mayReach: (address) => refusalOf(address) === null || isLocal(address) },
    guard: mayBeLocal ? unguarded : createAddressGuard({ ownHosts: ownHostsOf(settings) }),
  };
}

/** What a sending of one government works with. */
export async function openSending(deps: JobDeps, governmentId: GovernmentId): Promise<Sending> {
  const { db, settings, clock } = deps;
  const tenant = { governmentId };
  const { label } = await inReadOnly(db, tenant, getGovernment);
  const sealing = { sealer: sealerOf(settings), tenant };
  return { db, tenant, government: label, sealing, now: () => clock.now(), ...outboundOf(settings) };
}

/** Sends what one government has measured since the last time. */
export const sendReadingsJob: Job<{ readonly governmentId: GovernmentId }> = {
  name: 'network.send-readings',
  schema: z.object({ governmentId: idSchema<'government'>() }),
  timeoutSeconds: 120,
  retryLimit: 0,
  async run(context, { governmentId }) {
    const sending = await openSending(context, governmentId);
    const endsMs = performance.now() + WORKS_SECONDS * 1000;
    let count = 0;
    for (let batch = 0; batch < MOST_BATCHES && performance.now() < endsMs && !context.signal.aborted; batch += 1) {
      const end = await sendBatch(sending);
      if (end.kind !== 'done') break;
      count += end.count;
      if (!end.more) break;
    }
    return count;
  },
};

/** Sends for every government that has a receiver. */
export const everyMinute: Job<Record<string, never>> = {
  name: 'network.send-all-readings',
  schema: z.object({}),
  timeoutSeconds: 50,
  retryLimit: 0,
  cron: '* * * * *',
  async run({ db }) {
    let count = 0;
    let cursor: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof listGovernments>> = await listGovernments(db, { limit: 100, cursor });
      for (const { id: governmentId } of page.rows) {
        const receiver = await inReadOnly(db, { governmentId }, findReceiver);
        if (!receiver?.isOn) continue;
        await enqueue(db, sendReadingsJob, { governmentId }, { singletonKey: governmentId });
        count += 1;
      }
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return count;
  },
};
