import type { Id } from '../../../../../platform/database/ids.ts';
import type { Examples } from '../../../../../platform/ui/gallery-examples.ts';
import type { DeviceId, LinkId, LocationId } from '../../../inventory/watched.ts';
import type { TargetId } from '../../core/target.ts';
import type { CircuitMonth } from '../circuits.ts';
import { SlaList } from './sla-pages.tsx';

const HOUR = 3_600_000;
const circuit: CircuitMonth = {
  link: {
    ...{ id: 'l' as LinkId, name: 'Sambungan <b>Waled</b>', service: 'wan', medium: 'fiber', watchAddress: null },
    ...{ aLocationId: 'a' as LocationId, aDeviceId: null, zLocationId: null, zDeviceId: 'd' as DeviceId },
    ...{
      providerId: 'p' as Id<'provider'>,
      providerName: 'Penyedia Contoh',
      contractId: null,
      contractNumber: '027/12',
    },
    ...{ downMbps: 20, upMbps: 20, priceMonthRupiah: 4_500_000, slaPercent: 99.5, penalty: [], isSample: true },
    ...{ startsOn: null, endsOn: null, unitPath: '/waled/' },
  } as CircuitMonth['link'],
  target: {
    ...{
      id: 't' as TargetId,
      name: 'Kantor Waled',
      unitId: 'u',
      unitPath: '/waled/',
      locationId: null,
      deviceId: null,
    },
    ...{ linkId: 'l', method: 'simulated', host: '', port: null, options: {}, parentGroups: [], intervalSeconds: 60 },
    ...{ retries: 2, retrySeconds: 10, sourceId: 'probe', mostLossPercent: null, mostLatencyMs: null, isSample: true },
  },
  availability: {
    ...{ knownMs: 720 * HOUR, downMs: 6 * HOUR, countedMs: 5 * HOUR, rawPercent: 99.166, adjustedPercent: 99.304 },
    pieces: [{ fromMs: 0, toMs: HOUR, state: 'down', verdict: 'counted' }],
  },
  ...{ isKept: false, penaltyRupiah: 225_000 },
};
const page = { language: 'id', month: '2026-11', isUnfinished: true, mayExport: true } as const;

/** Every state of the SLA of a month. */
export const examples: Examples = {
  'belum ada sambungan yang dipantau': () => <SlaList {...page} circuits={[]} />,
  'sambungan dengan denda': () => (
    <SlaList
      {...page}
      circuits={[
        circuit,
        { ...circuit, isKept: null, penaltyRupiah: 0, target: { ...circuit.target, id: 's' as TargetId } },
      ]}
    />
  ),
};
