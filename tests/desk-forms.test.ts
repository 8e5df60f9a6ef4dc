import { expect, test } from 'vitest';
import { useDemoInstallation } from './demo-installation.ts';

/** Every form of the desk into which something is typed carries the key under which it counts once. */
const demo = useDemoInstallation();
const MOST_PAGES = 120;

/** Forms of the person's own account, and those that come out the same however often they are sent. */
const WITHOUT_KEY = [
  /^\/meja\/akun\//,
  /^\/meja\/pengaturan(\/lambang)?$/,
  /^\/meja\/kesegaran\/(:id\/jadwal|baku)$/,
  /^\/meja\/kasus\/templat$/,
  /^\/meja\/orang\/impor$/,
  /^\/meja\/situs\/:id\/alamat$/,
  /^\/meja\/jaringan\/(cakupan|penemuan\/kredensial)(\?|$)/,
  /^\/meja\/ppid\/keberatan\/:id\/(sengketa|hasil-sengketa)$/,
  /^\/meja\/ppid(\/laporan\/20\d\d(-[123])?)?$/,
  /^\/meja\/ppid\/hitamkan\/:id\/(kata|kotak)$/,
  /^\/meja\/(peran|unit)\/:id$/,
  /^\/meja\/jaringan\/(gangguan|pemeliharaan)\/:id$/,
];

async function pagesOf(cookie: string): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>();
  const shapes = new Map<string, number>();
  const left = ['/meja'];
  for (let path = left.shift(); path !== undefined && seen.size < MOST_PAGES; path = left.shift()) {
    if (seen.has(path)) continue;
    const answer = await demo.building.app.inject({ url: path, headers: { host: demo.host(), cookie } });
    if (answer.statusCode !== 200 || !String(answer.headers['content-type']).startsWith('text/html')) continue;
    seen.set(path, answer.body);
    for (const [, href = ''] of answer.body.matchAll(/href="(\/meja[^"#]*)"/g)) {
      const next = href.replaceAll('&amp;', '&');
      const shape = next.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/=[^&]*/g, '=');
      const count = shapes.get(shape) ?? 0;
      shapes.set(shape, count + 1);
      if (count < 2) left.push(next);
    }
  }
  return seen;
}

interface PostForm {
  readonly page: string;
  readonly action: string;
  readonly html: string;
}

function typedForms(page: string, html: string): readonly PostForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, attributes = '', inside = '']) => {
    const isPost = /method="post"/.test(attributes);
    const isTyped = /<textarea|<select|<input(?![^>]*type="(hidden|submit|button)")/.test(inside);
    const action = /action="([^"]*)"/.exec(attributes)?.[1] ?? page;
    return isPost && isTyped ? [{ page, action, html: inside }] : [];
  });
}

test.each(['admin', 'desa-operator', 'ppid-officer'] as const)('what %s types counts once', async (role) => {
  const pages = await pagesOf(await demo.signIn(role));
  expect(pages.size).toBeGreaterThan(10);
  const forms = [...pages].flatMap(([page, html]) => typedForms(page, html));
  expect(forms.length).toBeGreaterThan(3);
  const bare = forms
    .filter(({ html }) => !/name="(\w+-)?kunci"/.test(html))
    .map(({ action }) => action.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id'))
    .filter((action) => !WITHOUT_KEY.some((pattern) => pattern.test(action)));
  expect([...new Set(bare)]).toEqual([]);
});
