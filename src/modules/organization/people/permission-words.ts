import type { Permission } from '../../../platform/identity/actor.ts';
import { permissions as own } from '../permissions.ts';
import type { Role } from './role.ts';

/** Words for permissions that the platform itself asks for and no module declares. */
const ofPlatform: readonly Permission[] = [
  { name: 'deadlines.view', label: { id: 'Melihat tenggat', en: 'See deadlines' } },
  { name: 'audit.view', label: { id: 'Melihat catatan audit', en: 'See the audit log' } },
  { name: 'messages.view', label: { id: 'Melihat pesan keluar', en: 'See outgoing messages' } },
  { name: 'calendar.manage', label: { id: 'Mengatur hari libur', en: 'Manage holidays' } },
];

/** All permissions with words: those declared, the platform's, and by their bare name those that only a role knows. */
export function describePermissions(
  declared: readonly Permission[] | undefined,
  roles: readonly Role[],
): readonly Permission[] {
  const byName = new Map(
    [...ofPlatform, ...own, ...(declared ?? [])].map((permission) => [permission.name, permission]),
  );
  for (const name of roles.flatMap(({ permissions }) => permissions)) {
    if (!byName.has(name)) byName.set(name, { name, label: { id: name, en: name } });
  }
  return [...byName.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
