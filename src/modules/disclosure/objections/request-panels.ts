import { type ComponentChildren, h } from 'preact';
import type { Tx } from '../../../platform/database/database.ts';
import { may } from '../../../platform/identity/actor.ts';
import {
  CASES_PERMISSION,
  type CaseRecord,
  type CitizenPanelShown,
  findCases,
  type PanelShown,
} from '../../cases/index.ts';
import { listObjectionsTo, type StoredObjection } from './queries.ts';
import { readObjectionable } from './standing.ts';
import { ObjectionOffer } from './views/objection-offer.tsx';
import { ObjectionsList } from './views/objections-list.tsx';

/** An objection with the number of its case. */
export interface NumberedObjection {
  readonly objection: StoredObjection;
  readonly found: CaseRecord;
}

async function numbered(tx: Tx, requestId: CaseRecord['id']): Promise<readonly NumberedObjection[]> {
  const objections = await listObjectionsTo(tx, requestId);
  const cases = await findCases(
    tx,
    objections.map(({ caseId }) => caseId),
  );
  return objections.flatMap((objection) => {
    const found = cases.find(({ id }) => id === objection.caseId);
    return found ? [{ objection, found }] : [];
  });
}

/** At the desk, the objections to a request, and the way to take another in. */
export async function objectionsPanelOf(tx: Tx, shown: PanelShown): Promise<ComponentChildren> {
  const { found, actor, language } = shown;
  const objections = (await numbered(tx, found.id)).map((one) => ({
    ...one,
    mayOpen: may(actor, CASES_PERMISSION.view, one.found.unitPath),
  }));
  const mayTakeIn = may(actor, CASES_PERMISSION.intake, found.unitPath);
  return h(ObjectionsList, { language, objections, takeInHref: mayTakeIn ? deskFormPath(found.id) : null });
}

/** Where an officer takes an objection to a request in. */
export function deskFormPath(id: CaseRecord['id']): string {
  return `/meja/ppid/permohonan/${id}/keberatan`;
}

/** For the citizen who follows a request: that they may object, until when, and what became of it. */
export async function objectionOfferOf(
  tx: Tx,
  { found, language, today, path }: CitizenPanelShown,
): Promise<ComponentChildren> {
  const { request, grounds, filing } = await readObjectionable(tx, found, today);
  const objections = await numbered(tx, request.id);
  if (grounds.length === 0 && objections.length === 0) return null;
  return h(ObjectionOffer, { language, today, objections, grounds, filing, href: `${path}/keberatan` });
}
