import { type ComponentChildren, h } from 'preact';
import type { Tx } from '../../../platform/database/database.ts';
import { may } from '../../../platform/identity/actor.ts';
import { type CitizenPanelShown, getCase, type PanelShown } from '../../cases/index.ts';
import { PERMISSION } from '../permissions.ts';
import { findDisputeRight } from './dispute-right.ts';
import { mayJudge } from './objection.ts';
import { findObjection, listDeciders } from './queries.ts';
import { CitizenObjectionPanel } from './views/citizen-objection-panel.tsx';
import { ObjectionPanel } from './views/objection-panel.tsx';

/** What the desk shows of an objection on the page of its case. */
export async function deskPanelOf(
  tx: Tx,
  { id, found, language, actor, today }: PanelShown,
): Promise<ComponentChildren> {
  const objection = await findObjection(tx, id);
  if (!objection) return null;
  const { requestId } = objection;
  const deciders = requestId === null ? [] : await listDeciders(tx, requestId);
  return h(ObjectionPanel, {
    ...{ language, objection, request: requestId === null ? null : await getCase(tx, requestId), today },
    right: await findDisputeRight(tx, found, objection, today),
    isOwn: objection.decision === null && !mayJudge(actor.personId, deciders),
    mayManage: may(actor, PERMISSION.manage, found.unitPath) || may(actor, PERMISSION.object, found.unitPath),
  });
}

/** What the citizen who follows an objection is told of it. */
export async function citizenPanelOf(
  tx: Tx,
  { found, language, today }: CitizenPanelShown,
): Promise<ComponentChildren> {
  const objection = await findObjection(tx, found.id);
  if (!objection) return null;
  const { requestId } = objection;
  const requestNumber = requestId === null ? null : (await getCase(tx, requestId)).number;
  const right = await findDisputeRight(tx, found, objection, today);
  return h(CitizenObjectionPanel, { language, objection, requestNumber, right, today });
}
