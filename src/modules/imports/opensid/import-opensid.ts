import { basename } from 'node:path';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SitePlace } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { fetchFollowing, PUBLIC_WEB } from '../../../platform/outbound/fetch.ts';
import type { OutboundPolicy } from '../../../platform/outbound/post.ts';
import { Attachments, type UploadSource } from '../attachments.ts';
import { type Carrying, carryBatch, type IncomingItem, PART } from '../carry-batch.ts';
import { finishRun, insertRun } from '../queries.ts';
import { relink } from '../relink.ts';
import { type ImportReport, ReportWriter } from '../report.ts';
import { uploadFetcher } from '../upload-fetcher.ts';
import { uploadFolder } from '../upload-folder.ts';
import { type Article, digestOf, keyOf } from './article.ts';
import { prepareArticle, preparedProfile, titleOf } from './prepare-article.ts';
import { readProfile } from './profile.ts';
import { type ArticlePart, readArticles } from './read-articles.ts';
import { readFeed } from './read-feed.ts';

/** What is imported, and how. */
export interface OpensidImport {
  readonly place: SitePlace;
  /** The address of the feed, or the path of a CSV of articles. */
  readonly from: string;
  /** A CSV of the village's identity; null when there is none. */
  readonly profile: string | null;
  /** A copy of the folder `desa/upload`, or one that has it; null when there is none. */
  readonly attachments: string | null;
  /** Hosts from which pictures may be fetched besides that of the feed. */
  readonly fetchFrom: readonly string[];
  /** Where fetching may lead; the public internet when left out. */
  readonly policy?: OutboundPolicy;
  /** Reads and reports everything and keeps nothing. */
  readonly isDryRun: boolean;
  readonly onProgress?: (text: string) => void;
}

const BATCH_ITEMS = 50;
const FEED_BYTES = 10_000_000;
const WITHIN_MS = 60_000;

/**
 * Carries articles of an OpenSID site, from its public feed or a CSV, and what it tells of the village. May be run again
 * and again: what was carried is brought up to date, what was edited here stays, a whole text is never replaced by the
 * beginning that the feed holds.
 * @throws {AppError} `invalid` when the source is neither; `unavailable` when the feed does not answer
 */
export async function importOpensid(
  deps: Pick<ModuleDeps, 'db' | 'files' | 'clock'>,
  { onProgress = () => undefined, ...wanted }: OpensidImport,
): Promise<ImportReport> {
  const { place, isDryRun, from } = wanted;
  const { db, clock } = deps;
  onProgress(`Membaca ${basename(from)} …`);
  const parts = isAddress(from) ? await feedParts(from, wanted.policy) : readArticles(from, place.timeZone);
  const profile = wanted.profile === null ? null : await readProfile(wanted.profile);
  const report = new ReportWriter();
  const now = clock.now();
  const sourceName = isAddress(from) ? new URL(from).hostname : basename(from);
  const start = { place, source: 'opensid' as const, sourceName };
  const runId = isDryRun ? null : await inTransaction(db, place, (tx) => insertRun(tx, start, now));
  const attachments = new Attachments({ deps, place, sources: sourcesOf(wanted), isDryRun, report });
  const carrying = { db, place, runId, report, now };
  const preparing = { attachments, report, now };
  if (profile) await carryBatch([preparedProfile(profile, now)], carrying);
  await carryAll(parts, carrying, (article) => incoming(article, preparing), onProgress);
  if (runId) await relink(carrying, hostsOf(wanted));
  const result = report.finish(isDryRun);
  if (runId) await inTransaction(db, place, (tx) => finishRun(tx, runId, result, clock.now()));
  return result;
}

/** Whether a source is an address rather than the path of a file. */
export function isAddress(from: string): boolean {
  return /^https?:\/\//i.test(from);
}

async function* feedParts(from: string, policy: OutboundPolicy = PUBLIC_WEB): AsyncGenerator<ArticlePart> {
  const { hostname } = new URL(from);
  const headers = { 'user-agent': 'Pendopo (pindahan situs pemerintah)', accept: 'application/rss+xml, text/xml, */*' };
  const options = { method: 'GET', headers, mostBytes: FEED_BYTES, withinMs: WITHIN_MS } as const;
  const bare = (host: string) => host.replace(/^www\./, '');
  const outcome = await fetchFollowing(from, options, policy, (url) => bare(url.hostname) === bare(hostname));
  if (outcome.kind === 'forbidden')
    throw new AppError('invalid', 'Alamat umpan tidak boleh dibuka: ia di dalam jaringan atau mengarah ke host lain');
  if (outcome.kind === 'unreachable') throw new AppError('unavailable', `Umpan tidak menjawab (${outcome.error})`);
  if (outcome.status !== 200) throw new AppError('unavailable', `Umpan menjawab dengan HTTP ${outcome.status}`);
  const feed = readFeed(new TextDecoder().decode(outcome.body));
  for (const article of feed.articles) yield { kind: 'article', article };
  if (feed.cut) yield { kind: 'cut', ...feed.cut };
}

/** Where the former site stood, with and without `www.`. */
function hostsOf({ from, fetchFrom }: OpensidImport): ReadonlySet<string> {
  const hosts = [...(isAddress(from) ? [new URL(from).hostname] : []), ...fetchFrom].map((host) =>
    host.replace(/^www\./, ''),
  );
  return new Set(hosts.flatMap((host) => [host, `www.${host}`]));
}

function sourcesOf(wanted: OpensidImport): readonly UploadSource[] {
  const { attachments, from, fetchFrom, policy = PUBLIC_WEB, isDryRun } = wanted;
  const folder = attachments === null ? [] : [withoutRoot(uploadFolder(attachments, ['desa/upload', 'upload']))];
  const hosts = hostsOf(wanted);
  if (hosts.size === 0) return folder;
  if (isDryRun) return [...folder, { read: async () => ({ kind: 'found', bytes: new Uint8Array() }) }];
  const own = isAddress(from) ? [`${new URL(from).origin}/`] : [];
  const bases = [...own, ...fetchFrom.map((host) => `https://${host}/`)];
  return [...folder, uploadFetcher({ hosts, bases: [...new Set(bases)], policy })];
}

/** Paths of uploads begin with `desa/upload/`, which a copied folder may lack. */
function withoutRoot(source: UploadSource): UploadSource {
  return { read: (path) => source.read(path.replace(/^desa\/upload\//, '')) };
}

type ToItem = (article: Article) => IncomingItem;

async function carryAll(
  parts: AsyncIterable<ArticlePart>,
  carrying: Carrying,
  toItem: ToItem,
  onProgress: (text: string) => void,
): Promise<void> {
  const { report } = carrying;
  let [batch, done, last]: [IncomingItem[], number, string] = [[], 0, ''];
  const flush = async () => {
    await carryBatch(batch, carrying);
    batch = [];
    onProgress(`${done} tulisan, ${report.counts.files} berkas`);
  };
  for await (const part of parts) {
    if (part.kind === 'cut') report.cut = { line: part.line, reason: part.reason, afterTitle: last };
    if (part.kind !== 'article') continue;
    const { article } = part;
    done += 1;
    last = titleOf(article);
    if (article.title === '' || article.html === '') report.note('no-title', last, article.link);
    else {
      report.countTerms(article.categories, []);
      batch.push(toItem(article));
    }
    if (batch.length >= BATCH_ITEMS) await flush();
  }
  await flush();
}

function incoming(article: Article, preparing: Parameters<typeof prepareArticle>[1]): IncomingItem {
  const digest = digestOf(article);
  return {
    ...{ key: keyOf(article), digest: article.isExcerpt ? PART + digest : digest, title: titleOf(article) },
    ...{ isPart: article.isExcerpt, prepare: () => prepareArticle(article, preparing) },
  };
}
