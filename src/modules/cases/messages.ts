import type { Tx } from '../../platform/database/database.ts';
import type { NewMail } from '../../platform/messages/message.ts';
import { sendMail } from '../../platform/messages/outbox.ts';
import { formatLongDate } from '../../platform/ui/format.ts';
import type { Language } from '../../platform/ui/texts.ts';
import type { CaseRecord } from './case.ts';
import { subjectOf } from './case.ts';
import { type MailStep, mailTexts } from './mail-texts.ts';
import { findRequester } from './queries.ts';

/** What the citizen is told of. */
export interface News {
  readonly step: MailStep;
  /** What was written for the citizen; null when nothing was. */
  readonly words?: string | null;
  /** The date that matters now; null when none does. */
  readonly date?: Temporal.PlainDate | null;
  /** A paper about it waits behind the link. */
  readonly hasPapers?: boolean;
  /** Address of the tracking page, with the secret. */
  readonly link: string;
  readonly governmentName: string;
  /** Two messages of one key are one. */
  readonly key: string;
}

/** Writes to the citizen, when they left a mail address. */
export async function tellCitizen(tx: Tx, found: CaseRecord, news: News): Promise<void> {
  const requester = await findRequester(tx, found.id);
  if (!requester || requester.email === '') return;
  await sendNews(tx, found, { to: requester.email, language: requester.language }, news);
}

/** As {@link tellCitizen}, to an address that is known already. */
export async function sendNews(
  tx: Tx,
  found: Pick<CaseRecord, 'id' | 'number' | 'title'>,
  reader: Reader,
  news: News,
): Promise<void> {
  await sendMail(tx, newsMail(found, reader, news));
}

/** Where a citizen reads, and in which language. */
interface Reader {
  readonly to: string;
  readonly language: Language;
}

/** The mail that tells the news. */
export function newsMail(found: Pick<CaseRecord, 'id' | 'number' | 'title'>, reader: Reader, news: News): NewMail {
  const texts = mailTexts(reader.language);
  const date = news.date ? formatLongDate(news.date, reader.language) : '';
  const step = texts.steps[news.step];
  const parts = [
    texts.greeting,
    step.text(found.number, date),
    news.words ? news.words : '',
    news.hasPapers ? texts.papers : '',
    texts.follow(news.link),
    `${texts.farewell}\n${news.governmentName}`,
  ];
  return {
    to: reader.to,
    subject: `[${found.number}] ${step.subject}`,
    text: parts.filter((part) => part !== '').join('\n\n'),
    kind: `cases.${news.step}`,
    subjectRef: subjectOf(found.id),
    key: `case ${news.key}`,
    containsSecret: true,
  };
}
