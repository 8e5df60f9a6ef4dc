import type { Tx } from '../../platform/database/database.ts';
import type { GovernmentId } from '../../platform/database/ids.ts';
import type { Tenant } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { isNik } from '../../platform/sealing/national-id.ts';
import type { CaseId, CaseKind, Filing, Requester } from './case.ts';
import { type Filed, fileTogether, type ToFile } from './file-together.ts';
import type { CaseOffice, Moment } from './office.ts';
import { trackingSecret } from './secret.ts';
import { together } from './together.ts';

/** What the one who sent it takes home. */
export interface Receipt {
  readonly id: CaseId;
  readonly number: string;
  /** Follows the case without an account. */
  readonly secret: string;
  /** False when it had arrived before under the same key. */
  readonly isNew: boolean;
}

/** Who files: an officer who takes it in, or the citizen. */
type FiledBy = Tenant & Partial<Pick<Actor, 'accountId' | 'personId'>>;

/**
 * Takes a case in: number, history, deadline, message and audit in one transaction, once for each submission key however
 * often it arrives. `also` writes the rows of the module whose kind it is, in the same transaction. Cases that arrive at
 * the same moment share a transaction; one that fails takes no other with it.
 * @throws {AppError} `invalid` when the filing breaks a rule that its form should have shown, nothing is kept then
 */
export async function fileCase(
  office: CaseOffice,
  by: FiledBy,
  kind: CaseKind,
  { filing, moment }: { readonly filing: Filing; readonly moment: Moment },
  also?: (tx: Tx, id: CaseId) => Promise<void>,
): Promise<Receipt> {
  assertMayFile(kind, filing, moment.today);
  const secret = trackingSecret(office.trackingKey, by, filing.submissionKey);
  const actor = by.accountId && by.personId ? { accountId: by.accountId, personId: by.personId } : 'system';
  const filed = await filerOf(office, by)({ kind, filing, moment, secret, actor, also });
  return { ...filed, secret };
}

/** So many wait for a second or two at most; who comes then is asked to come again. */
const BOUNDS = { most: 50, mostWaiting: 400 };

type Filer = (one: ToFile) => Promise<Filed>;

const filers = new WeakMap<CaseOffice, Map<GovernmentId, Filer>>();

/** One transaction after the other in each government: another of this process would only wait for the same numbers. */
function filerOf(office: CaseOffice, { governmentId }: Tenant): Filer {
  const ofOffice = filers.get(office) ?? new Map<GovernmentId, Filer>();
  filers.set(office, ofOffice);
  const filer =
    ofOffice.get(governmentId) ??
    together<ToFile, Filed>(BOUNDS, (cases) => fileTogether(office, { governmentId }, cases));
  ofOffice.set(governmentId, filer);
  return filer;
}

/** @throws {AppError} `invalid` naming the rule, never what was typed */
function assertMayFile(kind: CaseKind, filing: Filing, today: Temporal.PlainDate): void {
  const { requester, receivedOn, title, text } = filing;
  const isBackdated = Temporal.PlainDate.compare(receivedOn, today) < 0;
  const faults = [
    !kind.visibilities.includes(requester.visibility) && 'this kind of case is not taken without a name',
    requester.visibility === 'anonymous' && hasName(requester) && 'an anonymous case has a name',
    requester.visibility !== 'anonymous' && requester.name === '' && 'the name is missing',
    requester.nik !== '' && !isNik(requester.nik) && 'the NIK cannot be one',
    (title === '' || title.length > 200) && 'the title has 1 to 200 characters',
    (text === '' || text.length > 20_000) && 'the text has 1 to 20,000 characters',
    Temporal.PlainDate.compare(receivedOn, today) > 0 && 'the day of receipt lies ahead',
    Temporal.PlainDate.compare(receivedOn, today.subtract({ years: 1 })) < 0 && 'the day of receipt is over a year ago',
    isBackdated && filing.backdatingReason.length < 3 && 'an earlier day of receipt needs its reason',
  ].filter((fault) => fault !== false);
  if (faults.length > 0) throw new AppError('invalid', `This case cannot be taken in: ${faults.join('; ')}`);
}

function hasName({ name, email, phone, address, nik }: Requester): boolean {
  return name !== '' || email !== '' || phone !== '' || address !== '' || nik !== '';
}
