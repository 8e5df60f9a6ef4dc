import { expect, test } from 'vitest';
import { z } from 'zod';
import { type GovernmentId, idSchema, newId } from '../database/ids.ts';
import { inTransaction } from '../database/tenancy.ts';
import { useTestDatabase } from '../database/testing.ts';
import { announce, type Event, listener } from './event.ts';
import type { AnyJob } from './job.ts';
import { prepareJobs } from './prepare.ts';
import { useTestJobs } from './testing.ts';

interface Rang {
  readonly governmentId: GovernmentId;
  readonly bell: string;
}

const rang: Event<Rang> = {
  name: 'test.rang',
  schema: z.object({ governmentId: idSchema<'government'>(), bell: z.string() }),
};
const heard: string[] = [];
const ear = (name: string) =>
  listener(rang, {
    name,
    timeoutSeconds: 10,
    retryLimit: 0,
    run: async (_context, { governmentId, bell }) => heard.push(`${name} ${bell} ${governmentId}`),
  }) as AnyJob;

const database = useTestDatabase();
const jobs = useTestJobs(database, [ear('test.left-ear'), ear('test.right-ear')]);
const town = { governmentId: newId<'government'>() };

test('every listener hears what a committed transaction told, with its government', async () => {
  await inTransaction(database.db, town, (tx) => announce(tx, rang, { bell: 'noon' }));
  await jobs.drain();
  expect(heard.toSorted()).toEqual([
    `test.left-ear noon ${town.governmentId}`,
    `test.right-ear noon ${town.governmentId}`,
  ]);
});

test('what was rolled back is never heard', async () => {
  heard.length = 0;
  const failing = inTransaction(database.db, town, async (tx) => {
    await announce(tx, rang, { bell: 'midnight' });
    throw new Error('back');
  });
  await expect(failing).rejects.toThrow('back');
  await jobs.drain();
  expect(heard).toEqual([]);
});

test('a job that no longer listens is told nothing', async () => {
  heard.length = 0;
  await prepareJobs(database.migratorUrl, [ear('test.left-ear')]);
  await inTransaction(database.db, town, (tx) => announce(tx, rang, { bell: 'dawn' }));
  await jobs.drain();
  expect(heard).toEqual([`test.left-ear dawn ${town.governmentId}`]);
});
