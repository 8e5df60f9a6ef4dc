import { z } from 'zod';
import { type GovernmentId, idSchema } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import { retitleDeadlines } from '../../platform/deadlines/deadlines.ts';
import { deleteFile } from '../../platform/files/files.ts';
import { listGovernmentIds } from '../../platform/http/hosts.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { AnyJob, Job, JobContext } from '../../platform/jobs/job.ts';
import { forgetMessages } from '../../platform/messages/outbox.ts';
import { getGovernment } from '../organization/index.ts';
import { type CaseKind, subjectOf } from './case.ts';
import { changeCase, dayByRule } from './case-change.ts';
import { type CaseOffice, type Moment, openCaseOffice } from './office.ts';
import { eraseWords, listDueToClose, listDueToErase } from './queries.ts';

const AT_ONCE = 200;
const system = (tenant: Tenant) => ({ tenant, author: 'system', actor: null }) as const;

interface Settling extends Tenant {
  readonly governmentId: GovernmentId;
}

/** The background work of the module, over the kinds that the installation knows. */
export function jobsFor(kinds: readonly CaseKind[]): readonly AnyJob[] {
  const settle: Job<Settling> = {
    name: 'cases.settle',
    schema: z.object({ governmentId: idSchema<'government'>() }),
    timeoutSeconds: 600,
    retryLimit: 3,
    run: (context, { governmentId }) => settleGovernment(context, openCaseOffice(context, kinds), { governmentId }),
  };
  const settleAll: Job<Record<string, never>> = {
    name: 'cases.settle-everywhere',
    schema: z.object({}),
    timeoutSeconds: 300,
    retryLimit: 1,
    cron: '10 2 * * *',
    run: (context) => settleEverywhere(context, settle),
  };
  return [settle, settleAll] as readonly AnyJob[];
}

async function settleEverywhere({ db }: JobContext, settle: Job<Settling>): Promise<number> {
  const ids = await listGovernmentIds(db);
  for (const governmentId of ids) {
    await inTransaction(db, { governmentId }, (tx) =>
      enqueue(tx, settle, { governmentId }, { singletonKey: `settle ${governmentId}` }),
    );
  }
  return ids.length;
}

/**
 * Closes what was answered long enough ago, and erases the personal data of what was closed long enough ago. Each case in
 * a transaction of its own; safe to run twice.
 * @returns how many cases were settled
 */
async function settleGovernment(
  { db, clock, signal }: Pick<JobContext, 'db' | 'clock' | 'signal'>,
  office: CaseOffice,
  tenant: Tenant,
): Promise<number> {
  const { timeZone } = await inReadOnly(db, tenant, getGovernment);
  const moment = { now: clock.now(), today: clock.today(timeZone) };
  let count = 0;
  for (let ids = await listDue(); ids.length > 0 && !signal.aborted; ids = await listDue()) {
    for (const id of ids) await closeByTime(office, tenant, { id, moment });
    count += ids.length;
  }
  for (let ids = await listOld(); ids.length > 0 && !signal.aborted; ids = await listOld()) {
    for (const id of ids) await eraseCase(office, tenant, { id, moment });
    count += ids.length;
  }
  return count;

  function listDue() {
    return inReadOnly(db, tenant, (tx) => listDueToClose(tx, moment.today, AT_ONCE));
  }
  function listOld() {
    return inReadOnly(db, tenant, (tx) => listDueToErase(tx, moment.today, AT_ONCE));
  }
}

interface Settled {
  readonly id: Parameters<typeof subjectOf>[0];
  readonly moment: Moment;
}

async function closeByTime(office: CaseOffice, tenant: Tenant, { id, moment }: Settled): Promise<void> {
  await changeCase(office, system(tenant), { id, action: 'close', moment }, async ({ tx, kind }) => ({
    facts: [{ kind: 'closed' }],
    save: { erasesOn: await dayByRule(tx, kind.retentionRule, moment.today) },
    news: { step: 'closed' },
  }));
}

/** What was written, who wrote it and what was attached goes; numbers, dates, units and outcomes stay for the registers. */
async function eraseCase(office: CaseOffice, tenant: Tenant, { id, moment }: Settled): Promise<void> {
  await changeCase(office, system(tenant), { id, action: 'erase', moment }, async ({ tx, found, kind }) => {
    for (const file of await eraseWords(tx, id)) await deleteFile(tx, file);
    await kind.erase?.(tx, id);
    const title = { id: `${kind.label.id} ${found.number}`, en: `${kind.label.en} ${found.number}` };
    await retitleDeadlines(tx, subjectOf(id), title);
    await forgetMessages(tx, subjectOf(id));
    return { facts: [{ kind: 'erased' }] };
  });
}
