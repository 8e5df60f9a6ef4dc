import { z } from 'zod';
import { parseForm, type ReadForm } from '../../../platform/http/forms.ts';
import type { FieldErrors } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import type { ContentKind, WarningFacts } from '../content.ts';
import { fromFormText } from './plain-text.ts';
import { writeTexts } from './views/write-texts.ts';

/** What the pressed button asks for after saving. */
export type NextStep = 'save' | 'submit' | 'publish' | 'schedule';

/** What was typed into the form of a content, read but not yet kept. */
export interface TypedContent {
  /** The key of the page on which the form stood: a form sent twice counts once. */
  readonly key: string;
  /** The version that was on the screen; null for a new content. */
  readonly baseVersion: number | null;
  readonly next: NextStep;
  readonly title: string;
  readonly summary: string;
  /** As typed or as the editor wrote it; still to be cleaned. */
  readonly html: string;
  readonly note: string;
  readonly location: string;
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
  readonly publishAt: Temporal.Instant | null;
  readonly isWarning: boolean;
  readonly warning: WarningFacts;
  /** Null when there is none, or it was to be removed. */
  readonly coverFileId: string | null;
  /** Attached files that stay, with their names; in order. */
  readonly files: readonly { readonly fileId: string; readonly name: string }[];
  /** Pictures of the album that stay, with their words; in order. */
  readonly pictures: readonly { readonly fileId: string; readonly alt: string }[];
}

/** Where and for what a form is read. */
export interface FormContext {
  readonly kind: ContentKind;
  readonly language: Language;
  /** IANA zone in which dates were typed. */
  readonly timeZone: string;
  readonly now: Temporal.Instant;
}

const LONGEST = { title: 200, summary: 500, text: 400_000, line: 500, name: 200 } as const;

/** Reads the form; a draft may be incomplete, what is submitted or published may not. */
export function readContentForm(body: unknown, context: FormContext): ReadForm<TypedContent> {
  const read = parseForm(formSchema(context), body);
  if (!read.ok) return read;
  const typed = toTyped(read.value);
  const errors = faultsOf(typed, context);
  if (Object.keys(errors).length > 0) return { ok: false, values: read.values, errors };
  return { ok: true, value: typed, values: read.values };
}

/** What is missing before the content may go on; empty for a draft that is only saved. */
export function faultsOf(typed: TypedContent, context: FormContext): FieldErrors {
  const words = writeTexts(context.language).errors;
  if (typed.startsAt && typed.endsAt && Temporal.Instant.compare(typed.startsAt, typed.endsAt) > 0) {
    return { selesai: words.endsBefore };
  }
  if (typed.next === 'save') return {};
  return { ...scheduleFaults(typed, context), ...kindFaults(typed, context) };
}

function scheduleFaults(typed: TypedContent, { language, now }: FormContext): FieldErrors {
  const words = writeTexts(language).errors;
  if (typed.next !== 'schedule') return {};
  if (typed.publishAt === null) return { terbitPada: words.publishAt };
  return Temporal.Instant.compare(typed.publishAt, now) <= 0 ? { terbitPada: words.publishPast } : {};
}

function kindFaults(typed: TypedContent, { kind, language }: FormContext): FieldErrors {
  const words = writeTexts(language).errors;
  if (kind === 'agenda') {
    return {
      ...(typed.startsAt === null && { mulai: words.startsAt }),
      ...(typed.location === '' && { tempat: words.place }),
    };
  }
  if (kind === 'photo') {
    const without = typed.pictures
      .map(({ fileId, alt }, at) => [fileId, alt, at + 1] as const)
      .filter(([, alt]) => !alt);
    return Object.fromEntries(without.map(([fileId, , at]) => [`alt-${fileId}`, words.alt(at)]));
  }
  if (kind !== 'announcement' || !typed.isWarning) return {};
  const { danger, affected, avoid, help } = typed.warning;
  const parts = { bahaya: danger, terdampak: affected, hindari: avoid, bantuan: help };
  const missing = Object.entries(parts).filter(([, text]) => text === '');
  return Object.fromEntries(missing.map(([name]) => [name, words.warning]));
}

function formSchema({ language, timeZone }: FormContext) {
  const words = writeTexts(language).errors;
  const unreadable = { error: words.unreadable };
  const text = (most: number, tooLong = words.unreadable) => z.string(unreadable).max(most, tooLong).default('');
  const moment = z.iso
    .datetime({ local: true, error: words.moment })
    .transform((value) => Temporal.PlainDateTime.from(value).toZonedDateTime(timeZone).toInstant())
    .optional();
  const ids = z.preprocess(toList, z.array(z.guid(unreadable)).max(100, words.unreadable));
  const tick = z.literal('ya', unreadable).optional();
  return z.looseObject({
    kunci: z.guid({ error: words.key }),
    versi: z.coerce.number({ error: words.key }).int().min(1).max(1_000_000).optional(),
    lalu: z.enum(['simpan', 'ajukan', 'terbitkan', 'jadwalkan'], unreadable).default('simpan'),
    judul: z.string({ error: words.title }).max(LONGEST.title, words.titleLong),
    ringkasan: text(LONGEST.summary, words.summaryLong),
    teks: text(LONGEST.text, words.textLong),
    bentuk: z.enum(['plain', 'html'], unreadable).default('plain'),
    catatan: text(LONGEST.line),
    tempat: text(LONGEST.line),
    ...{ mulai: moment, selesai: moment, berakhir: moment, terbitPada: moment },
    ...{
      bahaya: text(LONGEST.line),
      terdampak: text(LONGEST.line),
      hindari: text(LONGEST.line),
      bantuan: text(LONGEST.line),
    },
    ...{ peringatan: tick, hapusSampul: tick, sampulId: z.guid(unreadable).optional() },
    ...{ lampiran: ids, gambar: ids, buang: ids },
  });
}

const NEXT = { simpan: 'save', ajukan: 'submit', terbitkan: 'publish', jadwalkan: 'schedule' } as const;

function toTyped(value: z.output<ReturnType<typeof formSchema>>): TypedContent {
  const isKept = (fileId: string) => !value.buang.includes(fileId);
  const isWarning = value.peringatan === 'ya';
  return {
    key: value.kunci,
    baseVersion: value.versi ?? null,
    next: NEXT[value.lalu],
    title: value.judul,
    summary: value.ringkasan,
    html: fromFormText({ form: value.bentuk, text: value.teks }),
    note: value.catatan,
    location: value.tempat,
    startsAt: value.mulai ?? null,
    endsAt: (isWarning ? value.berakhir : value.selesai) ?? null,
    publishAt: value.terbitPada ?? null,
    isWarning,
    warning: { danger: value.bahaya, affected: value.terdampak, avoid: value.hindari, help: value.bantuan },
    coverFileId: value.hapusSampul === 'ya' ? null : (value.sampulId ?? null),
    files: value.lampiran.filter(isKept).map((fileId) => ({ fileId, name: lineOf(value[`nama-${fileId}`]) })),
    pictures: value.gambar.filter(isKept).map((fileId) => ({ fileId, alt: lineOf(value[`alt-${fileId}`]) })),
  };
}

function toList(value: unknown): unknown {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function lineOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST.name) : '';
}
