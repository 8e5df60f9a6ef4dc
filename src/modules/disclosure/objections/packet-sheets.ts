import type { DateExplanation, DeadlineExplanation } from '../../../platform/deadlines/explain.ts';
import { formatDateTime, formatLongDate, formatRupiah } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import type { CaseFolder } from '../../cases/index.ts';
import { requestTexts } from '../requests/request-texts.ts';
import { disputeTexts } from './dispute-texts.ts';
import { objectionTexts } from './objection-texts.ts';
import type { PacketFacts } from './packet-facts.ts';
import type { PacketSheet, PaperSection } from './packet-paper.ts';
import { packetTexts } from './packet-texts.ts';

/** For whom the papers are written, and on which clock. */
export interface PacketReader {
  readonly language: Language;
  readonly timeZone: string;
}

type Rows = PaperSection['rows'];
/** Facts that are not told are left out. */
const told = (rows: Rows): Rows => rows.filter(([, value]) => value !== '');
const section = (heading: string, rows: Rows, paragraphs: readonly string[] = []): PaperSection => ({
  ...{ heading, rows: told(rows), paragraphs },
});

/** The papers of the packet in their order, with the name of the file each becomes. */
export function packetSheets(
  facts: PacketFacts,
  reader: PacketReader,
): readonly { readonly name: string; readonly sheet: PacketSheet }[] {
  const { sheets } = packetTexts(reader.language);
  const named: readonly (readonly [keyof typeof sheets, readonly PaperSection[]])[] = [
    ['register', registerOf(facts, reader)],
    ['request', requestOf(facts, reader)],
    ['decision', decisionsOf(facts, reader)],
    ['objection', objectionOf(facts, reader)],
    ...inSheets(historyOf(facts, reader)).map((sections) => ['history', sections] as const),
    ['deadlines', deadlinesOf(facts, reader)],
  ];
  return named.map(([key, sections], at) => ({
    name: `${String(at + 1).padStart(2, '0')}-${sheets[key].toLowerCase().replaceAll(' ', '-')}.pdf`,
    sheet: { heading: sheets[key], lead: '', sections },
  }));
}

function registerOf({ asked, objected, objection }: PacketFacts, { language }: PacketReader): readonly PaperSection[] {
  const words = packetTexts(language);
  const { decision, dispute } = objection;
  const row = (folder: CaseFolder, outcome: string, on: Temporal.PlainDate | undefined): Rows => [
    [words.number, folder.found.number],
    [words.received, formatLongDate(folder.found.receivedOn, language)],
    [words.requester, folder.requester?.name ?? words.erased],
    [words.about, folder.found.title],
    [words.due, formatLongDate(folder.clock.dueOn, language)],
    [words.outcome, outcome],
    [words.decidedOn, on ? formatLongDate(on, language) : ''],
  ];
  const last = asked?.request.decision;
  return [
    ...(asked
      ? [
          section(
            words.register.request,
            row(asked.folder, last ? requestTexts(language).outcomes[last.outcome] : words.undecided, last?.decidedOn),
          ),
        ]
      : []),
    section(
      words.register.objection,
      row(
        objected,
        decision ? objectionTexts(language).outcomes[decision.outcome] : words.undecided,
        decision?.decidedOn,
      ),
    ),
    ...(dispute
      ? [
          section(words.register.dispute, [
            [disputeTexts(language).number, dispute.number],
            [disputeTexts(language).commission, dispute.commission],
            [disputeTexts(language).lodgedOn, formatLongDate(dispute.lodgedOn, language)],
            [disputeTexts(language).ending, dispute.end ? disputeTexts(language).endings[dispute.end.ending] : ''],
            [disputeTexts(language).endedOn, dispute.end ? formatLongDate(dispute.end.on, language) : ''],
            [disputeTexts(language).rulingNumber, dispute.end?.rulingNumber ?? ''],
          ]),
        ]
      : []),
  ];
}

function senderOf({ requester }: CaseFolder, language: Language): Rows {
  const words = packetTexts(language);
  if (!requester) return [[words.requester, words.erased]];
  return [
    [words.requester, requester.name],
    [words.contact, [requester.email, requester.phone].filter(Boolean).join(', ')],
    [words.address, requester.address],
  ];
}

function requestOf({ asked }: PacketFacts, { language, timeZone }: PacketReader): readonly PaperSection[] {
  const words = packetTexts(language);
  if (!asked) return [section('', [], [words.noRequest])];
  const { folder, request } = asked;
  const { found } = folder;
  const choices = requestTexts(language);
  const rows: Rows = [
    [words.number, found.number],
    [words.received, formatDateTime(found.filedAt, timeZone, language)],
    ...senderOf(folder, language),
    [words.represented, request.represented],
    [words.occupation, request.occupation],
    [words.purpose, request.purpose],
    [words.access, choices.accessChoices[request.access]],
    [words.delivery, choices.deliveryChoices[request.delivery]],
  ];
  return [section(found.title, rows, [found.text])];
}

function decisionsOf({ asked }: PacketFacts, { language }: PacketReader): readonly PaperSection[] {
  const words = packetTexts(language);
  if (!asked) return [section('', [], [words.noRequest])];
  if (asked.decisions.length === 0) return [section('', [], [words.undecided])];
  const { outcomes } = requestTexts(language);
  return asked.decisions.map((decision) =>
    section(`${outcomes[decision.outcome]}, ${formatLongDate(decision.decidedOn, language)}`, [
      [words.letter, decision.letterNumber],
      [words.articles, decision.articles.join(', ')],
      [words.reason, decision.reason],
      [words.holder, decision.holder],
      [words.fee, decision.feeRupiah > 0 ? `${formatRupiah(decision.feeRupiah, language)}. ${decision.feeNote}` : ''],
    ]),
  );
}

function objectionOf(
  { objection, objected }: PacketFacts,
  { language, timeZone }: PacketReader,
): readonly PaperSection[] {
  const words = packetTexts(language);
  const own = objectionTexts(language);
  const { found } = objected;
  const { decision, groundText, ground, citation, isLate } = objection;
  const filed = section(
    found.title,
    [
      [words.number, found.number],
      [words.received, formatDateTime(found.filedAt, timeZone, language)],
      ...senderOf(objected, language),
      [own.representative, objection.representative],
      [own.ground, `${ground}. ${groundText[language]} (${citation})`],
      [own.knownOn, formatLongDate(objection.knownOn, language)],
      [own.filingDue, `${formatLongDate(objection.filingDueOn, language)}${isLate ? `. ${own.late}` : ''}`],
    ],
    [found.text],
  );
  if (!decision) return [filed, section(own.outcome, [], [words.undecided])];
  const decided = section(own.outcome, [
    [words.outcome, own.outcomes[decision.outcome]],
    [words.decidedOn, formatLongDate(decision.decidedOn, language)],
    [words.letter, decision.letterNumber],
    [words.reason, decision.reason],
    [own.order, decision.order],
    [own.giveBy, decision.giveBy ? formatLongDate(decision.giveBy, language) : ''],
  ]);
  return [filed, decided];
}

/** What officers write to each other is not shown to the parties. */
const BETWEEN_OFFICERS = ['noted', 'forwarded', 'tasked', 'task-answered', 'handed-over'];

function historyOf({ asked, objected }: PacketFacts, { language, timeZone }: PacketReader): readonly PaperSection[] {
  const words = packetTexts(language);
  return [...(asked ? [asked.folder] : []), objected].map(({ found, events }) =>
    section(
      found.number,
      events.map(({ fact, words: written, author, at }) => [
        `${formatDateTime(at, timeZone, language)}, ${words.authors[author]}`,
        [words.events[fact.kind], BETWEEN_OFFICERS.includes(fact.kind) && written !== null ? words.internal : written]
          .filter(Boolean)
          .join('\n'),
      ]),
    ),
  );
}

/** A paper holds so many letters of a history; more goes to a further one. */
const MOST_LETTERS = 150_000;

/** The lines of histories over as many papers as they need. */
function inSheets(sections: readonly PaperSection[]): readonly (readonly PaperSection[])[] {
  const sheets: PaperSection[][] = [[]];
  let letters = 0;
  for (const { heading, rows } of sections) {
    sheets.at(-1)?.push(section(heading, []));
    for (const row of rows) {
      letters += row[0].length + row[1].length;
      if (letters > MOST_LETTERS) {
        sheets.push([section(heading, [])]);
        letters = row[0].length + row[1].length;
      }
      const sheet = sheets.at(-1) ?? [];
      const last = sheet.pop();
      sheet.push(section(heading, [...(last?.rows ?? []), row]));
    }
  }
  return sheets;
}

function deadlinesOf(facts: PacketFacts, { language }: PacketReader): readonly PaperSection[] {
  const words = packetTexts(language);
  const { asked, objected, filing, dispute } = facts;
  const clocks = [...(asked ? [asked.folder] : []), objected];
  return [
    ...clocks.map(({ found, clock }) =>
      section(`${words.clock} ${found.number}`, [...dateRows(clock, language), ...clockRows(clock, language)]),
    ),
    section(words.filingClock, dateRows(filing, language)),
    ...(dispute ? [section(words.disputeClock, dateRows(dispute, language))] : []),
  ];
}

function dateRows({ rule, citation, isVerified, startedOn, dueOn, days }: DateExplanation, language: Language): Rows {
  const words = packetTexts(language);
  const skipped = days.flatMap((day) => (day.kind === 'skipped' ? [day] : []));
  const holidays = skipped.flatMap(({ date, reason }) =>
    reason.kind === 'weekend' ? [] : [`${formatLongDate(date, language)}: ${reason.name}`],
  );
  const counts = [
    words.counted(days.filter(({ kind }) => kind === 'counted').length),
    words.weekends(skipped.length - holidays.length),
  ];
  return [
    [words.rule, rule ? `${rule.amount} ${words.units[rule.unit]}` : ''],
    [words.citation, isVerified ? citation : `${citation} (${words.unverified})`],
    [words.started, formatLongDate(startedOn, language)],
    [words.dueOn, [formatLongDate(dueOn, language), ...(days.length > 0 ? counts : [])].join('\n')],
    [words.skipped, holidays.join('\n')],
  ];
}

function clockRows({ extension, pauses, history }: DeadlineExplanation, language: Language): Rows {
  const words = packetTexts(language);
  const day = (date: Temporal.PlainDate) => formatLongDate(date, language);
  return [
    [words.extended, extension ? `${day(extension.on)}: +${extension.amount}. ${extension.reason}` : ''],
    [
      words.paused,
      pauses
        .map(({ from, to, reason }) => `${words.until(day(from), to ? day(to) : words.stillPaused)}: ${reason}`)
        .join('\n'),
    ],
    [
      words.changes,
      history.map(({ on, kind, dueAfter }) => `${day(on)}: ${words.clockEvents[kind]} → ${day(dueAfter)}`).join('\n'),
    ],
  ];
}
