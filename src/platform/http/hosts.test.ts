import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../database/ids.ts';
import { inTransaction } from '../database/tenancy.ts';
import { useTestDatabase } from '../database/testing.ts';
import { bindHosts, createHostDirectory, type HostBinding, releaseHost } from './hosts.ts';
import { dropPages, listenToNotices, type NoticeListener, type ReceivedNotice } from './notices.ts';
import { findReceipt, once } from './submission.ts';

const database = useTestDatabase();
const ours = { governmentId: newId<'government'>() };
const theirs = { governmentId: newId<'government'>() };
const facts = { governmentName: 'Kabupaten Contoh', governmentLabel: 'contohkab', timeZone: 'Asia/Jakarta', hue: null };

const binding = (name: string, kind: 'label' | 'domain' = 'label'): HostBinding => ({
  ...{ kind, name, siteId: newId<'site'>(), unitId: newId<'unit'>(), unitPath: '/waled/', isGovernmentSite: false },
});

const directory = () =>
  createHostDirectory({ db: database.db, domain: 'localhost', describeGovernment: async () => facts });

describe('hosts', () => {
  test('a label below the domain and a domain of its own lead to their sites', async () => {
    const [label, domain] = [binding('waled.contohkab'), binding('waled.desa.id', 'domain')];
    await inTransaction(database.db, ours, (tx) => bindHosts(tx, [label, domain]));
    const hosts = directory();
    expect(await hosts.find('waled.contohkab.localhost')).toMatchObject({
      kind: 'site',
      siteId: label.siteId,
      ...ours,
    });
    expect(await hosts.find('waled.desa.id')).toMatchObject({ kind: 'site', siteId: domain.siteId });
    expect(await hosts.find('waled.contohkab')).toBeNull();
  });

  test('a place knows the domains of its government, and learns of new ones when told', async () => {
    const label = binding('astana.contohkab');
    await inTransaction(database.db, ours, (tx) => bindHosts(tx, [label]));
    const hosts = directory();
    const domainAt = async (name: string) => {
      const place = await hosts.find(name);
      return place?.kind === 'site' ? place.domains?.get('astana.contohkab') : null;
    };
    expect(await domainAt('astana.contohkab.localhost')).toBeUndefined();
    const names = ['www.astana.desa.id', 'astana.desa.id'].map((name) => ({ ...label, kind: 'domain' as const, name }));
    await inTransaction(database.db, ours, (tx) => bindHosts(tx, names));
    hosts.forget(theirs.governmentId);
    expect(await domainAt('astana.contohkab.localhost')).toBeUndefined();
    hosts.forget(ours.governmentId);
    expect(await domainAt('astana.contohkab.localhost')).toBe('astana.desa.id');
    expect(await domainAt('www.astana.desa.id')).toBe('astana.desa.id');
  });

  test('the bare domain and plain addresses show the directory', async () => {
    for (const name of ['localhost', 'www.localhost', '127.0.0.1', '[::1]']) {
      expect(await directory().find(name)).toEqual({ kind: 'directory' });
    }
  });

  test('a name that another site holds is refused; the same again is not', async () => {
    const first = binding('losari.contohkab');
    await inTransaction(database.db, ours, (tx) => bindHosts(tx, [first]));
    await inTransaction(database.db, ours, (tx) => bindHosts(tx, [first]));
    const taken = inTransaction(database.db, theirs, (tx) => bindHosts(tx, [binding('losari.contohkab')]));
    await expect(taken).rejects.toMatchObject({ code: 'conflict' });
  });

  test('a government cannot release the host of another', async () => {
    await inTransaction(database.db, ours, (tx) => bindHosts(tx, [binding('gebang.contohkab')]));
    await inTransaction(database.db, theirs, (tx) => releaseHost(tx, 'label', 'gebang.contohkab'));
    expect(await directory().find('gebang.contohkab.localhost')).not.toBeNull();
  });
});

describe('notices', () => {
  const received: ReceivedNotice[] = [];
  let listener: NoticeListener;

  beforeAll(async () => {
    listener = await listenToNotices(
      database.applicationUrl,
      (notice) => received.push(notice),
      () => undefined,
    );
  });
  afterAll(() => listener.stop());

  test('arrive when the transaction commits and not when it rolls back', async () => {
    const undone = inTransaction(database.db, ours, async (tx) => {
      await dropPages(tx, ['site:undone']);
      throw new Error('rolled back');
    });
    await expect(undone).rejects.toThrow('rolled back');
    const many = Array.from({ length: 900 }, () => `site:${newId()}`);
    await inTransaction(database.db, ours, (tx) => dropPages(tx, many));
    const tags = () => received.flatMap((notice) => (notice.kind === 'pages' ? notice.tags : []));
    await expect.poll(tags).toEqual(many);
    expect(received.every((notice) => notice.governmentId === ours.governmentId)).toBe(true);
  });
});

describe('a form sent twice', () => {
  const by = newId<'person'>();

  test('counts once, also at the same moment', async () => {
    const key = crypto.randomUUID();
    let count = 0;
    const submit = () =>
      inTransaction(database.db, ours, (tx) =>
        once(tx, { key, by }, async () => {
          count += 1;
          return `/tujuan/${count}`;
        }),
      );
    expect(await Promise.all([submit(), submit(), submit()])).toEqual(['/tujuan/1', '/tujuan/1', '/tujuan/1']);
    expect(count).toBe(1);
  });

  test('counts anew when the first try failed', async () => {
    const key = crypto.randomUUID();
    const failing = inTransaction(database.db, ours, (tx) =>
      once(tx, { key, by }, () => Promise.reject(new Error('gagal'))),
    );
    await expect(failing).rejects.toThrow('gagal');
    expect(await inTransaction(database.db, ours, (tx) => once(tx, { key, by }, async () => '/ok'))).toBe('/ok');
  });

  test('tells nobody else what became of it', async () => {
    const key = crypto.randomUUID();
    await inTransaction(database.db, ours, (tx) => once(tx, { key, by }, async () => '/rahasia'));
    const stranger = newId<'person'>();
    const again = inTransaction(database.db, ours, (tx) => once(tx, { key, by: stranger }, async () => '/lain'));
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
    const find = (person: typeof by) => inTransaction(database.db, ours, (tx) => findReceipt(tx, { key, by: person }));
    expect(await find(stranger)).toBeUndefined();
    const receipt = await find(by);
    expect(receipt?.number).toMatch(/^[0-9a-f]{12}$/);
    expect(await find(by)).toEqual(receipt);
  });
});
