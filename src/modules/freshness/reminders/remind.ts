import type { Tx } from '../../../platform/database/database.ts';
import { originOf, type PublicAddress } from '../../../platform/http/place.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import type { NoticeKind } from '../../../platform/messages/notify/notice-kind.ts';
import { notify } from '../../../platform/messages/notify/notify.ts';
import { findUnits, getGovernment, listRoleHolders, type RoleHolder } from '../../organization/index.ts';
import { PERMISSION } from '../permissions.ts';
import { type DigestLine, digestOf } from './digest.ts';
import { type Audience, nearest, stepToday } from './ladder.ts';
import { readFacts, reminderActions } from './reminder-actions.ts';
import { type Climber, insertReminders, listClimbers, readLadder } from './reminder-queries.ts';

/** What the reminders of a day are sent with. */
export interface Reminding {
  readonly address: PublicAddress;
  readonly today: Temporal.PlainDate;
}

/** How people are reminded. Renewing is a duty by UU 14/2008 ps. 9, so that it cannot be turned off. */
export const REMINDER: NoticeKind = {
  ...{ name: 'freshness.reminder', isLegal: true, usual: 'mail' },
  label: { id: 'Informasi yang perlu diperbarui', en: 'Information to be updated' },
};

/** More than this on one day are told on the next one. */
const MOST_A_DAY = 20_000;

/**
 * Tells whoever's turn it is, one notice a person with all that is new for them. Told once for each step and due date,
 * however often it runs.
 * @returns how many people were written to
 */
export async function remindAll(tx: Tx, { address, today }: Reminding): Promise<number> {
  const ladder = await readLadder(tx, today);
  const lead = Math.max(0, ...ladder.map(({ offsetDays }) => -offsetDays));
  const lastStep = ladder.at(-1)?.step ?? 0;
  const climbers = await listClimbers(tx, { dueBy: today.add({ days: lead }), lastStep, limit: MOST_A_DAY });
  const steps = climbers.flatMap((item) => {
    const step = stepToday(item, ladder, today);
    return step ? [{ item, step }] : [];
  });
  if (steps.length === 0) return 0;
  const addressees = addresseesOf(await listRoleHolders(tx, { today, permissions: ASKED }));
  const turns = steps.map(({ item, step }) => ({ item, step, people: addressees(step.audience, item) }));
  const told = turns.map(({ item, step, people }) => ({
    ...{ itemId: item.itemId, dueOn: item.dueOn, step: step.step, told: people.length },
  }));
  await insertReminders(tx, told, today);
  return sendDigests(tx, turns, { address, today });
}

const ASKED = [PERMISSION.confirm, PERMISSION.review];

type Addressees = (audience: Audience, item: Climber) => readonly RoleHolder[];

/** Who stands nearest to an item; asked once for each unit. */
function addresseesOf(holders: readonly RoleHolder[]): Addressees {
  const byAudience: Readonly<Record<Audience, readonly RoleHolder[]>> = {
    operator: holders.filter(({ permissions }) => permissions.includes(PERMISSION.confirm)),
    head: holders.filter(({ permissions }) => permissions.includes(PERMISSION.review)),
    sekda: holders.filter(({ roleKey }) => roleKey === 'sekda'),
  };
  const known = new Map<string, readonly RoleHolder[]>();
  return (audience, { unitPath }) => {
    const key = `${audience} ${unitPath}`;
    const found = known.get(key) ?? nearest(byAudience[audience], unitPath);
    known.set(key, found);
    return found;
  };
}

interface Turn {
  readonly item: Climber;
  readonly step: { readonly audience: Audience };
  readonly people: readonly RoleHolder[];
}

async function sendDigests(tx: Tx, turns: readonly Turn[], { address, today }: Reminding): Promise<number> {
  const { label } = await getGovernment(tx);
  const units = await findUnits(tx, [...new Set(turns.map(({ item }) => item.unitId))]);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const digests = new Map<PersonId, { readonly person: RoleHolder; readonly lines: DigestLine[] }>();
  for (const { item, step, people } of turns) {
    for (const person of people) {
      const digest = digests.get(person.personId) ?? { person, lines: [] };
      const isThere = digest.lines.some((line) => line.item.itemId === item.itemId);
      if (!isThere) digest.lines.push({ item, audience: step.audience, unitName: names.get(item.unitId) ?? '' });
      digests.set(person.personId, digest);
    }
  }
  const operated = turns.flatMap(({ item, step }) => (step.audience === 'operator' ? [item.contentId] : []));
  const facts = await readFacts(tx, operated);
  for (const { person, lines } of digests.values()) {
    const { title, text } = digestOf({ lines, today, origin: originOf(address, label) });
    await notify(tx, {
      ...{ personId: person.personId, kind: REMINDER.name, title, text, href: '/meja/kesegaran' },
      ...{ key: `freshness.digest:${person.personId}:${today}`, actions: reminderActions(person, lines, facts) },
    });
  }
  return digests.size;
}
