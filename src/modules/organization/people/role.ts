import type { Id } from '../../../platform/database/ids.ts';

/** A role of one government. */
export type RoleId = Id<'role'>;

/** The default roles, by a key that does not change when a government renames one. */
export type RoleKey =
  | 'admin'
  | 'engineer'
  | 'opd-operator'
  | 'kecamatan-operator'
  | 'desa-operator'
  | 'unit-head'
  | 'editor'
  | 'ppid-officer'
  | 'ppid'
  | 'sekda'
  | 'regional-head';

/** A set of permissions, given to people at units. */
export interface Role {
  readonly id: RoleId;
  readonly key: RoleKey;
  readonly name: string;
  /** What its holders do, in one sentence. */
  readonly summary: string;
  readonly permissions: readonly string[];
}

const WRITE = ['sites.write', 'sites.publish', 'sites.manage', 'freshness.confirm', 'freshness.manage'];
const SEE = ['organization.view', 'deadlines.view'];
const SITES = ['sites.write', 'sites.review', 'sites.publish', 'sites.warn', 'sites.manage', 'sites.settings'];
const FRESHNESS = ['freshness.confirm', 'freshness.manage', 'freshness.review'];
const ORGANIZATION = [
  'organization.view',
  'organization.manage-units',
  'organization.manage-people',
  'organization.manage-settings',
  'organization.import-roster',
];
const CASES = ['cases.view', 'cases.work', 'cases.intake'];
const LEAD_CASES = [...CASES, 'cases.assign', 'cases.identity', 'cases.export'];
const NETWORK = ['network.view', 'network.operate', 'network.manage', 'network.export'];
const PPID = ['disclosure.view', 'disclosure.manage', 'disclosure.decide', 'disclosure.export'];
const PLATFORM = ['deadlines.view', 'audit.view', 'messages.view', 'calendar.manage'];

/** The roles that every new government begins with; which role may do what is the government's to change. */
export const defaultRoles: readonly Omit<Role, 'id'>[] = [
  {
    key: 'admin',
    name: 'Admin',
    summary: 'Mengurus seluruh situs, unit kerja, orang, peran, dan pengaturan.',
    permissions: [...ORGANIZATION, ...SITES, ...FRESHNESS, ...PLATFORM, ...LEAD_CASES, ...NETWORK, ...PPID],
  },
  {
    key: 'engineer',
    name: 'Pranata komputer Diskominfo',
    summary: 'Menjalankan sistem: situs, unit kerja, orang, catatan audit, dan pesan keluar.',
    permissions: [...ORGANIZATION, ...SITES, ...FRESHNESS, ...PLATFORM, ...NETWORK],
  },
  {
    key: 'opd-operator',
    name: 'Operator perangkat daerah',
    summary: 'Menulis dan menerbitkan di situs perangkat daerahnya; menjawab kasus warga.',
    permissions: [...SEE, ...WRITE, ...CASES, 'network.view'],
  },
  {
    key: 'kecamatan-operator',
    name: 'Operator kecamatan',
    summary: 'Menulis dan menerbitkan di situs kecamatan; membantu desa dan kelurahan di bawahnya.',
    permissions: [...SEE, ...WRITE, 'sites.review', ...CASES, 'network.view'],
  },
  {
    key: 'desa-operator',
    name: 'Operator desa/kelurahan',
    summary: 'Menulis dan menerbitkan di situs desa atau kelurahannya.',
    permissions: [...SEE, ...WRITE, ...CASES, 'network.view'],
  },
  {
    key: 'unit-head',
    name: 'Kepala unit kerja',
    summary: 'Mengawasi kemutakhiran informasi dan kasus unitnya, dan membagi pekerjaan.',
    permissions: [...SEE, 'sites.review', 'freshness.review', ...LEAD_CASES, 'network.view'],
  },
  {
    key: 'editor',
    name: 'Penyunting',
    summary: 'Memeriksa tulisan yang diajukan, lalu menerbitkan atau mengembalikannya.',
    permissions: [...SEE, 'sites.write', 'sites.review', 'sites.publish'],
  },
  {
    key: 'ppid-officer',
    name: 'Petugas PPID',
    summary: 'Menyiapkan informasi publik dan melayani permohonannya.',
    permissions: [
      ...SEE,
      'sites.write',
      'sites.review',
      'sites.publish',
      ...FRESHNESS,
      ...CASES,
      'cases.export',
      ...PPID,
    ],
  },
  {
    key: 'ppid',
    name: 'PPID',
    summary: 'Bertanggung jawab atas informasi publik, termasuk pengumuman serta-merta.',
    permissions: [
      ...SEE,
      'sites.write',
      'sites.review',
      'sites.publish',
      'sites.warn',
      ...FRESHNESS,
      ...LEAD_CASES,
      ...PPID,
    ],
  },
  {
    key: 'sekda',
    name: 'Sekretaris daerah',
    summary: 'Melihat seluruh tenggat dan catatan; memutus keberatan; menerbitkan pengumuman serta-merta.',
    permissions: [
      ...SEE,
      'sites.review',
      'sites.publish',
      'sites.warn',
      'freshness.review',
      'audit.view',
      'cases.view',
      'cases.work',
      'cases.assign',
      'disclosure.view',
      'disclosure.object',
      'disclosure.export',
      'network.view',
    ],
  },
  {
    key: 'regional-head',
    name: 'Kepala daerah',
    summary: 'Melihat seluruh tenggat dan capaian.',
    permissions: [...SEE, 'audit.view', 'cases.view', 'disclosure.view', 'network.view'],
  },
];
