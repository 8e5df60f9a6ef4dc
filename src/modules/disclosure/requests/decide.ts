import { z } from 'zod';
import { parseForm } from '../../../platform/http/forms.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { formatRupiah } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { answerCase, type SentForm } from '../../cases/index.ts';
import { listCopies } from '../redaction/queries.ts';
import { keepNotice, type Notice } from './keep-notice.ts';
import { insertDecision } from './queries.ts';
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
    hitam: z.union([z.array(z.guid()), z.guid().transform((one) => [one])]).default([]),
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
  const { hasil: outcome, pasal: articles, alasan: reason, pemilik: holder, isi: words, hitam, ...rest } = read.value;
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
      const chosen = (await listCopies(tx, found.id)).filter(({ fileId }) => hitam.includes(fileId));
      const paragraphs = answer.words.split('\n\n');
      const notice = await keepNotice(tx, sent, found, (reader) => noticeOf(decision, paragraphs, reader));
      return [...chosen.map(({ fileId }) => fileId), notice];
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

function noticeOf(decision: RequestDecision, paragraphs: readonly string[], language: Language): Notice {
  const { letter, outcomes } = requestTexts(language);
  const { opening, law, file } = letter;
  return { opening, law, file, number: decision.letterNumber, decision: outcomes[decision.outcome], paragraphs };
}
