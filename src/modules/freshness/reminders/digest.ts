import { formatDate, formatDaysAway } from '../../../platform/ui/format.ts';
import type { Audience } from './ladder.ts';
import type { Climber } from './reminder-queries.ts';
import { reminderTexts } from './texts.ts';

/** One line of a digest. */
export interface DigestLine {
  readonly item: Climber;
  readonly audience: Audience;
  readonly unitName: string;
}

/** What one person is told on one day. */
export interface Digest {
  readonly lines: readonly DigestLine[];
  readonly today: Temporal.PlainDate;
  /** Origin of the government's own host. */
  readonly origin: string;
}

const MOST_LINES = 20;
const AUDIENCES: readonly Audience[] = ['operator', 'head', 'sekda'];

/** The one notice that a person gets on a day, in plain text. */
export function digestOf({ lines, today, origin }: Digest): {
  readonly title: string;
  readonly text: string;
} {
  const words = reminderTexts('id');
  const parts = AUDIENCES.flatMap((audience) => {
    const own = lines.filter((line) => line.audience === audience);
    if (own.length === 0) return [];
    const shown = own.slice(0, MOST_LINES).map((line) => lineText(line, { today, origin }));
    const rest = own.length - shown.length;
    return [words.because[audience], ...shown, ...(rest > 0 ? [words.rest(rest)] : [])];
  });
  const text = [...parts, words.next(`${origin}/meja/kesegaran`), words.foot];
  return { title: words.subject(lines.length), text: text.join('\n\n') };
}

function lineText({ item, unitName }: DigestLine, { today, origin }: Pick<Digest, 'today' | 'origin'>): string {
  const words = reminderTexts('id');
  const away = formatDaysAway(item.dueOn, today, 'id');
  const due = words.due(formatDate(item.dueOn, 'id'), away);
  return [`- ${item.title}`, `  ${unitName}. ${due}`, `  ${origin}/meja/kesegaran/${item.itemId}`].join('\n');
}
