import type { FastifyRequest } from 'fastify';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { siteOf } from '../../../platform/http/fastify.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FieldErrors, FormValues } from '../../../platform/ui/form-state.ts';
import type { AfterSaving, Sending } from '../commands.ts';
import type { ContentKind, WrittenContent } from '../content.ts';
import { PrivacyHeld } from '../privacy/held-content.ts';
import { readContentForm, type TypedContent } from './content-form.ts';
import { factsOf, filesOf } from './file-links.ts';
import { type KeptForm, keepForm } from './uploads.ts';
import { writeTexts } from './views/write-texts.ts';

/** A form that was sent in: ready to be saved, or to be shown again. Its files are kept in either case. */
export type SentContent =
  | { readonly ok: true; readonly typed: TypedContent; readonly written: WrittenContent; readonly values: FormValues }
  | { readonly ok: false; readonly values: FormValues; readonly errors: FieldErrors };

const FILE_RULES = {
  sampul: { accepts: 'image', isPublic: false },
  foto: { accepts: 'image', isPublic: false },
  berkas: { accepts: 'any', isPublic: false },
} as const;

/** Reads the form of a content and keeps its files. */
export async function receiveContent(
  request: FastifyRequest,
  deps: ModuleDeps,
  actor: Actor,
  kind: ContentKind,
): Promise<SentContent> {
  const { language } = request;
  const sent = await keepForm(request, deps, actor, FILE_RULES, writeTexts(language).errors.upload);
  const context = { kind, language, timeZone: siteOf(request).timeZone, now: deps.clock.now() };
  const read = readContentForm(withFiles(sent), context);
  const errors = { ...(read.ok ? {} : read.errors), ...sent.errors };
  if (!read.ok || Object.keys(errors).length > 0) return { ok: false, values: read.values, errors };
  const files = await inReadOnly(deps.db, actor, (tx) => filesOf(tx, read.values));
  const typed = read.value;
  const isWarning = kind === 'announcement' && typed.isWarning;
  const written: WrittenContent = {
    ...{ title: typed.title, summary: typed.summary, html: typed.html, note: typed.note, isWarning },
    facts: factsOf(kind, typed, files),
    coverFileId: typed.coverFileId !== null && files.has(typed.coverFileId) ? typed.coverFileId : null,
    startsAt: kind === 'agenda' ? typed.startsAt : null,
    endsAt: kind === 'agenda' || isWarning ? typed.endsAt : null,
  };
  return { ok: true, typed, written, values: read.values };
}

/** What was just uploaded joins the fields that name kept files. */
function withFiles({ fields, kept }: KeptForm): Readonly<Record<string, unknown>> {
  const idsOf = (field: string) => kept.filter((one) => one.field === field).map(({ file }) => file.id);
  const names = kept.filter(({ field }) => field === 'berkas');
  const cover = idsOf('sampul').at(-1);
  return {
    ...fields,
    ...Object.fromEntries(names.map(({ file, fileName }) => [`nama-${file.id}`, shownName(fileName)])),
    gambar: [fields.gambar ?? [], idsOf('foto')].flat(),
    lampiran: [fields.lampiran ?? [], idsOf('berkas')].flat(),
    ...(cover !== undefined && { sampulId: cover, hapusSampul: undefined }),
  };
}

/** The name of a file as a person reads it: without folders and ending. */
function shownName(fileName: string): string {
  return (fileName.split(/[\\/]/).at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '').slice(0, 200);
}

/** How the form is to be carried out. */
export function sendingOf(typed: TypedContent): Sending {
  const { key, next, publishAt } = typed;
  const after: AfterSaving =
    next === 'schedule' && publishAt !== null
      ? { step: 'schedule', at: publishAt }
      : { step: next === 'schedule' ? 'save' : next };
  return { key, after };
}

/** How saving went; `held` waits for a decision on personal data. A foreseen refusal is shown in the form, everything else is a failure. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'conflict' | 'invalid' | 'held' };

/** Runs a command whose `conflict` and `invalid` the form answers. */
export async function attempt<T>(command: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: 'done', value: await command() };
  } catch (error) {
    if (error instanceof PrivacyHeld) return { kind: 'held' };
    if (error instanceof AppError && (error.code === 'conflict' || error.code === 'invalid')) {
      return { kind: error.code };
    }
    throw error;
  }
}
