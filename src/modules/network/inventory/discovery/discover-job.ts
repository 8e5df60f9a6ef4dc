import { z } from 'zod';
import { type GovernmentId, idSchema } from '../../../../platform/database/ids.ts';
import type { Job } from '../../../../platform/jobs/job.ts';
import { sealerOf } from './credentials.ts';
import type { DiscoveryId } from './discovery-queries.ts';
import { runDiscovery } from './round.ts';

/** Asks the addresses of one round. */
export const discoverJob: Job<{ readonly governmentId: GovernmentId; readonly discoveryId: DiscoveryId }> = {
  name: 'network.discover',
  schema: z.object({ governmentId: idSchema<'government'>(), discoveryId: idSchema<'discovery'>() }),
  timeoutSeconds: 900,
  retryLimit: 1,
  run: ({ db, clock, settings, signal }, { governmentId, discoveryId }) =>
    runDiscovery({ db, clock, sealer: sealerOf(settings), signal }, { governmentId }, discoveryId),
};
