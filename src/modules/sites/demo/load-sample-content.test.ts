import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../platform/clock.ts';
import { readSettings } from '../../../platform/config/settings.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { openFiles } from '../../../platform/files/open-files.ts';
import { search } from '../../../platform/search/search.ts';
import { loadGovernment } from '../../organization/index.ts';
import { openSites } from '../open-sites.ts';
import { loadSampleContent } from './load-sample-content.ts';

const database = useTestDatabase();
const home = mkdtempSync(join(tmpdir(), 'pendopo-samples-'));
afterAll(() => rmSync(home, { recursive: true }));

describe('a whole government', () => {
  test('gets its 465 sites and their sample content in seconds, once', async () => {
    const { government } = await loadGovernment(database.db, '32.09');
    const openedAt = performance.now();
    expect(await openSites(database.db, government.id)).toBe(465);
    const openingMs = performance.now() - openedAt;
    const deps = {
      ...{ db: database.db, clock: systemClock },
      files: await openFiles(readSettings({ PENDOPO_HOME: home })),
    };
    const startedAt = performance.now();
    const count = await loadSampleContent(deps, government.id);
    const fillingMs = performance.now() - startedAt;
    expect(count).toBeGreaterThan(930);
    expect(openingMs).toBeLessThan(2000);
    expect(fillingMs).toBeLessThan(10_000);
    expect(await loadSampleContent(deps, government.id)).toBe(0);
    expect(await openSites(database.db, government.id)).toBe(0);
    await inReadOnly(database.db, { governmentId: government.id }, async (tx) => {
      const found = await search(tx, { query: 'surat keterangan usaha', siteId: null, cursor: null, limit: 5 });
      expect(found.total).toBeGreaterThan(400);
      const untold = await tx.selectFrom('sites.content').select('title').where('is_sample', '=', false).execute();
      expect(untold).toEqual([]);
    });
  });
});
