import { modules } from './modules/index.ts';
import { describeGovernment, findPeople } from './modules/organization/index.ts';
import type { NotifyPorts } from './platform/messages/notify/notice-kind.ts';

/** How notices find the people of the organization. */
export const notifyPorts: NotifyPorts = {
  kinds: modules.flatMap((module) => module.notices ?? []),
  describeGovernment,
  async contactsOf(tx, personIds) {
    const people = await findPeople(tx, personIds);
    return people.flatMap(({ id, name, email, isActive }) => (isActive ? [{ personId: id, name, email }] : []));
  },
};
