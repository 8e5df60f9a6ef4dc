import type { Examples } from '../../ui/gallery-examples.ts';
import type { ActionOutcome } from '../acting.ts';
import type { ActionView } from '../purpose.ts';
import { ActionPage, type ActionPageProps } from './action-page.tsx';

const view: ActionView = {
  title: 'Apakah isi ini masih benar?',
  lead: 'Jam pelayanan dan syarat KTP-el, Kecamatan Waled.',
  facts: [
    { term: 'Terakhir diperbarui', value: '23 Mei 2026' },
    { term: 'Perlu dilihat lagi', value: 'paling lambat 23 November 2026' },
    { term: 'Dasar', value: 'UU 14/2008 Pasal 9' },
  ],
  fields: [
    {
      name: 'alasan',
      label: 'Mengapa tidak berubah',
      hint: 'Misalnya: sudah dicek ke loket pelayanan.',
      kind: 'text',
    },
    {
      name: 'kepada',
      label: 'Kepada',
      kind: 'choice',
      options: [{ value: '1', label: 'Budi Santoso' }],
    },
    { name: 'sampai', label: 'Sampai dengan', kind: 'date', value: '2026-11-30' },
  ],
  button: 'Masih benar',
  state: null,
  href: '/meja/kesegaran',
};

const open: ActionOutcome = {
  ...{ kind: 'open', view, personName: 'Siti Aminah', values: {}, errors: {} },
  expiresAt: Temporal.Instant.from('2026-11-30T02:00:00Z'),
};

const show =
  (outcome: ActionOutcome, language: 'id' | 'en' = 'id') =>
  ({ assets }: { readonly assets: ActionPageProps['assets'] }) => (
    <ActionPage {...{ language, outcome, assets, governmentName: 'Kabupaten Cirebon', timeZone: 'Asia/Jakarta' }} />
  );

export const examples: Examples = {
  'tautan yang berlaku': show(open),
  'isian keliru, nilai berisi HTML': show({
    ...open,
    view: { ...view, facts: [{ term: 'Isi', value: '<script>alert(1)</script>' }] },
    values: { alasan: '<b>ya</b>' },
    errors: { alasan: 'Tulis alasannya paling sedikit sepuluh huruf.', kepada: 'Pilih rekan dari daftar.' },
  }),
  'hanya di meja kerja': show({ ...open, view: { ...view, fields: [], button: null } }),
  selesai: show({
    kind: 'done',
    title: view.title,
    text: 'Dicatat: masih benar sampai 23 Mei 2027.',
    undoPath: '/t/contoh',
  }),
  'tidak berlaku': show({ kind: 'dead' }),
  'wewenang ditarik, bahasa Inggris': show({ kind: 'refused' }, 'en'),
  'isi sudah berubah': show({ kind: 'stale', href: '/meja' }),
};
