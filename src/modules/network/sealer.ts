import { secretOf } from '../../platform/config/home.ts';
import type { Settings } from '../../platform/config/settings.ts';
import { createSealer, type Sealer } from '../../platform/sealing/sealing.ts';

/** Seals what the network keeps secret: keys of agents, communities and passwords of devices. */
export function sealerOf(settings: Settings): Sealer {
  const secret = secretOf(settings.PENDOPO_HOME, settings.PENDOPO_SECRET);
  return createSealer([secret, ...settings.PENDOPO_FORMER_SECRETS]);
}
