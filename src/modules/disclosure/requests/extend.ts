import { z } from 'zod';
import { parseForm } from '../../../platform/http/forms.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { formatLongDate } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { type CaseFolder, extendAnswer, readCaseFolder, type SentForm } from '../../cases/index.ts';
import { extensionTexts } from './extension-texts.ts';
import { keepNotice, type Notice } from './keep-notice.ts';

/** The form of an extension: the reason in writing, and the number of the letter. */
function extensionForm(language: Language) {
  const words = extensionTexts(language);
  return z.object({
    isi: z.string(words.reasonMissing).trim().min(10, words.reasonMissing).max(1000, words.tooLong),
    nomorSurat: z.string().trim().max(100, words.tooLong).default(''),
  });
}

/**
 * Extends the time for the answer, once: deadline, history, written notice and message in one transaction.
 * Source: UU 14/2008 ps. 22 (8).
 * @returns what is wrong with the form; null when it was extended
 * @throws {AppError} `conflict` when it was extended before or the time is over
 */
export async function extendRequest(sent: SentForm): Promise<FormState | null> {
  const { office, actor, act, language, fields } = sent;
  const read = parseForm(extensionForm(language), fields);
  if (!read.ok) return read;
  const { isi: reason, nomorSurat: number } = read.value;
  await extendAnswer(office, actor, {
    ...{ ...act, reason },
    also: async ({ tx, found }) => {
      const { clock } = await readCaseFolder(tx, found.id);
      return [await keepNotice(tx, sent, found, (reader) => noticeOf(clock, { reason, number }, reader))];
    },
  });
  return null;
}

function noticeOf(
  { dueOn, extension, history }: CaseFolder['clock'],
  { reason, number }: { readonly reason: string; readonly number: string },
  language: Language,
): Notice {
  const words = extensionTexts(language);
  const before = history.findLast(({ kind }) => kind === 'extended')?.dueBefore;
  const counted = before && extension && words.counted(formatLongDate(before, language), String(extension.amount));
  const paragraphs = [counted, words.because(reason), words.objection].filter((line) => typeof line === 'string');
  const { opening, law, file } = words;
  return { opening, law, file, number, decision: words.until(formatLongDate(dueOn, language)), paragraphs };
}
