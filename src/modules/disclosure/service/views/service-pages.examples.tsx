import type { DeadlineRule } from '../../../../platform/deadlines/deadline.ts';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { type SavedService, serviceFactsSchema } from '../service.ts';
import { serviceTexts } from '../service-texts.ts';
import { ServiceDesk } from './service-desk.tsx';
import { ServicePage } from './service-page.tsx';

const rule = (id: string, amount: number, citation: string, extensionAmount: number | null = null) =>
  ({ id, amount, citation, extensionAmount, unit: 'working-days' }) as DeadlineRule;
const rules = [
  rule('disclosure.answer', 10, 'UU 14/2008 Pasal 22 ayat (7) dan ayat (8)', 7),
  rule('disclosure.objection-filing', 30, 'UU 14/2008 Pasal 36 ayat (1)'),
  rule('disclosure.objection-answer', 30, 'UU 14/2008 Pasal 36 ayat (2)'),
  rule('disclosure.dispute', 14, 'UU 14/2008 Pasal 37 ayat (2)'),
];
const facts = serviceFactsSchema.parse({
  ...{ superior: 'Drs. H. Hilmy <b>Rivai</b>, Sekretaris Daerah', ppid: 'Ani Suryani, Kepala Diskominfo' },
  ...{ officers: 'Budi Santoso\nCitra Lestari', place: 'Gedung Setda lantai 1', hours: 'Senin–Jumat 08.00–15.00 WIB' },
  ...{ fees: 'Rp500 per lembar, SK Bupati 5/2026', maklumat: serviceTexts('id').draft, signedBy: 'H. Imron' },
  ...{ signedTitle: 'Bupati', signedOn: '2026-11-02', audio: 'https://contoh.go.id/maklumat.mp3' },
});
const saved = {
  ...{ id: '1', facts, savedBy: '1', savedAt: Temporal.Instant.from('2026-11-23T02:00:00Z') },
} as SavedService;
const letterhead = {
  ...{ kind: 'pemda', name: 'Kabupaten Contoh', headName: '', headTitle: '', crestHref: null },
  ...{ address: 'Jl. Sunan Kalijaga 7, Sumber', phone: '(0231) 321001', email: 'ppid@contoh.go.id', whatsapp: '' },
} as Parameters<typeof ServicePage>[0]['letterhead'];
const page = { language: 'id' as const, name: 'Kabupaten Contoh', rules };
const desk = {
  ...{ language: 'id' as const, timeZone: 'Asia/Jakarta', today: Temporal.PlainDate.from('2026-11-23') },
  ...{ form: emptyForm, names: { '1': 'Ani Suryani' }, mayWrite: true, mayExport: true },
};

export const examples: Examples = {
  'halaman sebelum diisi': () => <ServicePage {...page} facts={null} letterhead={undefined} />,
  'halaman lengkap dengan maklumat': () => <ServicePage {...page} facts={facts} letterhead={letterhead} />,
  'meja sebelum diisi': () => <ServiceDesk {...desk} versions={[]} />,
  'meja dengan riwayat': () => (
    <ServiceDesk
      {...desk}
      versions={[saved, { ...saved, id: '2', facts: { ...facts, signedOn: '' } } as SavedService]}
    />
  ),
};
