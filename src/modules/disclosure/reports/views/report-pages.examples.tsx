import type { UnitId } from '../../../../platform/identity/actor.ts';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { FiledCase } from '../../../cases/index.ts';
import type { StoredRequest } from '../../requests/queries.ts';
import { requestRow } from '../book-rows.ts';
import { periodsUntil } from '../period.ts';
import { type Report, type ReportFigures, reportWordsSchema } from '../report.ts';
import type { BookLine } from '../request-book.ts';
import { BookPage } from './book-page.tsx';
import { PublicReport, PublicReports } from './public-reports.tsx';
import { ReportPage } from './report-page.tsx';
import { ReportsPage } from './reports-page.tsx';

const today = Temporal.PlainDate.from('2026-11-23');
const period = { year: 2026, third: 2 } as const;
const figures: ReportFigures = {
  requests: {
    ...{ received: 1234, open: 3, withdrawn: 2, inTime: 1180, late: 49, overdue: 1, extended: 61 },
    ...{ medianDays: 6.5, averageDays: 7.2, byRequester: { person: 1100, group: 84, 'legal-entity': 50 } },
    byOutcome: { granted: 1100, partly: 40, refused: 12, 'not-held': 77 },
    ...{ byChannel: { web: 900, counter: 300, letter: 34 }, byArticle: { a: 2, h: 44, j: 9 } },
    byUnit: { '1': { received: 900, decided: 890, late: 30 }, '2': { received: 334, decided: 330, late: 20 } },
  },
  objections: {
    ...{ received: 4, open: 1, late: 0, disputes: 1, byGround: { a: 3, c: 1 }, byOutcome: { upheld: 1, rejected: 2 } },
  },
  groundTexts: { a: { id: 'Permintaan ditolak dengan alasan pengecualian', en: 'Refused' } },
  articleTexts: { h: { id: 'dapat mengungkap rahasia pribadi', en: 'may reveal what is private' } },
  unitNames: { '1': 'Dinas Pekerjaan Umum dan Penataan Ruang', '2': 'Sekretariat Daerah' },
};
const words = reportWordsSchema.parse({
  policy: 'Daftar informasi publik ditetapkan setiap semester.\n\nPermohonan dijawab oleh PPID pelaksana.',
  staff: 'Empat petugas <b>halo</b>, dua di antaranya bersertifikat.',
});
const published = {
  ...{ id: '1', period, words },
  published: { figures, on: Temporal.PlainDate.from('2026-09-10'), fileId: '1' },
} as Report & { published: NonNullable<Report['published']> };

const filed = {
  ...{ id: '1', number: 'IP-2026-000123-4', kind: 'information-request', title: 'Anggaran <i>jalan</i> Waled 2026' },
  ...{ text: '', channel: 'web', visibility: 'open', requester: null, isExtended: true, status: 'answered' },
  ...{ filedAt: Temporal.Instant.from('2026-06-02T02:00:00Z'), receivedOn: Temporal.PlainDate.from('2026-06-02') },
  ...{ dueOn: Temporal.PlainDate.from('2026-06-20'), answeredOn: Temporal.PlainDate.from('2026-06-25') },
  ...{ outcome: 'partly', unitId: '1' as UnitId, assigneeId: null },
} as FiledCase;
const request = {
  ...{ requesterKind: 'person', represented: '', occupation: '', purpose: '', access: 'digital', delivery: 'email' },
  ...{ caseId: filed.id, check: 'complete', checkedOn: null },
  decision: {
    ...{ outcome: 'partly', articles: ['h', 'j'], reason: '', holder: '', feeRupiah: 0, feeNote: '', letterNumber: '' },
    ...{ decidedOn: Temporal.PlainDate.from('2026-06-25'), decidedBy: '1' },
  },
} as unknown as StoredRequest;
const line: BookLine = { filed, request, unitName: 'Dinas Pekerjaan Umum' };
const book = {
  ...{ language: 'id' as const, book: 'permohonan' as const, period: { year: 2026, third: 0 as const } },
  ...{ periods: periodsUntil(today, 2), today, state: undefined, nextHref: null },
};
const reportPage = { language: 'id', period, figures, form: emptyForm, mayWrite: true, today } as const;

export const examples: Examples = {
  'buku kosong': () => <BookPage {...book} rows={[]} />,
  'buku dengan permohonan terlambat': () => (
    <BookPage {...book} rows={[requestRow(line, { language: 'id', today })]} nextHref="/meja/ppid/buku" />
  ),
  'daftar laporan': () => (
    <ReportsPage
      language="id"
      rule={{ citation: 'PerKI 1/2021', isVerified: false }}
      lines={periodsUntil(today, 2).map((one) => ({
        ...{ period: one, isOver: one.year < 2026 || one.third === 1 },
        report: one.year === 2025 ? published : null,
      }))}
    />
  ),
  'laporan sebagai draf': () => <ReportPage {...reportPage} isOver report={null} />,
  'laporan yang terbit': () => <ReportPage {...reportPage} isOver report={published} />,
  'laporan untuk semua orang': () => <PublicReport language="id" report={published} fileHref="/berkas/1/laporan.pdf" />,
  'belum ada laporan': () => <PublicReports language="id" governmentName="Kabupaten Contoh" reports={[]} />,
  'laporan yang terbit, didaftar': () => (
    <PublicReports language="id" governmentName="Kabupaten Contoh" reports={[published]} />
  ),
};
