import type { DateExplanation } from '../../../../platform/deadlines/explain.ts';
import type { UnitId } from '../../../../platform/identity/actor.ts';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { CaseId, CaseRecord } from '../../../cases/index.ts';
import type { StoredObjection } from '../queries.ts';
import { CitizenObjectionPanel } from './citizen-objection-panel.tsx';
import { DisputeForm } from './dispute-forms.tsx';
import { ObjectionOffer } from './objection-offer.tsx';
import { ObjectionPage } from './objection-page.tsx';
import { ObjectionPanel } from './objection-panel.tsx';
import { ObjectionsList } from './objections-list.tsx';
import { PeriodicObjectionPage } from './periodic-objection-page.tsx';

const today = Temporal.PlainDate.from('2026-11-23');
const language = 'id';
const filing: DateExplanation = {
  ...{ startedOn: today, dueOn: today.add({ days: 46 }), citation: 'UU 14/2008 Pasal 36 ayat (1)', isVerified: true },
  rule: { id: 'disclosure.objection-filing', unit: 'working-days', amount: 30, effectiveFrom: today, isLocal: false },
  ...{ days: [], unloadedYears: [2027] },
};
const past = { ...filing, dueOn: today.subtract({ days: 1 }) };
const request: CaseRecord = {
  ...{ id: '1' as CaseId, kind: 'information-request', number: 'IP-2026-000001-8', status: 'answered' },
  ...{ unitId: 'u' as UnitId, unitPath: '/', assigneeId: null, channel: 'web', title: 'Kontrak <i>jembatan</i> Waled' },
  ...{ text: '', receivedOn: today, filedAt: Temporal.Instant.from('2026-11-23T02:00:00Z'), visibility: 'open' },
  ...{ outcome: 'refused', submissionKey: 'k', mergedIntoId: null },
};
const found: CaseRecord = { ...request, id: '2' as CaseId, kind: 'objection', number: 'KB-2026-000001-3' };
const grounds = [
  {
    ...({ code: 'a', citation: 'UU 14/2008 Pasal 35 ayat (1) huruf a', isVerified: true } as const),
    text: { id: 'Permintaan informasi ditolak dengan alasan pengecualian', en: 'The request was refused' },
  },
];
const open: StoredObjection = {
  ...{ caseId: found.id, requestId: request.id, ground: 'a', knownOn: today, filingDueOn: past.dueOn, isLate: true },
  ...{ representative: 'Budi <b>Santoso</b>, S.H.', groundText: { id: 'Permintaan ditolak', en: 'Refused' } },
  ...{ citation: 'UU 14/2008 Pasal 35 ayat (1) huruf a', decision: null, dispute: null },
};
const upheld: StoredObjection = {
  ...open,
  isLate: false,
  decision: {
    ...{ outcome: 'upheld', reason: 'Terbuka', order: 'Berikan salinannya.', giveBy: today, letterNumber: '' },
    ...{ decidedOn: today, decidedBy: 'p' as never, carriedOutOn: null },
  },
};
const lodged: StoredObjection = {
  ...upheld,
  dispute: { number: '012/XI/KI-JBR/2026', commission: 'Komisi Informasi Jawa Barat', lodgedOn: today, end: null },
};
const right = { since: 'decision', until: filing } as const;
const shown = { language, form: emptyForm, today, submissionKey: 'k', keptFiles: [] } as const;
const page = { ...shown, action: '/lacak', request, grounds, isCounter: false } as const;
const objectionable = { request, grounds: ['a'], since: today, filing } as const;
const panel = { language, today, request, right: null, isOwn: false, mayManage: true } as const;

export const examples: Examples = {
  'mengajukan keberatan': () => <ObjectionPage {...page} objectionable={objectionable} />,
  'keberatan terlambat, isian keliru': () => (
    <ObjectionPage
      {...page}
      objectionable={{ ...objectionable, filing: past }}
      keptFiles={[{ id: 'f', name: 'kuasa.pdf' }]}
      form={{ values: { isi: '<b>Isi</b> tetap ada' }, errors: { dasar: 'Pilih alasan keberatan.' } }}
    />
  ),
  'belum ada yang dikeberatankan': () => <ObjectionPage {...page} objectionable={objectionable} grounds={[]} />,
  'mencatat di loket': () => <ObjectionPage {...page} objectionable={objectionable} isCounter />,
  'informasi berkala tidak ada': () => <PeriodicObjectionPage {...shown} unitName="Dinas Kesehatan" />,
  'ditawarkan kepada pemohon': () => (
    <ObjectionOffer {...{ language, today, filing, grounds: ['a'], href: '/lacak', objections: [] }} />
  ),
  'sudah diajukan': () => (
    <ObjectionOffer
      {...{ language, today, filing: past, grounds: ['d'], href: '/lacak', objections: [{ objection: open, found }] }}
    />
  ),
  'pemohon membaca putusan': () => (
    <CitizenObjectionPanel {...{ language, today, objection: upheld, requestNumber: request.number, right }} />
  ),
  'waktu ke Komisi Informasi lewat': () => (
    <CitizenObjectionPanel
      {...{ language, today, objection: open, requestNumber: null, right: { since: 'lapse', until: past } }}
    />
  ),
  'meja: baru masuk': () => <ObjectionPanel {...panel} objection={open} isOwn />,
  'meja: sengketa berjalan': () => <ObjectionPanel {...panel} objection={lodged} right={right} />,
  'meja: perintah tanpa permohonan': () => (
    <ObjectionPanel {...panel} objection={{ ...upheld, requestId: null, ground: 'b' }} request={null} right={right} />
  ),
  'meja: keberatan atas permohonan': () => (
    <ObjectionsList {...{ language, objections: [{ objection: upheld, found, mayOpen: true }], takeInHref: '/meja' }} />
  ),
  'meja: sengketa keliru diisi': () => (
    <DisputeForm
      {...{ language, caseId: found.id, today, dispute: null }}
      form={{ values: { nomor: '1' }, errors: { komisi: 'Isi nama Komisi Informasi, 3 sampai 200 huruf.' } }}
    />
  ),
};
