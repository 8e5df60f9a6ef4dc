import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { Exemption } from '../exemption.ts';
import { DeskExemptions, PublicExemptions } from './exemption-lists.tsx';
import { ExemptionPage, ExemptionTest } from './exemption-page.tsx';

const day = (text: string) => Temporal.PlainDate.from(text);
const closed = {
  ...{
    id: '1',
    unitId: '1',
    unitPath: '/dinkes/',
    title: 'Denah <i>pusat data</i> dan letak server',
    state: 'decided',
  },
  ...{ articles: ['c', 'h'], otherBasis: 'UU 27/2022', ifOpened: 'Dapat diserang.', ifClosed: 'Denah tidak terlihat.' },
  ...{ weighing: 'Layanan bagi 2 juta warga bergantung padanya.', tookPart: 'Tim Pertimbangan, BPBD', testedBy: '1' },
  ...{ testedOn: day('2026-11-02'), decidedBy: '2', endedBecause: null },
  decree: { number: '188/5/2026', on: day('2026-11-10'), validFrom: day('2026-11-10'), validUntil: day('2028-11-10') },
} as unknown as Exemption;
const proposed: Exemption = { ...closed, id: '2' as Exemption['id'], state: 'proposed', decree: null, decidedBy: null };
const unitNames = new Map([['1', 'Dinas Komunikasi dan Informatika']]);
const list = { language: 'id' as const, unitNames, search: undefined, nextHref: null };
const page = {
  ...{ language: 'id' as const, unitName: 'Dinas Komunikasi dan Informatika', names: { '1': 'Ani', '2': 'Hilmy' } },
  ...{ form: emptyForm, today: day('2026-11-23'), isOwnTest: false },
};

export const examples: Examples = {
  'tidak ada yang ditutup': () => <PublicExemptions {...list} rows={[]} holderName="Kabupaten Contoh" />,
  'yang ditutup, untuk semua orang': () => <PublicExemptions {...list} rows={[closed]} holderName="Kabupaten Contoh" />,
  'daftar di meja': () => <DeskExemptions {...list} rows={[proposed, closed]} state={undefined} mayPropose />,
  'uji konsekuensi': () => (
    <ExemptionTest
      {...{ language: 'id', form: emptyForm, formKey: 'k', today: day('2026-11-23') }}
      articles={[{ code: 'h', text: { id: 'dapat mengungkap rahasia pribadi', en: 'private' }, citation: '' }]}
      units={[{ id: '1', name: 'Dinas Kesehatan' }]}
    />
  ),
  'usul yang dapat ditetapkan': () => <ExemptionPage {...page} exemption={proposed} steps={['decide', 'reject']} />,
  'yang ditutup dapat dibuka': () => <ExemptionPage {...page} exemption={closed} steps={['open']} />,
  'usul sendiri': () => <ExemptionPage {...page} exemption={proposed} steps={[]} isOwnTest />,
};
