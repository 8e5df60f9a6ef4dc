import { newId } from '../../../platform/database/ids.ts';
import type { Examples } from '../../../platform/ui/gallery-examples.ts';
import { AuditPage } from './audit-page.tsx';
import { CalendarPage } from './calendar-page.tsx';
import { OutboxPage } from './outbox-page.tsx';
import { SystemPage } from './system-page.tsx';

const at = Temporal.Instant.from('2026-11-23T02:00:00Z');
const entry = { sequence: 12, happenedAt: at, accountId: null, personId: null, action: 'sites.publish' } as const;
const audit = {
  ...({
    language: 'id',
    timeZone: 'Asia/Jakarta',
    names: {},
    olderHref: '/meja/audit?sebelum=12',
    isFirstPage: true,
  } as const),
  entries: [{ ...entry, subject: 'content:01a2069f-db21-7411-8f44-9824a363bc11', detail: { version: 2 } }],
};
const mail = {
  ...{
    id: newId<'message'>(),
    kind: 'identity.reset',
    subjectRef: 'account:1',
    to: 'ani@cirebonkab.go.id',
    sentAt: null,
  },
  ...{ subject: 'Atur ulang kata sandi', attempts: 3, lastError: 'ECONNECTION', createdAt: at },
};
const outbox = { language: 'id', timeZone: 'Asia/Jakarta', waiting: { held: 2, failed: 1 }, nextHref: null } as const;
const date = (text: string) => Temporal.PlainDate.from(text);
const calendar = { language: 'id', year: 2026, mayManage: true, submissionKey: '1' } as const;
const days = [
  {
    date: date('2026-08-17'),
    exception: {
      kind: 'national-holiday',
      name: 'Proklamasi Kemerdekaan',
      citation: 'SKB 3 Menteri',
      isVerified: false,
    },
  },
  {
    date: date('2026-12-02'),
    exception: { kind: 'local-holiday', name: 'Hari Jadi', citation: 'Keputusan Bupati 1/2026', isVerified: true },
  },
  { date: date('2026-12-05'), exception: { kind: 'worked' } },
] as const;

export const examples: Examples = {
  sistem: () => <SystemPage language="id" maySettings mayAudit mayMessages />,
  'belum ada catatan audit': () => <AuditPage {...audit} entries={[]} olderHref={null} verdict={null} />,
  'catatan audit yang utuh': () => <AuditPage {...audit} verdict={{ entries: 12, brokenAt: null }} />,
  'catatan audit yang putus': () => <AuditPage {...audit} verdict={{ entries: 4, brokenAt: 5 }} />,
  'pesan yang gagal': () => <OutboxPage {...outbox} state="failed" items={[{ ...mail, state: 'failed' }]} />,
  'belum ada pesan': () => <OutboxPage {...outbox} state="sent" items={[]} />,
  'kalender dengan hari yang belum diverifikasi': () => (
    <CalendarPage {...calendar} days={days} isLoaded form={{ values: { jenis: 'off' }, errors: {} }} />
  ),
  'kalender yang belum dimuat': () => (
    <CalendarPage
      {...calendar}
      year={2028}
      days={[]}
      isLoaded={false}
      form={{ values: { jenis: 'off', nama: 'Hari Jadi' }, errors: { tanggal: 'Isi tanggal.' } }}
    />
  ),
};
