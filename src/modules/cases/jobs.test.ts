import { type Kysely, sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { stoppedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/schema.ts';
import { inReadOnly } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { testDeps, useTestJobs } from '../../platform/jobs/testing.ts';
import { citizenActs } from './citizen-commands.ts';
import { fileCase } from './filing.ts';
import { jobsFor } from './jobs.ts';
import { addNote, answerCase, askCitizen } from './officer-commands.ts';
import { getCase, listFacts } from './queries.ts';
import { question } from './question.ts';
import { aFiling, aRequester, employ, foundTown, momentAfter, type TestTown, testOffice } from './testing.ts';

const database = useTestDatabase();
const jobs = useTestJobs(database, jobsFor([question]));
let town: TestTown;
let ani: Actor;

beforeAll(async () => {
  town = await foundTown(database.db, 'waktukab', '32.09');
  ani = await employ(database.db, town, town.dinkes);
});

const PRIVATE = 'Kata Yang Sangat Pribadi';

/** Runs the nightly job so many days after the first day. */
async function night(days: number): Promise<void> {
  const { enqueue } = await import('../../platform/jobs/enqueue.ts');
  await enqueue(database.db, { name: 'cases.settle-everywhere' }, {});
  const deps = await testDeps(database, { PENDOPO_SECRET: 's'.repeat(40) });
  await jobs.drain({ ...deps, clock: stoppedClock(momentAfter(days).now.toString()) });
}

async function everyWord(db: Kysely<Database>, id: string): Promise<string> {
  const { rows } = await inReadOnly(db, town, (tx) =>
    sql<{ all: string }>`select coalesce(string_agg(t, ' '), '') as all from (
      select c::text as t from cases.case c where id = ${id}
      union all select e::text from cases.event e where case_id = ${id}
      union all select r::text from cases.requester r where case_id = ${id}
      union all select d::text from deadlines.deadline d where subject = ${`case:${id}`}
      union all select p::text from deadlines.pause p join deadlines.deadline d on d.id = p.deadline_id
        where d.subject = ${`case:${id}`}
      union all select v::text from deadlines.event v join deadlines.deadline d on d.id = v.deadline_id
        where d.subject = ${`case:${id}`}
      union all select m::text from messages.message m where subject_ref = ${`case:${id}`}
      union all select a::text from audit.entry a where subject = ${`case:${id}`}) as everything`.execute(tx),
  );
  return rows[0]?.all ?? '';
}

describe('by itself', () => {
  test('an answered case closes ten working days later, and its personal data go two years after that', async () => {
    const office = testOffice(database.db);
    const requester = aRequester({ name: PRIVATE, email: 'sangat-pribadi@example.com' });
    const filing = aFiling(town.dinkes, { title: PRIVATE, text: PRIVATE, requester });
    const receipt = await fileCase(office, town, question, { filing, moment: momentAfter() });
    const { id } = receipt;
    const at = { id, moment: momentAfter() };
    await addNote(office, ani, { ...at, words: PRIVATE, fileIds: [] });
    await askCitizen(office, ani, { ...at, question: PRIVATE });
    const reply = { action: 'reply', words: PRIVATE, fileIds: [], moment: momentAfter() } as const;
    await citizenActs(office, town, receipt, reply);
    await answerCase(office, ani, { ...at, answer: { outcome: 'answered', words: PRIVATE, fileIds: [] } });
    const read = () => inReadOnly(database.db, town, (tx) => getCase(tx, id));

    await night(14);
    expect((await read()).status).toBe('answered');
    await night(15);
    expect((await read()).status).toBe('closed');
    expect(await everyWord(database.db, id)).toContain(PRIVATE);

    await night(15 + 700);
    expect((await read()).title).toBe(PRIVATE);
    await night(15 + 735);
    const left = await everyWord(database.db, id);
    expect(left).not.toContain(PRIVATE);
    expect(left).not.toContain('sangat-pribadi@example.com');
    const facts = await inReadOnly(database.db, town, (tx) => listFacts(tx, id));
    expect(facts.map(({ kind }) => kind)).toEqual([
      ...['filed', 'noted', 'claimed', 'asked', 'citizen-answered', 'answered', 'closed', 'erased'],
    ]);
    await night(15 + 736);
    expect(await inReadOnly(database.db, town, (tx) => listFacts(tx, id))).toHaveLength(8);
  });
});
