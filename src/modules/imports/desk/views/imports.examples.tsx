import { newId } from '../../../../platform/database/ids.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { RunPage } from './run-page.tsx';
import { type NamedRun, RunsPage } from './runs-page.tsx';

const run: NamedRun = {
  ...{ id: newId<'import-run'>(), siteId: newId<'site'>(), source: 'wordpress', sourceName: 'dinkes.WordPress.xml' },
  ...{ startedAt: Temporal.Instant.from('2026-11-23T02:00:00Z'), siteTitle: 'Dinas <b>Kesehatan</b>' },
  ...{ finishedAt: Temporal.Instant.from('2026-11-23T02:03:00Z'), cutLine: null },
  ...{ published: 1204, drafts: 31, files: 870, noted: 2401 },
};
const shown = { language: 'id', timeZone: 'Asia/Jakarta', firstHref: null, nextHref: null } as const;
const reasons = [
  { reason: 'picture', count: 2400, named: 1000 },
  { reason: 'private', count: 1, named: 1 },
] as const;
const entries = [
  { reason: 'picture', title: 'Jadwal <i>posyandu</i>', detail: 'https://lama.example/wp-content/hilang.jpg', at: 1 },
  { reason: 'private', title: '', detail: '', at: 2 },
] as const;

/** Every state of both pages: shown in the gallery, rendered and checked in the tests. */
export const examples: Examples = {
  'belum ada pindahan': () => <RunsPage {...shown} runs={[]} />,
  'beberapa pindahan': () => (
    <RunsPage
      {...shown}
      runs={[
        run,
        { ...run, id: newId<'import-run'>(), cutLine: 88_123 },
        { ...run, id: newId<'import-run'>(), finishedAt: null, siteTitle: null },
      ]}
      nextHref="/meja/impor?sesudah=x"
    />
  ),
  'laporan pindahan': () => <RunPage {...shown} run={run} reasons={reasons} reason={null} entries={entries} />,
  'laporan, satu alasan': () => (
    <RunPage {...shown} run={{ ...run, cutLine: 7 }} reasons={reasons} reason="picture" entries={entries.slice(0, 1)} />
  ),
  'laporan tanpa catatan': () => <RunPage {...shown} run={run} reasons={[]} reason={null} entries={[]} />,
  'pindahan terputus': () => (
    <RunPage {...shown} run={{ ...run, finishedAt: null }} reasons={[]} reason={null} entries={[]} />
  ),
};
