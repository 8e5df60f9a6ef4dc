import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { MetricsPage, NewKeyPage } from './metrics-page.tsx';

const page = {
  ...{ language: 'id' as const, timeZone: 'Asia/Jakarta', readHref: 'https://contohkab.example/metrik-jaringan' },
  ...{ form: emptyForm, submissionKey: '01923456-0000-7000-8000-000000000000' },
} as const;
const moment = new Date('2026-11-24T02:00:00Z');

/** Every state of handing the readings on. */
export const examples: Examples = {
  'belum diatur': () => <MetricsPage {...page} keyMadeAt={null} receiver={undefined} />,
  'dikirim, dengan masalah': () => (
    <MetricsPage
      {...page}
      keyMadeAt={Temporal.Instant.from('2026-11-23T02:00:00Z')}
      receiver={{
        ...{ url: 'http://10.1.2.3:9090/api/v1/write', isOn: true, authorizationKind: 'bearer', sentUntil: moment },
        ...{
          sentTargetId: '',
          failures: 2,
          nextAt: moment,
          lastSentAt: null,
          problem: 'status-503',
          sentCount: 12_345,
        },
        droppedCount: 3,
      }}
    />
  ),
  'kunci ditampilkan sekali': () => <NewKeyPage language="id" value="pn_contoh-kunci-yang-panjang-sekali-0123456789" />,
};
