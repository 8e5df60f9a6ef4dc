import { basename } from 'node:path';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import type { SitePlace } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { PUBLIC_WEB } from '../../../platform/outbound/fetch.ts';
import type { OutboundPolicy } from '../../../platform/outbound/post.ts';
import { rememberOldFiles } from '../../sites/index.ts';
import { Attachments, type UploadSource } from '../attachments.ts';
import { type Carrying, carryBatch, type IncomingItem } from '../carry-batch.ts';
import { finishRun, insertRun, listSourceFiles } from '../queries.ts';
import { relink } from '../relink.ts';
import { type ImportReport, ReportWriter } from '../report.ts';
import { uploadFetcher } from '../upload-fetcher.ts';
import { uploadFolder } from '../upload-folder.ts';
import { carryMenus } from './carry-menu.ts';
import { digestOf, judgeItem, keyOf } from './judge-item.ts';
import { type JudgedItem, type Preparing, prepareItem, titleOf } from './prepare-item.ts';
import { readExport } from './read-export.ts';
import { type Survey, surveyExport } from './survey.ts';

/** What is imported, and how. */
export interface WordPressImport {
  readonly path: string;
  readonly place: SitePlace;
  /** The folder with the uploads; null when there is none. */
  readonly attachments: string | null;
  /** Hosts from which uploads may be fetched that the folder has not; empty fetches none. */
  readonly fetchFrom: readonly string[];
  /** Where fetching may lead; the public internet when left out. */
  readonly policy?: OutboundPolicy;
  /** Reads and reports everything and keeps nothing; uploads to be fetched count as there. */
  readonly isDryRun: boolean;
  readonly onProgress?: (text: string) => void;
}

const BATCH_ITEMS = 50;
const BATCH_CHARACTERS = 4_000_000;

/**
 * Carries a WordPress export to a site, in batches of 50 items with a transaction each. May be run again: what was
 * carried is brought up to date, and what was edited here stays as it is. A file that is cut off is carried up to
 * there, and the report says where.
 * @throws {AppError} `invalid` when the file is no export
 */
export async function importWordPress(
  deps: Pick<ModuleDeps, 'db' | 'files' | 'clock'>,
  { onProgress = () => undefined, ...wanted }: WordPressImport,
): Promise<ImportReport> {
  const { path, place, isDryRun } = wanted;
  const { db, clock } = deps;
  onProgress(`Membaca ${basename(path)} …`);
  const survey = await surveyExport(path);
  const report = new ReportWriter();
  const now = clock.now();
  const start = { place, source: 'wordpress' as const, sourceName: basename(path) };
  const runId = isDryRun ? null : await inTransaction(db, place, (tx) => insertRun(tx, start, now));
  const sources = sourcesOf(wanted, survey);
  const attachments = new Attachments({ deps, place, sources, isDryRun, report });
  const carrying = { db, place, runId, survey, attachments, report, timeZone: place.timeZone, now };
  await carryAll(path, carrying, onProgress);
  if (runId) {
    onProgress('Mengarahkan tautan dan menu ke tempatnya sekarang …');
    await relink(carrying, survey.hosts);
    await carryMenus(survey, carrying);
    await rememberUploads(carrying);
  }
  const result = report.finish(isDryRun);
  if (runId) await inTransaction(db, place, (tx) => finishRun(tx, runId, result, clock.now()));
  return result;
}

function sourcesOf(
  { attachments, fetchFrom, policy = PUBLIC_WEB, isDryRun }: WordPressImport,
  { bases }: Survey,
): readonly UploadSource[] {
  const folder = attachments === null ? [] : [uploadFolder(attachments, ['wp-content/uploads', 'uploads'])];
  if (fetchFrom.length === 0) return folder;
  if (isDryRun) return [...folder, { read: async () => ({ kind: 'found', bytes: new Uint8Array() }) }];
  const hosts = new Set(fetchFrom.map((host) => new URL(`https://${host}`).hostname));
  const named = bases.filter((base) => hosts.has(new URL(base).hostname));
  const usual = fetchFrom.map((host) => `https://${host}/wp-content/uploads/`);
  return [...folder, uploadFetcher({ hosts, bases: [...new Set([...named, ...usual])], policy })];
}

type CarryingExport = Carrying & Preparing;

const UPLOADS = '/wp-content/uploads/';
const AT_ONCE = 1000;

/** Links from elsewhere to an upload lead to where it stands now; uploads that no text shows are noted. */
async function rememberUploads({ db, place, survey, report }: CarryingExport): Promise<void> {
  const carried = await inReadOnly(db, place, (tx) => listSourceFiles(tx, place.siteId));
  for (const path of survey.uploads.values()) if (!carried.has(path)) report.note('upload-unused', '', path);
  const folders = new Set([UPLOADS, ...survey.bases.map((base) => new URL(base).pathname)]);
  const addresses = [...carried].flatMap(([path, fileId]) =>
    [...folders].map((folder) => ({ path: folder + path, fileId })),
  );
  for (let at = 0; at < addresses.length; at += AT_ONCE) {
    const some = addresses.slice(at, at + AT_ONCE);
    await inTransaction(db, place, (tx) => rememberOldFiles(tx, place.siteId, some));
  }
}

async function carryAll(path: string, carrying: CarryingExport, onProgress: (text: string) => void): Promise<void> {
  const { report, survey } = carrying;
  let [batch, characters, done, last]: [IncomingItem[], number, number, string] = [[], 0, 0, ''];
  const flush = async () => {
    await carryBatch(batch, carrying);
    [batch, characters] = [[], 0];
    const percent = survey.items === 0 ? 100 : Math.floor((100 * done) / survey.items);
    onProgress(`${done} dari ${survey.items} butir (${percent}%), ${report.counts.files} berkas`);
  };
  for await (const part of readExport(path)) {
    if (part.kind === 'cut') report.cut = { line: part.line, reason: part.reason, afterTitle: last };
    if (part.kind !== 'item') continue;
    done += 1;
    last = titleOf(part.item);
    const judgement = judgeItem(part.item);
    if (judgement.carry) {
      report.countTerms(part.item.categories, part.item.tags);
      batch.push(incoming({ item: part.item, kind: judgement.kind, draftFor: judgement.draftFor }, carrying));
      characters += part.item.html.length;
    } else if (judgement.reason) report.note(judgement.reason, last, judgement.detail);
    if (batch.length >= BATCH_ITEMS || characters >= BATCH_CHARACTERS) await flush();
  }
  await flush();
}

function incoming(judged: JudgedItem, preparing: Preparing): IncomingItem {
  const { item } = judged;
  return {
    ...{ key: keyOf(item), digest: digestOf(item), title: titleOf(item) },
    prepare: () => prepareItem(judged, preparing),
  };
}
