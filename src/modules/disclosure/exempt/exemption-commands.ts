import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/database/database.ts';
import { inTransaction, type Tenant } from '../../../platform/database/tenancy.ts';
import { registerDeadline } from '../../../platform/deadlines/begin.ts';
import { meetDeadline } from '../../../platform/deadlines/deadlines.ts';
import { AppError } from '../../../platform/errors.ts';
import { dropPages } from '../../../platform/http/notices.ts';
import { type Actor, assertMay } from '../../../platform/identity/actor.ts';
import { getUnit } from '../../organization/index.ts';
import { PERMISSION } from '../permissions.ts';
import { type ConsequenceTest, type Decree, type ExemptionId, type ExemptionStep, mayTakeStep } from './exemption.ts';
import { getExemptionForUpdate, insertExemption, listEnded, saveDecree, saveEnd } from './exemption-queries.ts';

/** The tag of the public pages of the register. */
export const EXEMPTIONS_TAG = 'disclosure-exemptions';
const REVIEW = 'disclosure.exemption-review';

const subjectOf = (id: ExemptionId) => `exemption:${id}`;

/**
 * Proposes that information be closed, with its test of consequences; the id is the key of the form, so that what is sent
 * twice is one entry.
 * @throws {AppError} `not-allowed` unless the person keeps exemptions at the unit
 */
export async function proposeExemption(
  db: Db,
  actor: Actor,
  { id, test }: { readonly id: ExemptionId; readonly test: Omit<ConsequenceTest, 'unitPath'> },
): Promise<void> {
  await inTransaction(db, actor, async (tx) => {
    const unit = await getUnit(tx, test.unitId);
    assertMay(actor, PERMISSION.manage, unit.path);
    const known = await tx.selectFrom('disclosure.exemption').select('id').where('id', '=', id).executeTakeFirst();
    if (known) return;
    await insertExemption(tx, id, { ...test, unitPath: unit.path }, actor.personId);
    await recordAudit(tx, actor, { action: 'disclosure.propose-exemption', subject: subjectOf(id) });
  });
}

/** What is decided on an entry. */
export type Ruling =
  | { readonly step: 'decide'; readonly decree: Decree }
  | { readonly step: 'reject' | 'open'; readonly because: string };

/**
 * Takes a step with an entry.
 * @throws {AppError} `not-found`, `not-allowed`, or `conflict` when the step may not be taken, also by who tested it
 */
export async function ruleOnExemption(
  db: Db,
  actor: Actor,
  { id, ruling, on }: { readonly id: ExemptionId; readonly ruling: Ruling; readonly on: Temporal.PlainDate },
): Promise<void> {
  await inTransaction(db, actor, async (tx) => {
    const found = await getExemptionForUpdate(tx, id);
    assertMay(actor, PERMISSION.decide, found.unitPath);
    if (!mayTakeStep(found, ruling.step, actor.personId))
      throw new AppError('conflict', `${ruling.step} of ${id} cannot be done now, or not by who tested it`);
    if (ruling.step === 'decide') await saveDecree(tx, id, ruling.decree, actor.personId);
    else await saveEnd(tx, id, { state: ENDS[ruling.step], because: ruling.because });
    await meetDeadline(tx, { subject: subjectOf(id), kind: REVIEW, on, by: actor.personId });
    await recordAudit(tx, actor, { action: `disclosure.${ruling.step}-exemption`, subject: subjectOf(id) });
    await dropPages(tx, [EXEMPTIONS_TAG]);
  });
}

const ENDS = { reject: 'rejected', open: 'opened' } as const satisfies Partial<Record<ExemptionStep, string>>;
const AT_ONCE = 200;

/** What was closed until today is open for a new test: it leaves the public register, and its unit has a deadline. @returns how many */
export async function expireExemptions(db: Db, tenant: Tenant, today: Temporal.PlainDate): Promise<number> {
  return inTransaction(db, tenant, async (tx) => {
    const ended = await listEnded(tx, today, AT_ONCE);
    for (const { id, unitId, unitPath, title } of ended) {
      await saveEnd(tx, id, { state: 'expired', because: null });
      await registerDeadline(tx, {
        ...{ subject: subjectOf(id), kind: REVIEW, unitId, unitPath, ruleId: REVIEW, startedOn: today },
        href: `/meja/informasi-dikecualikan/${id}`,
        title: { id: `Uji ulang atau buka: ${title}`.slice(0, 200), en: `Test anew or open: ${title}`.slice(0, 200) },
      });
      await recordAudit(tx, 'system', { action: 'disclosure.expire-exemption', subject: subjectOf(id) });
    }
    if (ended.length > 0) await dropPages(tx, [EXEMPTIONS_TAG]);
    return ended.length;
  });
}
