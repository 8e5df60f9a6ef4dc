import { newId } from '../../../../platform/database/ids.ts';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { Confirmation } from '../../confirmation-queries.ts';
import { valuesOf } from '../schedule-form.ts';
import { DefaultsPage } from './defaults-page.tsx';
import { ItemListPage, type ItemListProps } from './item-list.tsx';
import { ItemPage, type ItemPageProps } from './item-page.tsx';
import { RankingPage } from './ranking-page.tsx';
import { aListedItem, aRankedUnit, aStoredItem, EXAMPLE_TODAY, exampleHeadings } from './sample-items.ts';
import { SamplePage } from './sample-page.tsx';
import { SchedulePage } from './schedule-page.tsx';

const day = (text: string) => Temporal.PlainDate.from(text);
const MARKUP = '<script>alert(1)</script>';
const counts = { late: 1, review: 1, due: 1, without: 1, confirmed: 1, fresh: 1 };
const none = { late: 0, review: 0, due: 0, without: 0, confirmed: 0, fresh: 0 };

const list: ItemListProps = {
  ...{ language: 'id', today: EXAMPLE_TODAY, filter: {}, unitName: null, counts, headings: exampleHeadings },
  ...{ form: emptyForm, submissionKey: newId(), mayConfirm: true, mayManage: true, mayReview: true },
  page: {
    rows: [
      aListedItem({ title: 'Tarif puskesmas', dueOn: day('2026-07-01'), lateOn: day('2026-07-15') }),
      aListedItem({ title: 'Prosedur evakuasi', dueOn: day('2026-11-20'), lateOn: day('2026-12-04') }),
      aListedItem({ title: 'Maklumat pelayanan', reviewReason: 'source-changed' }),
      aListedItem({ title: 'Struktur organisasi', how: 'confirmed', isSample: true }),
      aListedItem(),
      aListedItem({ title: 'Peraturan camat', cadence: null, dueOn: null, lateOn: null }),
    ],
    previous: 'a',
    next: 'b',
  },
};
const emptyPage = { rows: [], previous: null, next: null };

const confirmation: Confirmation = {
  ...{ id: newId<'confirmation'>(), itemId: newId<'item'>(), personId: newId<'person'>(), channel: 'desk' },
  ...{ reason: 'Sudah dibandingkan dengan dokumen resmi yang berlaku', version: 3, confirmedOn: EXAMPLE_TODAY },
  ...{ confirmedAt: Temporal.Instant.from('2026-11-23T02:00:00Z'), dueBefore: null, isSampled: false, verdict: null },
};
const verdict = {
  ...{ personId: newId<'person'>(), outcome: 'rejected' as const, reason: 'Tarifnya sudah berubah' },
  decidedAt: Temporal.Instant.from('2026-11-24T02:00:00Z'),
};

const item: ItemPageProps = {
  ...{
    language: 'id',
    today: EXAMPLE_TODAY,
    timeZone: 'Asia/Jakarta',
    item: aStoredItem(),
    unitName: 'Kecamatan Waled',
  },
  ...{ source: null, headings: exampleHeadings, confirmations: [], names: {}, publicHref: '/profil-dan-layanan' },
  ...{ confirmForm: emptyForm, scheduleForm: { values: valuesOf(aStoredItem()), errors: {} }, submissionKey: newId() },
  ...{ mayConfirm: true, mayManage: true },
};

const waiting = {
  ...{ id: newId<'confirmation'>(), itemId: newId<'item'>(), personId: null, reason: 'Sudah ditanyakan', isOwn: false },
  ...{ confirmedAt: confirmation.confirmedAt, title: 'Tarif puskesmas', unitName: 'Dinas Kesehatan', siteLabel: '' },
  ...{ path: '/tarif', publicHref: '/tarif' },
};
const samples = { language: 'id', timeZone: 'Asia/Jakarta', names: {}, judged: { id: null, form: emptyForm } } as const;
const rejected = {
  ...{ id: waiting.id, form: { values: {}, errors: { [`alasan-${waiting.id}`]: 'Tulis apa yang keliru.' } } },
};
const rule = {
  ...{ isTracked: true, cadence: 'P6M', graceDays: 14, citation: 'UU 14/2008 Pasal 9' },
  ...{ isVerified: true, isLocal: false },
};
const hrefOf = () => '/kesegaran/informasi';

export const examples: Examples = {
  'daftar: setiap keadaan': () => <ItemListPage {...list} />,
  'daftar: belum ada': () => <ItemListPage {...list} page={emptyPage} counts={none} />,
  'daftar: tidak ada yang cocok': () => (
    <ItemListPage {...list} page={emptyPage} filter={{ search: 'banjir', state: 'late' }} unitName="Kecamatan Waled" />
  ),
  'daftar: ditolak tanpa alasan': () => (
    <ItemListPage
      {...list}
      form={{ values: {}, errors: { alasan: 'Pilih atau tulis bagaimana Anda mengetahuinya.' } }}
    />
  ),
  'daftar: hanya melihat, judul berisi HTML': () => (
    <ItemListPage
      {...list}
      {...{ mayConfirm: false, mayManage: false, mayReview: false }}
      page={{ ...emptyPage, rows: [aListedItem({ title: MARKUP, unitName: MARKUP })] }}
    />
  ),
  'informasi: mutakhir': () => <ItemPage {...item} />,
  'informasi: sumbernya berubah': () => (
    <ItemPage
      {...item}
      item={aStoredItem({ reviewReason: 'source-changed', sourceContentId: newId<'content'>(), sourceVersion: 1 })}
      source={{ title: 'Templat profil', version: 3 }}
    />
  ),
  'informasi: dengan riwayat': () => (
    <ItemPage
      {...item}
      item={aStoredItem({ reviewReason: 'sample', how: 'confirmed', isSample: true })}
      confirmations={[
        { ...confirmation, id: newId<'confirmation'>(), isSampled: true },
        { ...confirmation, isSampled: true, verdict, channel: 'link', reason: MARKUP },
      ]}
    />
  ),
  'informasi: jadwal ditolak': () => (
    <ItemPage {...item} scheduleForm={{ values: { setiap: 'x' }, errors: { setiap: 'Tulis bilangan bulat.' } }} />
  ),
  'jadwal untuk beberapa': () => (
    <SchedulePage
      language="id"
      items={[aStoredItem(), aStoredItem({ title: MARKUP })]}
      headings={exampleHeadings}
      form={emptyForm}
    />
  ),
  'periksa: belum ada': () => <SamplePage {...samples} samples={[]} />,
  'periksa: menunggu': () => (
    <SamplePage {...samples} samples={[waiting, { ...waiting, id: newId<'confirmation'>(), isOwn: true }]} />
  ),
  'periksa: keliru tanpa alasan': () => <SamplePage {...samples} samples={[waiting]} judged={rejected} />,
  'peringkat unit': () => (
    <RankingPage
      language="id"
      mayReview
      order="best"
      hrefOf={hrefOf}
      page={{
        rows: [
          aRankedUnit({ unitName: 'Dinas Kesehatan', rank: 0, late: 0, review: 0, due: 0, without: 0 }),
          aRankedUnit({ weeks: aRankedUnit().weeks.slice(-1) }),
          aRankedUnit({ unitName: 'Desa Cibogo', rank: 20_000, ...none, without: 3, weeks: [] }),
          aRankedUnit({ unitName: MARKUP, rank: 30_000, ...none, weeks: [] }),
        ],
        previous: null,
        next: 'b',
      }}
    />
  ),
  'jadwal baku': () => (
    <DefaultsPage
      {...{ language: 'id', mayChange: true, form: { values: {}, errors: { jenis: 'Pilih jenis isi.' } } }}
      rules={[
        { kind: 'page', ...rule },
        { kind: 'news', ...rule, isTracked: false, cadence: null, isLocal: true, isVerified: false },
      ]}
    />
  ),
  'peringkat: belum dihitung': () => (
    <RankingPage language="en" mayReview={false} order="worst" hrefOf={hrefOf} page={emptyPage} />
  ),
};
