import type { Permission } from '../../platform/identity/actor.ts';

/** Permissions for the pages that show the platform's own parts, by what they allow. */
export const PERMISSION = {
  deadlines: 'deadlines.view',
  audit: 'audit.view',
  messages: 'messages.view',
  calendar: 'calendar.manage',
} as const;

/** The same, with words for people. */
export const permissions: readonly Permission[] = [
  { name: PERMISSION.deadlines, label: { id: 'Melihat tenggat unit', en: 'See the deadlines of the unit' } },
  { name: PERMISSION.audit, label: { id: 'Membaca catatan audit', en: 'Read the audit log' } },
  {
    name: PERMISSION.messages,
    label: { id: 'Melihat dan mengirim ulang pesan keluar', en: 'See and resend outgoing messages' },
  },
  { name: PERMISSION.calendar, label: { id: 'Mengatur hari libur daerah', en: 'Set local holidays' } },
];
