import type { UnitId } from '../../../../../platform/identity/actor.ts';
import type { Examples } from '../../../../../platform/ui/gallery-examples.ts';
import type { TargetId } from '../../core/target.ts';
import type { RecordedTarget } from '../target-records.ts';
import { ChooseMethodPage, DeleteTargetPage, TargetFormPage } from './target-form-page.tsx';
import { TargetList } from './target-list.tsx';

const KEY = '01923456-0000-7000-8000-000000000000';
const target: RecordedTarget = {
  ...{
    id: 'a' as TargetId,
    unitId: 'u' as UnitId,
    unitPath: '/waled/',
    locationId: null,
    deviceId: null,
    linkId: null,
  },
  ...{ name: '<b>Router</b> Waled & cadangan', method: 'icmp', host: '10.1.2.3', port: null, options: {} },
  ...{ parentGroups: [], intervalSeconds: 60, retries: 2, retrySeconds: 10, sourceId: 'probe', isSample: false },
  ...{ mostLossPercent: null, mostLatencyMs: null, isActive: true },
};
const list = { language: 'id', query: undefined, method: undefined, state: undefined, nextHref: null } as const;
const rights = { submissionKey: KEY, mayManage: true, mayHandOn: true };
const suggestions = { units: ['waled'], locations: ['Kantor Waled'], devices: [], agents: [], credentials: [] };
const blank = { language: 'id', target: null, submissionKey: KEY, suggestions } as const;
const form = { values: { interval: '60', sumber: 'probe' }, errors: {} };

/** Every state of the targets. */
export const examples: Examples = {
  'belum ada sasaran': () => <TargetList {...list} {...rights} targets={[]} />,
  'sasaran yang dipantau dan yang dihentikan': () => (
    <TargetList
      {...list}
      {...rights}
      targets={[
        target,
        { ...target, id: 'b' as TargetId, name: 'Layanan Contoh', method: 'http', port: 8443, isActive: false },
        { ...target, id: 'c' as TargetId, name: 'Kecamatan Contoh', method: 'simulated', host: '', isSample: true },
      ]}
    />
  ),
  'memilih cara': () => <ChooseMethodPage language="id" />,
  'formulir halaman web dengan kesalahan': () => (
    <TargetFormPage
      {...blank}
      method="http"
      form={{ ...form, errors: { alamat: 'Tulis nama atau alamat IP yang benar.' } }}
    />
  ),
  'mengubah sasaran SNMP': () => <TargetFormPage {...blank} target={target} method="snmp" form={form} />,
  'menghapus bertanya dulu': () => <DeleteTargetPage language="id" target={target} />,
};
