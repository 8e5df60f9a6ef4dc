import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { registerDeadline } from '../../../platform/deadlines/deadlines.ts';
import { explainDate } from '../../../platform/deadlines/explain.ts';
import { AppError } from '../../../platform/errors.ts';
import { type FileId, storeUpload } from '../../../platform/files/files.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { formatLongDate } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import {
  answerCase,
  type CaseRecord,
  findLetterhead,
  findRequester,
  getCase,
  orderCase,
  type SentForm,
} from '../../cases/index.ts';
import { getGovernment } from '../../organization/index.ts';
import { printDecisionLetter } from './decision-letter.ts';
import {
  mayJudge,
  OBJECTION_OUTCOMES,
  type ObjectionDecision,
  type ObjectionFault,
  objectionFaultsOf,
} from './objection.ts';
import { objectionTexts } from './objection-texts.ts';
import { findObjection, listDeciders, type StoredObjection, saveObjectionDecision } from './queries.ts';

/** The rule by which a requester may go to the Komisi Informasi. */
export const DISPUTE_RULE = 'disclosure.dispute';

/** The form of a decision on an objection. */
export function objectionDecisionForm(language: Language, today: Temporal.PlainDate) {
  const { errors } = objectionTexts(language);
  const longest = today.add({ years: 1 }).toString();
  return z.object({
    hasil: z.enum(OBJECTION_OUTCOMES, errors.outcome),
    isi: z.string(errors.reason).trim().min(1, errors.reason).max(5000, errors.reason),
    perintah: z.string().trim().max(4000, errors.order).default(''),
    tanggal: z.iso
      .date(errors.date)
      .refine((typed) => typed <= longest, errors.date)
      .transform((typed) => Temporal.PlainDate.from(typed))
      .or(z.literal('').transform(() => null))
      .nullable()
      .default(null),
    nomorSurat: z.string().trim().max(100, errors.order).default(''),
  });
}

const FIELD_OF: Readonly<Record<ObjectionFault, string>> = {
  ...{ 'order-missing': 'perintah', 'order-needless': 'perintah' },
  ...{ 'date-missing': 'tanggal', 'date-needless': 'tanggal', 'date-past': 'tanggal' },
};

/** Somebody wants to judge what they decided themselves. */
class OwnDecision extends AppError {}

/**
 * Decides an objection: history, decision, order on the request, letter, deadline and message in one transaction.
 * @returns what is wrong with the form; null when it was decided
 */
export async function decideObjection(sent: SentForm): Promise<FormState | null> {
  const { language, actor, office, act, fileIds } = sent;
  const { today } = act.moment;
  const texts = objectionTexts(language);
  const read = parseForm(objectionDecisionForm(language, today), sent.fields);
  if (!read.ok) return read;
  const { hasil: outcome, isi: reason, perintah: order, tanggal: giveBy, nomorSurat: letterNumber } = read.value;
  const decision: ObjectionDecision = { outcome, reason, order, giveBy, letterNumber };
  const faults = objectionFaultsOf(decision, today);
  if (faults.length > 0) {
    return {
      values: read.values,
      errors: Object.fromEntries(faults.map((fault) => [FIELD_OF[fault], texts.faults[fault]])),
    };
  }
  const { dueOn } = await inReadOnly(office.db, actor, (tx) => explainDate(tx, DISPUTE_RULE, today));
  const words = [wordsOf(decision, language), texts.lines.dispute(formatLongDate(dueOn, language))].join('\n\n');
  try {
    await answerCase(office, actor, {
      ...{ ...act, answer: { outcome, words, fileIds } },
      also: async ({ tx, found }) => {
        const objection = await getJudgeable(tx, sent, found);
        await saveObjectionDecision(tx, found.id, { ...decision, decidedOn: today, decidedBy: actor.personId });
        await carryDown(tx, sent, { found, objection, decision });
        return [await keepLetter(tx, sent, { found, objection, decision, paragraphs: words.split('\n\n') })];
      },
    });
    return null;
  } catch (error) {
    if (!(error instanceof OwnDecision)) throw error;
    return { values: read.values, errors: { form: texts.own } };
  }
}

async function getJudgeable(tx: Tx, { actor }: SentForm, found: CaseRecord): Promise<StoredObjection> {
  const objection = await findObjection(tx, found.id);
  if (!objection) throw new AppError('not-found', `${found.id} is no objection`);
  const deciders = objection.requestId === null ? [] : await listDeciders(tx, objection.requestId);
  if (!mayJudge(actor.personId, deciders)) throw new OwnDecision('not-allowed', `${found.id}: decided the request too`);
  return objection;
}

function wordsOf({ reason, order, giveBy }: ObjectionDecision, language: Language): string {
  const { lines } = objectionTexts(language);
  return giveBy === null ? reason : `${reason}\n\n${lines.order(order, formatLongDate(giveBy, language))}`;
}

interface Decided {
  readonly found: CaseRecord;
  readonly objection: StoredObjection;
  readonly decision: ObjectionDecision;
}

/** The order reaches the desk with its date: on the request, or as a deadline of its own where there is none. */
async function carryDown(tx: Tx, { office, actor, act, language }: SentForm, decided: Decided): Promise<void> {
  const { found, objection, decision } = decided;
  if (decision.giveBy === null) return;
  const words = objectionTexts(language);
  const due = { dueOn: decision.giveBy, citation: words.orderCitation(found.number) };
  if (objection.requestId !== null) {
    const ordered = words.orderWords(found.number, decision.order);
    await orderCase(tx, office, actor, { id: objection.requestId, moment: act.moment, words: ordered, due });
    return;
  }
  const title = (language: Language) => objectionTexts(language).orderTitle(found.number);
  await registerDeadline(tx, {
    ...{ subject: orderSubject(found.id), kind: ORDER, ...due, unitId: found.unitId, unitPath: found.unitPath },
    ...{ startedOn: act.moment.today, href: `/meja/kasus/${found.id}`, by: actor.personId, risk: 'high' },
    title: { id: title('id'), en: title('en') },
  });
}

/** The deadline of an order that reopens no request. */
export const ORDER = 'order';

/** Under which subject it stands. */
export function orderSubject(id: CaseRecord['id']): string {
  return `objection:${id}`;
}

/** The letter is printed and kept in the transaction that decides: there is none without the other. */
async function keepLetter(
  tx: Tx,
  sent: SentForm,
  { found, objection, decision, paragraphs }: Decided & { readonly paragraphs: readonly string[] },
): Promise<FileId> {
  const { deps, actor, act } = sent;
  const requester = await findRequester(tx, found.id);
  const language = requester?.language ?? sent.language;
  const words = objectionTexts(language);
  const letterhead = await findLetterhead(tx, found.unitPath);
  const { name: government } = await getGovernment(tx);
  const name = letterhead?.name ?? government;
  const contact = [letterhead?.address, letterhead?.phone, letterhead?.email].filter(Boolean).join(' · ');
  const request = objection.requestId === null ? null : await getCase(tx, objection.requestId);
  const bytes = printDecisionLetter({
    ...{ language, office: { name, contact, above: name === government ? null : government } },
    ...{ number: decision.letterNumber || found.number, objectionNumber: found.number, title: found.title },
    ...{
      requestNumber: request?.number ?? null,
      requester: requester?.name ?? '',
      ground: groundOf(objection, language),
    },
    ...{ receivedOn: found.receivedOn, decidedOn: act.moment.today, now: act.moment.now },
    ...{ decision: words.outcomes[decision.outcome], signer: actor.name },
    paragraphs,
  });
  const upload = { bytes, fileName: `${words.letter.file}-${found.number}.pdf`, uploadedBy: actor.personId };
  return (await storeUpload(deps.files, tx, actor, { ...upload, isPublic: false })).id;
}

function groundOf({ ground, groundText, citation }: StoredObjection, language: Language): string {
  return `${ground}. ${groundText[language]} (${citation})`;
}
