import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { cancelDeadline, registerDeadline } from '../../../platform/deadlines/deadlines.ts';
import { getRootUnit } from '../../organization/index.ts';

/** So long before its end a contract stands in the queue, in days: a tender takes about as long. */
const NOTICE_DAYS = 90;

interface EndingContract {
  readonly id: string;
  readonly number: string;
  readonly provider: string;
  readonly endsOn: string;
}

/** Keeps the queue right for one contract that was added, changed or removed. */
export async function noteContractEnd(tx: Tx, id: string, today: Temporal.PlainDate): Promise<void> {
  const reason = 'Contract was changed';
  await cancelDeadline(tx, { subject: `contract:${id}`, kind: 'contract-end', on: today, by: null, reason });
  await noteContractEnds(tx, today, id);
}

/**
 * Puts contracts in the queue that end within 90 days, once each.
 * @param id only this contract, when given
 * @returns how many were put there
 */
export async function noteContractEnds(tx: Tx, today: Temporal.PlainDate, id?: string): Promise<number> {
  const { rows } = await sql<EndingContract>`
    select contract.id, contract.number, provider.name as provider, to_char(contract.ends_on, 'YYYY-MM-DD') as "endsOn"
    from network.contract
    join network.provider on provider.government_id = contract.government_id and provider.id = contract.provider_id
    where ends_on between ${today.toString()}::date and ${today.add({ days: NOTICE_DAYS }).toString()}::date
      and (${id ?? null}::uuid is null or contract.id = ${id ?? null}::uuid)
      and (noted_end is distinct from ends_on or ${id ?? null}::uuid is not null)
    order by contract.id`.execute(tx);
  for (const contract of rows) await putInQueue(tx, contract, today);
  return rows.length;
}

async function putInQueue(tx: Tx, contract: EndingContract, today: Temporal.PlainDate): Promise<void> {
  const root = await getRootUnit(tx);
  const subject = `contract:${contract.id}`;
  await cancelDeadline(tx, { subject, kind: 'contract-end', on: today, by: null, reason: 'Contract was changed' });
  await registerDeadline(tx, {
    ...{ subject, kind: 'contract-end', unitId: root.id, unitPath: root.path, startedOn: today },
    dueOn: Temporal.PlainDate.from(contract.endsOn),
    citation: `Kontrak ${contract.number}`,
    title: {
      id: `Kontrak ${contract.number} dengan ${contract.provider} berakhir`,
      en: `Contract ${contract.number} with ${contract.provider} ends`,
    },
    href: `/meja/jaringan/kontrak/${contract.id}`,
  });
  await sql`update network.contract set noted_end = ends_on where id = ${contract.id}`.execute(tx);
}
