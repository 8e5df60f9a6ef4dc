/**
 * Keeps the page of the quick update on this device with all that it loads, so that it opens without a link. Runs in a
 * service worker that sees this one page only. Source: W3C Service Workers.
 */

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchedEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface PageWorker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchedEvent) => void): void;
}

const worker = self as unknown as PageWorker;
const CACHE = 'pendopo-kabar-cepat';
const PAGE = '/meja/kabar-cepat';
const PATIENCE_MS = 6000;

worker.addEventListener('install', (event) => {
  void worker.skipWaiting();
  event.waitUntil(fetch(PAGE).then(keep));
});

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, search, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (pathname.startsWith('/aset/')) event.respondWith(assetOf(request));
  else if (request.mode === 'navigate' && pathname === PAGE && search === '') event.respondWith(pageOf(event));
});

async function assetOf(request: Request): Promise<Response> {
  return (await caches.match(request.url, { cacheName: CACHE })) ?? fetch(request);
}

/** The page from the server; without a link, or on one that is all but dead, the page as it was kept. */
async function pageOf(event: FetchedEvent): Promise<Response> {
  const asked = fetch(event.request);
  event.waitUntil(asked.then((answer) => keep(answer.clone())).catch(() => undefined));
  const kept = await keptPage();
  if (!kept) return asked;
  const late = new Promise<Response>((resolve) => setTimeout(resolve, PATIENCE_MS, kept));
  return Promise.race([asked.catch(() => kept), late]);
}

const KEY = /(name="kunci" value=")[^"]*(")/g;

/** Each time with a key of its own: two texts written on the kept page are two. */
async function keptPage(): Promise<Response | null> {
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  if (!kept) return null;
  const html = (await kept.text()).replace(KEY, `$1${crypto.randomUUID()}$2`);
  return new Response(html, { headers: kept.headers });
}

/** Keeps a page once all that it loads is kept; drops what nobody may see any more, as after signing out. */
async function keep(answer: Response): Promise<void> {
  if (answer.type === 'opaqueredirect' || answer.redirected || answer.status === 401 || answer.status === 403) {
    await caches.delete(CACHE);
    return;
  }
  if (!answer.ok) return;
  const cache = await caches.open(CACHE);
  const { headers } = answer;
  const html = await answer.text();
  const needed = await keepAssets(cache, html);
  await cache.put(PAGE, new Response(html, { headers }));
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== PAGE && !needed.has(pathname)) await cache.delete(url);
  }
}

/** Scripts, styles and letters that a text names, and those that these name in turn. */
async function keepAssets(cache: Cache, html: string): Promise<ReadonlySet<string>> {
  const needed = new Set<string>();
  const waiting = namedIn(html, PAGE);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (needed.has(path)) continue;
    needed.add(path);
    const answer = (await cache.match(path)) ?? (await fetch(path));
    if (!answer.ok) throw new Error(`${path} is missing`);
    if (!(await cache.match(path))) await cache.put(path, answer.clone());
    if (/\.(?:js|css)$/.test(path)) waiting.push(...namedIn(await answer.text(), path));
  }
  return needed;
}

const ASSET = /(?<=["'(`])(?:\/aset\/|\.\/)[\w.-]+\.(?:js|css|svg|woff2)(?=["')`])/g;

function namedIn(text: string, path: string): string[] {
  return [...text.matchAll(ASSET)].map(([name]) => new URL(name, new URL(path, worker.location.origin)).pathname);
}
