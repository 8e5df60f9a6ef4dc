import type { Tx } from '../../../platform/database/database.ts';
import { type FileId, storeUpload } from '../../../platform/files/files.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { type CaseRecord, findLetterhead, findRequester, type SentForm } from '../../cases/index.ts';
import { getGovernment } from '../../organization/index.ts';
import { type NoticeFacts, printNotice } from './letter.ts';

/** What a written notice says beside who writes to whom about which request. */
export interface Notice extends Pick<NoticeFacts, 'opening' | 'decision' | 'law' | 'paragraphs'> {
  /** In the office's own book; empty uses the number of the case. */
  readonly number: string;
  /** How the file is called, without the number. */
  readonly file: string;
}

/**
 * Prints a notice in the language of its reader and keeps it in the transaction that decides: there is none without the
 * other.
 */
export async function keepNotice(
  tx: Tx,
  { deps, actor, act, language }: SentForm,
  found: CaseRecord,
  write: (reader: Language) => Notice,
): Promise<FileId> {
  const requester = await findRequester(tx, found.id);
  const reader = requester?.language ?? language;
  const { number, file, ...said } = write(reader);
  const letterhead = await findLetterhead(tx, found.unitPath);
  const { name: government } = await getGovernment(tx);
  const name = letterhead?.name ?? government;
  const contact = [letterhead?.address, letterhead?.phone, letterhead?.email].filter(Boolean).join(' · ');
  const bytes = printNotice({
    ...{ ...said, language: reader, office: { name, contact, above: name === government ? null : government } },
    ...{ number: number || found.number, caseNumber: found.number, requester: requester?.name ?? '' },
    ...{ title: found.title, receivedOn: found.receivedOn, decidedOn: act.moment.today, now: act.moment.now },
  });
  const upload = { bytes, fileName: `${file}-${found.number}.pdf`, uploadedBy: actor.personId, isPublic: false };
  return (await storeUpload(deps.files, tx, actor, upload)).id;
}
