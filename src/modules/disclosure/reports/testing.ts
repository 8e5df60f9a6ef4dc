import { sql } from 'kysely';
import { readSettings } from '../../../platform/config/settings.ts';
import type { Db } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import { type CaseId, openCaseOffice } from '../../cases/index.ts';
import { fileRequest } from '../requests/commands.ts';
import { informationRequest } from '../requests/information-request.ts';
import { insertDecision } from '../requests/queries.ts';
import type { RequestOutcome } from '../requests/request.ts';
import { clockOn, type TestTown } from '../testing.ts';

/** Where requests are filed and decided for a test; decisions are written straight into the tables. */
export interface BookTown {
  readonly db: Db;
  readonly owner: Db;
  readonly town: TestTown;
  readonly decidedBy: PersonId;
}

/** Somebody asks an office for information on a day. */
export async function askFor(
  { db, town }: BookTown,
  title: string,
  on: string,
  at: 'dinkes' | 'disdik' = 'dinkes',
): Promise<CaseId> {
  const address = { scheme: 'http', domain: 'localhost', port: 3000 } as const;
  const settings = readSettings({ PENDOPO_SECRET: 's'.repeat(40), PENDOPO_HOME: '.' });
  const office = openCaseOffice({ db, settings, address }, [informationRequest]);
  const { unitId, unitPath } = town[at];
  const today = Temporal.PlainDate.from(on);
  const requester = {
    ...{ visibility: 'open' as const, name: `Nama ${title}`, email: 'warga@contoh.id', phone: '0812', nik: '' },
    ...{ address: '=HYPERLINK("x")', language: 'id' as const },
  };
  const filing = {
    ...{ submissionKey: newId(), unitId, unitPath, channel: 'web' as const, title, text: 'Rincian', requester },
    ...{ fileIds: [], receivedOn: today, backdatingReason: '', takenInBy: null },
  };
  const details = {
    ...{ requesterKind: 'person' as const, represented: '', occupation: 'Guru', purpose: 'Penelitian' },
    ...{ access: 'digital' as const, delivery: 'email' as const },
  };
  const { id } = await fileRequest(office, town, { filing, details, moment: { now: clockOn(on).now(), today } });
  return id;
}

/** The office decides on a day. */
export async function decide(
  { owner, town, decidedBy }: BookTown,
  id: CaseId,
  on: string,
  outcome: RequestOutcome,
): Promise<void> {
  const isClosing = outcome === 'refused' || outcome === 'partly';
  await inTransaction(owner, town, async (tx) => {
    await sql`update cases.case set status = 'answered', outcome = ${outcome}, answered_on = ${on}::date
      where id = ${id}`.execute(tx);
    await insertDecision(tx, id, {
      ...{ outcome, articles: isClosing ? ['h', 'j'] : [], reason: isClosing ? 'Rahasia pribadi' : '', holder: '' },
      ...{ feeRupiah: 0, feeNote: '', letterNumber: '800/12', decidedOn: Temporal.PlainDate.from(on) },
      decidedBy,
    });
  });
}
