import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { OFFICER_ACTIONS } from '../../guard.ts';
import { question } from '../../question.ts';
import { CasePage } from './case-page.tsx';
import { aDeskCase, aQueuedCase, TODAY } from './example-cases.ts';
import { IntakePage } from './intake-page.tsx';
import { QueuePage } from './queue-page.tsx';
import { TemplatesPage } from './templates-page.tsx';
import { WorkloadPage } from './workload-page.tsx';

const queue = {
  language: 'id',
  view: 'unit',
  ...{
    filter: { search: 'lampu', kind: undefined, unit: undefined, due: undefined },
    kinds: [question],
    isUnitUnknown: false,
  },
  ...{ today: TODAY, nextHref: null, mayTakeIn: true, mayExport: true },
  ...{ counts: { mine: 1, unit: 3, unclaimed: 2, waiting: 0 }, names: { u: 'Dinas Kesehatan', p: 'Ani Petugas' } },
  colleagues: [{ id: 'p', name: 'Ani Petugas' }],
} as const;

const page = {
  language: 'id',
  ...{
    timeZone: 'Asia/Jakarta',
    today: TODAY,
    kind: question,
    form: emptyForm,
    panel: null,
    ownFields: {},
    otherKinds: [{ name: 'information-request', label: { id: 'Permohonan informasi', en: 'Request' } }],
  },
  rights: { actions: OFFICER_ACTIONS, mayIdentify: true, taskIds: [], mayPrint: true },
  ...{ identity: { isOpened: false, nik: '3209••••••••••03' }, colleagues: queue.colleagues },
  unitNames: ['Dinas Pendidikan', 'Dinas Perhubungan'],
} as const;

export const examples: Examples = {
  'antrean dengan yang terlambat': () => (
    <QueuePage
      {...queue}
      rows={[
        aQueuedCase({ title: 'Lampu jalan padam', dueOn: TODAY.subtract({ days: 2 }) }),
        aQueuedCase({ id: '2', title: 'Jam buka puskesmas', dueOn: TODAY, visibility: 'confidential' }),
        aQueuedCase({ id: '3', title: '<script>alert(1)</script>', dueOn: TODAY.add({ days: 9 }) }),
      ]}
    />
  ),
  'antrean kosong': () => <QueuePage {...queue} rows={[]} colleagues={[]} />,
  'kasus yang dapat dikerjakan': () => <CasePage {...page} desk={aDeskCase({})} />,
  'kasus rahasia, menunggu warga': () => (
    <CasePage {...page} desk={aDeskCase({ visibility: 'confidential', status: 'waiting' })} />
  ),
  'kasus yang hanya boleh dibaca': () => (
    <CasePage
      {...page}
      rights={{ actions: [], mayIdentify: false, taskIds: [], mayPrint: false }}
      desk={aDeskCase({})}
    />
  ),
  'mencatat dari loket': () => (
    <IntakePage
      {...{ language: 'id', form: emptyForm, today: TODAY, submissionKey: 'k', keptFiles: [], kind: question }}
      {...{ kinds: [question, { name: 'x', label: { id: 'Permohonan informasi', en: 'Request' } }], ownFields: null }}
    />
  ),
  'keterlambatan dan beban': () => (
    <WorkloadPage
      language="id"
      names={queue.names}
      lines={[{ unitId: aQueuedCase({}).unitId, assigneeId: null, open: 12, overdue: 3, soon: 4, waiting: 1 }]}
    />
  ),
  'belum ada templat': () => <TemplatesPage language="id" templates={[]} form={emptyForm} />,
};
