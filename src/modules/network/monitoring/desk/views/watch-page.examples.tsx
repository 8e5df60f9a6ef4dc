import { emptyForm } from '../../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../../platform/ui/gallery-examples.ts';
import type { ReadIncident } from '../../alerts/incident-queries.ts';
import type { IncidentId } from '../../core/incident.ts';
import type { TargetId } from '../../core/target.ts';
import type { TargetNow } from '../../storage/history.ts';
import { IncidentPage } from './incident-page.tsx';
import { WatchPage } from './watch-page.tsx';

const at = new Date('2026-11-23T01:00:00Z');
const target: TargetNow = {
  ...{ id: 'a' as TargetId, name: 'Simpul <b>Waled</b>', unitPath: '/waled/', locationId: null, linkId: null },
  ...{ method: 'icmp', state: 'down', isWorkedAt: false, isFlapping: true, sinceAt: at, readAt: at, latencyMs: null },
  ...{ lossPercent: 100, parentGroups: [], isSample: true },
};
const incident: ReadIncident = {
  ...{ id: 'i' as IncidentId, kind: 'down', targetId: target.id, rootName: target.name, unitPath: '/waled/' },
  ...{ beganAt: at, endedAt: null, isClosed: false, isFlapping: false, isSample: true, cutOffIds: ['b' as TargetId] },
  ...{ acknowledgedAt: null, acknowledgedBy: null, cause: '', forceMajeure: '' },
};
const reading = { language: 'id', timeZone: 'Asia/Jakarta' } as const;
const page = {
  ...reading,
  query: undefined,
  state: undefined,
  nextHref: null,
  mayManage: true,
  mayExport: true,
} as const;
const names = [{ id: 'b' as TargetId, name: 'Kantor Kecamatan Waled', services: ['Layanan KTP', 'Surat'] }];
const rights = { mayOperate: true, mayManage: true };

/** Every state of the watch and of an incident. */
export const examples: Examples = {
  'belum ada yang dipantau': () => <WatchPage {...page} counts={new Map()} open={[]} recent={[]} targets={[]} />,
  'satu gangguan memutus beberapa kantor': () => (
    <WatchPage
      {...page}
      counts={
        new Map([
          ['down', 1],
          ['unreachable', 1],
          ['up', 41],
        ])
      }
      open={[incident]}
      recent={[{ ...incident, id: 'j' as IncidentId, endedAt: new Date('2026-11-23T01:25:00Z'), isClosed: true }]}
      targets={[
        target,
        { ...target, id: 'b' as TargetId, name: 'Kantor Waled', state: 'unreachable', isFlapping: false },
        {
          ...target,
          id: 'c' as TargetId,
          name: 'Kantor Losari',
          state: 'up',
          latencyMs: 12.4,
          isFlapping: false,
          isSample: false,
        },
      ]}
    />
  ),
  'gangguan yang belum ditangani': () => (
    <IncidentPage {...reading} {...rights} incident={incident} handler={null} names={names} form={emptyForm} />
  ),
  'gangguan selesai, keadaan kahar': () => (
    <IncidentPage
      {...reading}
      {...rights}
      incident={{
        ...{ ...incident, endedAt: new Date('2026-11-23T03:00:00Z'), isClosed: true, acknowledgedAt: at },
        ...{ cause: 'Kabel putus digali', forceMajeure: 'Banjir' },
      }}
      handler="Pranata Contoh"
      names={[]}
      form={emptyForm}
    />
  ),
};
