import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../../platform/config/settings.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { openFiles } from '../../../platform/files/open-files.ts';
import type { SitePlace } from '../../../platform/http/place.ts';
import { imports } from '../module.ts';
import { anActor, aSite, clock, openServer } from '../testing.ts';
import { importWordPress } from '../wordpress/import-wordpress.ts';
import { anExport, asFile } from '../wordpress/testing.ts';

const database = useTestDatabase();
const home = mkdtempSync(join(tmpdir(), 'pendopo-runs-'));
let place: SitePlace;
let desk: Awaited<ReturnType<typeof openServer>>;
let runId = '';
beforeAll(async () => {
  const files = await openFiles(readSettings({ PENDOPO_HOME: home }));
  place = await aSite(database.db);
  desk = await openServer({ db: database.db, files }, place, [imports.routes]);
  const lost = Array.from({ length: 60 }, (_, at) => `<img src="https://lama.example/hilang-${at}.jpg">`).join('');
  const xml = anExport({ id: 1 }, { id: 2, status: 'draft', title: '=Rahasia' }, { id: 3, html: lost });
  const options = { path: asFile(xml), place, attachments: null, fetchFrom: [], isDryRun: false };
  await importWordPress({ db: database.db, files, clock }, options);
  const { rows } = await inReadOnly(database.db, place, (tx) =>
    sql<{ id: string }>`select id from imports.run`.execute(tx),
  );
  runId = rows[0]?.id ?? '';
});
afterAll(async () => {
  await desk.close();
  rmSync(home, { recursive: true });
});

describe('imports at the desk', () => {
  test('are listed with what was carried, to those who manage the site', async () => {
    const page = await desk.get('/meja/impor', anActor(place));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('2 terbit, 1 draf, 0 berkas');
    expect(page.body).toContain('ekspor.xml');
    const elsewhere = await desk.get('/meja/impor', anActor(place, undefined, '/lain/'));
    expect(elsewhere.body).toContain('Belum ada pindahan');
    const writer = await desk.get('/meja/impor', anActor(place, ['sites.write']));
    expect(writer.body).toContain('Belum ada pindahan');
  });

  test('the report names what was left, narrowed by reason, page by page', async () => {
    const actor = anActor(place);
    const whole = await desk.get(`/meja/impor/${runId}`, actor);
    expect(whole.body).toContain('Belum terbit di sumbernya');
    expect(whole.body).toContain('(60)');
    const pictures = await desk.get(`/meja/impor/${runId}?alasan=picture`, actor);
    expect(pictures.body).toContain('hilang-49.jpg');
    expect(pictures.body).not.toContain('hilang-50.jpg');
    expect(pictures.body).not.toContain('=Rahasia');
    const next = /href="([^"]*sesudah=[^"]*)"/.exec(pictures.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await desk.get(next, actor);
    expect(second.body).toContain('hilang-59.jpg');
    expect(second.body).not.toContain('hilang-49.jpg');
    expect((await desk.get(`/meja/impor/${runId}?alasan=__proto__&sesudah=x`, actor)).statusCode).toBe(200);
  });

  test('nobody else reads a report', async () => {
    expect((await desk.get(`/meja/impor/${runId}`, anActor(place, ['sites.write']))).statusCode).toBe(403);
    expect((await desk.get(`/meja/impor/${runId}/laporan.csv`, anActor(place, ['sites.write']))).statusCode).toBe(403);
    const stranger = anActor({ ...place, governmentId: (await aSite(database.db)).governmentId });
    expect((await desk.get(`/meja/impor/${runId}`, stranger)).statusCode).toBe(404);
  });

  test('is downloaded as a table without formulas', async () => {
    const { body, headers } = await desk.get(`/meja/impor/${runId}/laporan.csv`, anActor(place));
    expect(headers['content-type']).toContain('text/csv');
    expect(body.trim().split('\r\n')).toHaveLength(62);
    expect(body).toContain("'=Rahasia;Belum terbit");
  });
});
