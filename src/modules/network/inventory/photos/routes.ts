import { z } from 'zod';
import { idSchema } from '../../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import { AppError } from '../../../../platform/errors.ts';
import { deleteFile, storeUpload } from '../../../../platform/files/files.ts';
import { UploadRefused } from '../../../../platform/files/refusal.ts';
import { sniff } from '../../../../platform/files/sniff.ts';
import type { App } from '../../../../platform/http/fastify.ts';
import { readUploadForm, type UploadedFile } from '../../../../platform/http/uploads.ts';
import { type Actor, assertMay } from '../../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { config, visitOf } from '../../desk.ts';
import { PERMISSION } from '../../permissions.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { RecordKind } from '../record-kind.ts';
import { getRecord } from '../record-queries.ts';
import { recordHref } from '../show-value.tsx';
import { deletePhoto, insertPhoto } from './photo-queries.ts';
import { photoTexts } from './texts.ts';

const byId = z.object({ id: z.guid() });
const byPhoto = byId.extend({ foto: idSchema<'photo'>() });
const limited = { ...config, rateLimit: { max: 30, timeWindow: '1 minute' } } as const;

/** Pictures of locations and devices. */
export function addPhotoRoutes(app: App, deps: ModuleDeps): void {
  for (const kind of [kindOf('location'), kindOf('device')]) addPhotosOf(app, deps, kind);
}

function addPhotosOf(app: App, deps: ModuleDeps, kind: RecordKind): void {
  const path = `/meja/jaringan/${kind.path}/:id/foto`;
  const assertTheirs = async (actor: Actor, id: string) => {
    const record = await inReadOnly(deps.db, actor, (tx) => getRecord(tx, kind, id));
    assertMay(actor, PERMISSION.manage, record.unitPath);
  };
  app.post(path, { config: limited, schema: { params: byId } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
    const { id } = request.params;
    await assertTheirs(actor, id);
    const { fields, files } = await readUploadForm(request);
    const file = files.find(({ field }) => field === 'foto');
    const caption = String(fields.keterangan ?? '')
      .replaceAll('\u0000', '')
      .trim()
      .slice(0, 200);
    const text = file ? await keep(deps, actor, { id, file, caption, language }) : photoTexts(language).missing;
    return reply.setFlash({ text }).redirect(recordHref(kind, id), 303);
  });
  app.post(`${path}/:foto/hapus`, { config, schema: { params: byPhoto } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
    const { id, foto } = request.params;
    await assertTheirs(actor, id);
    await inTransaction(deps.db, actor, (tx) => deletePhoto(tx, id, foto));
    return reply.setFlash({ text: photoTexts(language).removed }).redirect(recordHref(kind, id), 303);
  });
}

interface SentPhoto {
  readonly id: string;
  readonly file: UploadedFile;
  readonly caption: string;
  readonly language: Language;
}

/** What to tell the person. */
async function keep(deps: ModuleDeps, actor: Actor, { id, file, caption, language }: SentPhoto): Promise<string> {
  const words = photoTexts(language);
  try {
    const { bytes, fileName } = file;
    if ((await sniff(bytes, fileName)).kind !== 'image') return words.refused;
    const upload = { bytes, fileName, uploadedBy: actor.personId, isPublic: false };
    const stored = await storeUpload(deps.files, deps.db, actor, upload);
    return await hang(deps, actor, { recordId: id, fileId: stored.id, caption, language });
  } catch (cause) {
    if (cause instanceof UploadRefused) return words.refused;
    throw cause;
  }
}

interface Hung {
  readonly recordId: string;
  readonly fileId: Parameters<typeof insertPhoto>[2];
  readonly caption: string;
  readonly language: Language;
}

/** A picture too many is not kept either. */
async function hang(deps: ModuleDeps, actor: Actor, { recordId, fileId, caption, language }: Hung): Promise<string> {
  const words = photoTexts(language);
  try {
    await inTransaction(deps.db, actor, (tx) => insertPhoto(tx, recordId, fileId, caption));
    return words.saved;
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'conflict') throw cause;
    await inTransaction(deps.db, actor, (tx) => deleteFile(tx, fileId));
    return words.most;
  }
}
