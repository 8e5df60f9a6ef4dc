import type { Tenant } from '../../../platform/database/tenancy.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { type CaseOffice, type Filing, fileCase, type Moment, type Receipt } from '../../cases/index.ts';
import { informationRequest } from './information-request.ts';
import { insertRequest } from './queries.ts';
import type { RequestDetails } from './request.ts';

/** A request as it is sent in: the case, and what the law asks besides. */
export interface RequestFiling {
  readonly filing: Filing;
  readonly details: RequestDetails;
  readonly moment: Moment;
}

/**
 * Takes a request for information in, once for each submission key.
 * @throws {AppError} `invalid` when the filing breaks a rule that its form should have shown
 */
export async function fileRequest(
  office: CaseOffice,
  by: Tenant & Partial<Pick<Actor, 'accountId' | 'personId'>>,
  { filing, details, moment }: RequestFiling,
): Promise<Receipt> {
  return fileCase(office, by, informationRequest, { filing, moment }, (tx, id) => insertRequest(tx, id, details));
}
