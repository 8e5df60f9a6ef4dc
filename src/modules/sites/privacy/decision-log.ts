import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { Id } from '../../../platform/database/ids.ts';
import type { PersonId, UnitPath } from '../../../platform/identity/actor.ts';
import type { ContentId } from '../content.ts';
import { below } from '../desk/scope.ts';
import type { HeldKind } from './held-content.ts';
import '../tables.ts';

/** One time that somebody let personal data be shown. */
export type PrivacyDecisionId = Id<'privacy-decision'>;

/** A decision as it is listed; it holds no number of anybody. */
export interface PrivacyDecision {
  readonly id: PrivacyDecisionId;
  readonly contentId: ContentId;
  readonly contentTitle: string;
  readonly siteTitle: string;
  readonly version: number;
  /** `submit` handed it to review only. */
  readonly step: 'submit' | 'publish';
  /** How many of each kind, and why they stand; numbers in reasons are masked. */
  readonly counts: Readonly<Partial<Record<HeldKind, number>>>;
  readonly reasons: Readonly<Partial<Record<HeldKind, string>>>;
  readonly decidedBy: PersonId;
  readonly decidedAt: Temporal.Instant;
}

interface DecisionRow extends Omit<PrivacyDecision, 'decidedAt'> {
  readonly decidedAt: Date;
}

/** Decisions at the units and below, the newest first: those before `before`, which null leaves out. */
export async function listPrivacyDecisions(
  tx: Tx,
  paths: readonly UnitPath[],
  { before, limit }: { readonly before: PrivacyDecisionId | null; readonly limit: number },
): Promise<readonly PrivacyDecision[]> {
  const { rows } = await sql<DecisionRow>`
    select d.id, d.content_id as "contentId", c.title as "contentTitle", s.title as "siteTitle", d.version, d.step,
      d.counts, d.reasons, d.decided_by as "decidedBy", d.decided_at as "decidedAt"
    from sites.privacy_decision d
    join sites.content c on c.government_id = d.government_id and c.id = d.content_id
    join sites.site s on s.government_id = c.government_id and s.id = c.site_id
    where ${below('c.unit_path', paths)} and ${before === null ? sql`true` : sql`d.id < ${before}`}
    order by d.id desc limit ${limit}`.execute(tx);
  return rows.map((row) => ({ ...row, decidedAt: Temporal.Instant.fromEpochMilliseconds(row.decidedAt.getTime()) }));
}
