import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stoppedClock, systemClock } from '../../platform/clock.ts';
import { readSettings } from '../../platform/config/settings.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import { openFiles } from '../../platform/files/open-files.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { announce } from '../../platform/jobs/event.ts';
import { useTestJobs } from '../../platform/jobs/testing.ts';
import { addUnit, ORGANIZATION_PERMISSION, unitsAdded } from '../organization/index.ts';
import { createDraft } from './commands.ts';
import { changeFact, createFact, MOST_AT_ONCE } from './fact-commands.ts';
import { jobs } from './jobs.ts';
import { loadGovernmentCommand } from './load-government-command.ts';
import { aContent, anActor, foundTown, NOW, sending } from './public/testing.ts';
import { pinContent, scheduleContent } from './publishing.ts';

const database = useTestDatabase();
const queue = useTestJobs(database, jobs);
const clock = stoppedClock(NOW);
const deps = () => ({ db: database.db, clock });

describe('background work', () => {
  test('a fact that more than 200 contents quote is shown in all of them by a job', async () => {
    const town = await foundTown(database.db, 'satukab', '32.01');
    const admin = anActor(town, town.portal);
    const fact = await createFact(deps(), admin, {
      siteId: town.portal.siteId,
      key: 'jam',
      label: 'Jam',
      value: '08.00',
    });
    for (let at = 0; at <= MOST_AT_ONCE; at += 1) {
      await createDraft(
        deps(),
        admin,
        aContent(town.waled.siteId, { html: '<p>{{fakta:jam}}</p>' }),
        sending('publish'),
      );
    }
    const change = await changeFact(deps(), admin, fact, { label: 'Jam', value: '09.00' });
    expect(change).toEqual({ useCount: MOST_AT_ONCE + 1, isShownLater: true });
    await queue.drain({ clock });
    const texts = await inReadOnly(database.db, town, (tx) =>
      tx.selectFrom('sites.content').select('body_html').distinct().execute(),
    );
    expect(texts).toEqual([{ body_html: '<p>09.00</p>' }]);
  });

  test('a unit that is added at the desk gets its site and its host name', async () => {
    const town = await foundTown(database.db, 'duakab', '32.02');
    const manager = anActor(town, town.portal, [ORGANIZATION_PERMISSION.manageUnits]);
    const place = { parentId: town.portal.unitId, kind: 'opd' as const, label: 'bpbd' };
    const unitId = await addUnit(database.db, manager, { ...place, name: 'Badan Bencana', shortName: 'BPBD' });
    await queue.drain({ clock });
    await inTransaction(database.db, town, (tx) => announce(tx, unitsAdded, { unitIds: [unitId] }));
    await queue.drain({ clock });
    const hosts = await database.db.selectFrom('http.host').select('name').where('unit_id', '=', unitId).execute();
    expect(hosts).toEqual([{ name: 'bpbd.duakab' }]);
    expect(await queue.count('sites.open-site', 'completed')).toBeGreaterThanOrEqual(2);
  });

  test('each minute, what is due is published in every government', async () => {
    const towns = [await foundTown(database.db, 'tigakab', '32.03'), await foundTown(database.db, 'empatkab', '32.04')];
    for (const town of towns) {
      const admin = anActor(town, town.portal);
      const id = await createDraft(deps(), admin, aContent(town.dinkes.siteId), sending());
      await scheduleContent(deps(), admin, id, { version: 1, at: clock.now().add({ minutes: 1 }) });
    }
    const due = jobs.find(({ name }) => name === 'sites.publish-due');
    if (!due) throw new Error('No such job');
    await inTransaction(database.db, towns[0] ?? { governmentId: '' as never }, (tx) => enqueue(tx, due, {}));
    await queue.drain({ clock: stoppedClock('2026-11-23T02:01:00Z') });
    for (const town of towns) {
      const rows = await inReadOnly(database.db, town, (tx) =>
        tx.selectFrom('sites.content').select('state').execute(),
      );
      expect(rows).toEqual([{ state: 'published' }]);
    }
  });
});

test('load-government makes a government with all its sites, and says what it did', async () => {
  const told: string[] = [];
  const settings = readSettings({ PENDOPO_HOME: join(tmpdir(), 'pendopo-load-test') });
  const context = {
    ...{ db: database.db, settings, files: await openFiles(settings), clock: systemClock, isJson: true },
    progress: (text: string) => void told.push(text),
  };
  const { text, data } = await loadGovernmentCommand.run(context, ['32.09'], {});
  expect(text).toBe(
    'Kabupaten Cirebon (cirebonkab): 40 kecamatan, 412 desa, 12 kelurahan ditambahkan, 465 situs dibuka.',
  );
  expect(data).toMatchObject({ label: 'cirebonkab', isNew: true, openedSites: 465 });
  expect(told.length).toBeGreaterThan(1);
  const again = await loadGovernmentCommand.run(context, ['32.09'], {});
  expect(again.data).toMatchObject({ isNew: false, openedSites: 0 });
  await expect(loadGovernmentCommand.run(context, ['99.99'], {})).rejects.toThrow(/99\.99/);
});

test('a pinned page comes first, and only publishers pin', async () => {
  const town = await foundTown(database.db, 'limakab', '32.05');
  const admin = anActor(town, town.portal);
  const page = aContent(town.dinkes.siteId, { kind: 'page', title: 'Berobat' });
  const id = await createDraft(deps(), admin, page, sending('publish'));
  const writer = anActor(town, town.dinkes, ['sites.write']);
  await expect(pinContent(deps(), writer, id, true)).rejects.toMatchObject({ code: 'not-allowed' });
  await pinContent(deps(), admin, id, true);
  const rows = await inReadOnly(database.db, town, (tx) =>
    tx.selectFrom('sites.content').select('is_pinned').execute(),
  );
  expect(rows).toEqual([{ is_pinned: true }]);
});
