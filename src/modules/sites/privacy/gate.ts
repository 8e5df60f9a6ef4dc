import { sql } from 'kysely';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { findPersonalData } from '../../../platform/privacy/find-personal-data.ts';
import { maskFindings } from '../../../platform/privacy/finding.ts';
import type { ContentId } from '../content.ts';
import type { SitesDeps } from '../publishing.ts';
import { getContentForUpdate, getVersion, type StoredContent, type Version } from '../queries.ts';
import { stateAfter } from '../workflow.ts';
import { listFileFindings } from './file-scans.ts';
import { countKinds, digestOf, findingsIn, type HeldKind, type PlacedFinding, PrivacyHeld } from './held-content.ts';
import '../tables.ts';

/** The step before which a version is read. */
export type GatedStep = 'submit' | 'publish' | 'schedule';

/**
 * Lets a version without personal data pass, and one about which somebody has decided for this very step: who may only
 * submit decides for the review, not for the public.
 * @throws {PrivacyHeld} otherwise
 */
export async function assertPrivate(
  tx: Tx,
  content: Pick<StoredContent, 'id' | 'siteId'>,
  version: Version,
  step: GatedStep,
): Promise<void> {
  const findings = await readFindings(tx, content.siteId, version);
  if (findings.length === 0) return;
  const decided = await tx
    .selectFrom('sites.privacy_decision')
    .select('id')
    .where('content_id', '=', content.id)
    .where('version', '=', version.number)
    .where('findings_digest', '=', digestOf(findings))
    .where('step', 'in', step === 'submit' ? ['submit', 'publish'] : ['publish'])
    .limit(1)
    .executeTakeFirst();
  if (!decided) throw new PrivacyHeld(findings);
}

/** The personal data of a version and of its documents; phones that offices tell by themselves are none. One query when there is a phone. */
export async function readFindings(tx: Tx, siteId: SiteId, version: Version): Promise<readonly PlacedFinding[]> {
  const inFiles = await listFileFindings(tx, version.facts);
  const findings = findingsIn(version, []);
  if (!findings.some(({ kind }) => kind === 'phone')) return [...findings, ...inFiles];
  return [...findingsIn(version, await listOfficePhones(tx, siteId)), ...inFiles];
}

const MOST_PHONES = 2000;

/** Phones of the officers of the site, and shared facts of the government that look like phones. */
export async function listOfficePhones(tx: Tx, siteId: SiteId): Promise<readonly string[]> {
  const { rows } = await sql<{ phone: string }>`
    select phone from sites.officer where site_id = ${siteId} and phone <> ''
    union all
    (select value from sites.fact where value ~ '^[-+() .0-9]{8,24}$' limit ${MOST_PHONES})`.execute(tx);
  return rows.map(({ phone }) => phone);
}

/** What somebody decided: the version as seen, and why each kind may stand. */
export interface PrivacyDecision {
  readonly version: number;
  readonly step: GatedStep;
  readonly reasons: Readonly<Partial<Record<HeldKind, string>>>;
}

/**
 * Records that the personal data of a version may stand, who said so and why. Numbers in the reasons are masked.
 * @throws {AppError} `not-allowed` for who may not take the step; `conflict` when a newer version was saved meanwhile;
 * `invalid` when a kind of finding has no reason
 */
export async function letPersonalDataStand(
  deps: SitesDeps,
  actor: Actor,
  id: ContentId,
  { version, step, reasons }: PrivacyDecision,
): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    const content = await getContentForUpdate(tx, id);
    stateAfter(actor, step, content);
    if (content.latestVersion !== version) throw new AppError('conflict', `A version after ${version} was saved`);
    const findings = await readFindings(tx, content.siteId, await getVersion(tx, id, version));
    const counts = countKinds(findings);
    const given = Object.keys(counts).map((kind) => [kind, reasonOf(reasons[kind as HeldKind])] as const);
    if (given.some(([, reason]) => reason === '')) throw new AppError('invalid', 'Each kind needs a reason');
    if (findings.length === 0) return;
    const kept = step === 'submit' ? 'submit' : 'publish';
    await tx
      .insertInto('sites.privacy_decision')
      .values({
        ...{ id: newId<'privacy-decision'>(), content_id: id, version, step: kept, decided_by: actor.personId },
        findings_digest: digestOf(findings),
        counts: JSON.stringify(counts),
        reasons: JSON.stringify(Object.fromEntries(given)),
        decided_at: new Date(deps.clock.now().epochMilliseconds),
      })
      .execute();
    const act = { action: 'sites.let-personal-data-stand', subject: `content:${id}` };
    await recordAudit(tx, actor, { ...act, detail: { version, step: kept, ...counts } });
  });
}

const LONGEST_REASON = 500;

function reasonOf(typed: string | undefined): string {
  const reason = (typed ?? '').trim().slice(0, LONGEST_REASON);
  return maskFindings(reason, findPersonalData(reason));
}
