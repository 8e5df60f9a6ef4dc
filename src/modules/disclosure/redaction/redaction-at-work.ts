import type { Tx } from '../../../platform/database/database.ts';
import type { GovernmentId } from '../../../platform/database/ids.ts';
import { AppError } from '../../../platform/errors.ts';
import { type FileId, readBytes } from '../../../platform/files/files.ts';
import { type Actor, assertMay, may } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { CASES_PERMISSION, type CaseId, type CaseRecord, getCase } from '../../cases/index.ts';
import { PERMISSION } from '../permissions.ts';
import { findRequest } from '../requests/queries.ts';
import { findRedaction } from './queries.ts';
import type { Redaction, RedactionId } from './redaction.ts';

/**
 * The case of a request for those who decide on it.
 * @throws {AppError} `not-found` for what they may not see, `not-allowed` for what they may only see
 */
export async function getDecidable(tx: Tx, actor: Actor, id: CaseId): Promise<CaseRecord> {
  const found = await getCase(tx, id);
  if (!may(actor, CASES_PERMISSION.view, found.unitPath) || !(await findRequest(tx, id)))
    throw new AppError('not-found', `No request ${id}`);
  assertMay(actor, PERMISSION.decide, found.unitPath);
  return found;
}

/** A document that is worked on, and its case. @throws {AppError} as {@link getDecidable} */
export async function getRedaction(
  tx: Tx,
  actor: Actor,
  id: RedactionId,
): Promise<{ readonly redaction: Redaction; readonly found: CaseRecord }> {
  const redaction = await findRedaction(tx, id);
  if (!redaction) throw new AppError('not-found', `No redaction ${id}`);
  return { redaction, found: await getDecidable(tx, actor, redaction.caseId) };
}

/** A document whose boxes may still be changed; nobody else changes them meanwhile. @throws {AppError} `conflict` once saved */
export async function lockRedaction(tx: Tx, actor: Actor, id: RedactionId): Promise<Redaction> {
  await getRedaction(tx, actor, id);
  const redaction = await findRedaction(tx, id, true);
  if (!redaction || redaction.resultFileId !== null) throw new AppError('conflict', `${id} is saved already`);
  return redaction;
}

/** The bytes of a document. */
export async function readDocument({ files }: ModuleDeps, governmentId: GovernmentId, id: FileId): Promise<Buffer> {
  return Buffer.concat(await (await readBytes(files, governmentId, id, 'asli')).toArray());
}
