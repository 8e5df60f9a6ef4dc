import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { type FileId, storeUpload } from '../../../platform/files/files.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { formatRupiah } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { answerCase, type CaseRecord, findLetterhead, findRequester, type SentForm } from '../../cases/index.ts';
import { getGovernment } from '../../organization/index.ts';
import { printNotice } from './letter.ts';
import { type GivenDecision, insertDecision } from './queries.ts';
import { type DecisionFault, faultsOf, OUTCOMES, type RequestDecision } from './request.ts';
import { requestTexts } from './request-texts.ts';

const MOST_RUPIAH = 1_000_000_000;

/** The form of a decision. */
export function decisionForm(language: Language) {
  const words = requestTexts(language);
  const text = (longest: number) => z.string().trim().max(longest, words.tooLong).default('');
  const letters = z.string().regex(/^[a-j]$/);
  return z.object({
    hasil: z.enum(OUTCOMES, words.errors.choose),
    pasal: z
      .union([z.array(letters), letters.transform((one) => [one]), z.literal('').transform(() => [])])
      .default([])
      .transform((codes) => [...new Set(codes)].toSorted()),
    alasan: text(5000),
    pemilik: text(300),
    biaya: z
      .string()
      .regex(/^\d{0,10}$/, words.feeFault)
      .default('')
      .transform(Number)
      .refine((amount) => amount <= MOST_RUPIAH, words.feeFault),
    dasarBiaya: text(500),
    nomorSurat: text(100),
    isi: z.string(words.wordsMissing).trim().min(1, words.wordsMissing).max(15_000, words.tooLong),
  });
}

const FIELD_OF: Readonly<Record<DecisionFault, string>> = {
  'article-missing': 'pasal',
  'article-needless': 'pasal',
  'reason-missing': 'alasan',
  'holder-needless': 'pemilik',
  'fee-unexplained': 'dasarBiaya',
  'fee-for-nothing': 'biaya',
};

/**
 * Gives the decision on a request: history, decision, letter, deadline and message in one transaction.
 * @returns what is wrong with the form; null when it was given
 */
export async function decide(sent: SentForm): Promise<FormState | null> {
  const { language, actor, office, act, fileIds } = sent;
  const read = parseForm(decisionForm(language), sent.fields);
  if (!read.ok) return read;
  const { hasil: outcome, pasal: articles, alasan: reason, pemilik: holder, isi: words, ...rest } = read.value;
  const decision: RequestDecision = {
    ...{ outcome, articles, reason, holder, feeRupiah: rest.biaya, feeNote: rest.dasarBiaya },
    letterNumber: rest.nomorSurat,
  };
  const faults = faultsOf(decision);
  if (faults.length > 0) {
    const texts = requestTexts(language).faults;
    return { values: read.values, errors: Object.fromEntries(faults.map((fault) => [FIELD_OF[fault], texts[fault]])) };
  }
  const answer = { outcome, words: [words, ...linesOf(decision, language)].join('\n\n'), fileIds };
  const given = { ...decision, decidedOn: act.moment.today, decidedBy: actor.personId };
  await answerCase(office, actor, {
    ...{ ...act, answer },
    also: async ({ tx, found }) => {
      await insertDecision(tx, found.id, given);
      return [await keepNotice(tx, sent, { found, given, paragraphs: answer.words.split('\n\n') })];
    },
  });
  return null;
}

/** What the law wants told with a decision, below the officer's own words. */
function linesOf(decision: RequestDecision, language: Language): readonly string[] {
  const { lines } = requestTexts(language);
  const { articles, reason, holder, feeRupiah, feeNote, outcome } = decision;
  return [
    articles.length > 0 && lines.articles(articles.join(', ')),
    reason !== '' && lines.reason(reason),
    holder !== '' && lines.holder(holder),
    feeRupiah > 0 && lines.fee(formatRupiah(feeRupiah, language), feeNote),
    outcome !== 'granted' && lines.objection,
  ].filter((line) => line !== false);
}

interface Decided {
  readonly found: CaseRecord;
  readonly given: GivenDecision;
  readonly paragraphs: readonly string[];
}

/** The letter is printed and kept in the transaction that decides: there is none without the other. */
async function keepNotice(tx: Tx, sent: SentForm, { found, given, paragraphs }: Decided): Promise<FileId> {
  const { deps, actor, act } = sent;
  const requester = await findRequester(tx, found.id);
  const language = requester?.language ?? sent.language;
  const letterhead = await findLetterhead(tx, found.unitPath);
  const { name: government } = await getGovernment(tx);
  const name = letterhead?.name ?? government;
  const contact = [letterhead?.address, letterhead?.phone, letterhead?.email].filter(Boolean).join(' · ');
  const bytes = printNotice({
    ...{ language, office: { name, contact, above: name === government ? null : government } },
    ...{ number: given.letterNumber || found.number, caseNumber: found.number, requester: requester?.name ?? '' },
    ...{ title: found.title, receivedOn: found.receivedOn, decidedOn: given.decidedOn, now: act.moment.now },
    ...{ decision: requestTexts(language).outcomes[given.outcome], paragraphs },
  });
  const fileName = `${requestTexts(language).letter.file}-${found.number}.pdf`;
  const upload = { bytes, fileName, uploadedBy: actor.personId, isPublic: false };
  return (await storeUpload(deps.files, tx, actor, upload)).id;
}
