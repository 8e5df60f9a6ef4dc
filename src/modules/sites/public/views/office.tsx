import type { VNode } from 'preact';
import { clockTime, formatDate } from '../../../../platform/ui/format.ts';
import { Icon } from '../../../../platform/ui/icon.tsx';
import { Avatar } from '../../../../platform/ui/photo.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { nextOpening, type Opening, type WeeklyHours } from '../../next-opening.ts';
import type { Office, PublicOfficer } from '../office.ts';
import { telHref } from '../site-page.tsx';
import { officeTexts } from './office-texts.ts';

/** An office at a moment. */
export interface OfficeProps {
  readonly language: Language;
  readonly office: Office;
  readonly now: Temporal.Instant;
  readonly timeZone: string;
}

/** Who is in charge, and whether the office is open now. */
export function OfficeCard(props: OfficeProps): VNode {
  const { language, office } = props;
  const words = officeTexts(language);
  const [head, ...others] = office.officers;
  return (
    <div class="surface p-6">
      {head ? <Head officer={head} /> : <p class="text-muted">{words.noOfficers}</p>}
      <OpeningLine {...props} />
      {others.length > 0 && (
        <ul class="mt-4 space-y-3 border-t border-base-300 pt-4">
          {others.map((officer) => (
            <li key={`${officer.title} ${officer.name}`} class="flex items-center gap-3 text-base">
              <Avatar name={officer.name} src={officer.photoHref} />
              <Names officer={officer} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Head({ officer }: { readonly officer: PublicOfficer }): VNode {
  return (
    <div class="flex items-center gap-5">
      <Avatar name={officer.name} src={officer.photoHref} size="large" />
      <Names officer={officer} />
    </div>
  );
}

function Names({ officer: { name, title, phone } }: { readonly officer: PublicOfficer }): VNode {
  return (
    <div class="min-w-0">
      <p class="font-heading leading-snug font-bold">{name}</p>
      <p class="text-base text-muted">{title}</p>
      {phone && (
        <a href={telHref(phone)} class="target text-base text-primary">
          <Icon name="phone" />
          {phone}
        </a>
      )}
    </div>
  );
}

/** "Buka sekarang sampai 15.30"; nothing when no hours are known. */
export function OpeningLine({ language, office, now, timeZone }: OfficeProps): VNode | null {
  const opening = nextOpening(office.hours, new Set(office.holidays), now, timeZone);
  if (opening.kind === 'unknown') return null;
  return (
    <p class="mt-4 flex items-center gap-2 font-semibold">
      <Icon name="clock" class={opening.kind === 'open' ? 'text-success' : 'text-muted'} />
      {openingWords(opening, now.toZonedDateTimeISO(timeZone).toPlainDate(), language)}
    </p>
  );
}

/** The state of an office in words. */
export function openingWords(
  opening: Exclude<Opening, { kind: 'unknown' }>,
  today: Temporal.PlainDate,
  language: Language,
): string {
  const words = officeTexts(language);
  if (opening.kind === 'open') return words.openUntil(clockTime(opening.until, language));
  const time = clockTime(opening.opensAt, language);
  const ahead = today.until(opening.opensOn, { largestUnit: 'day' }).days;
  if (ahead === 0) return words.opensToday(time);
  if (ahead === 1) return words.opensTomorrow(time);
  const day = words.days[opening.opensOn.dayOfWeek - 1] ?? '';
  return ahead < 7 ? words.opensOn(day, time) : words.opensOnDate(day, formatDate(opening.opensOn, language), time);
}

/** The hours of the week as a table; a word when there are none. */
export function HoursTable({ language, office }: Pick<OfficeProps, 'language' | 'office'>): VNode {
  const words = officeTexts(language);
  if (office.hours.length === 0) return <p class="text-muted">{words.noHours}</p>;
  return (
    <table class="table text-base">
      <caption class="sr-only">{words.hours}</caption>
      <thead class="text-muted">
        <tr>
          <th scope="col">{words.day}</th>
          <th scope="col">{words.time}</th>
        </tr>
      </thead>
      <tbody>
        {words.days.map((day, at) => (
          <tr key={day}>
            <th scope="row" class="font-medium">
              {day}
            </th>
            <td>{hoursWords(office.hours, at + 1, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function hoursWords(hours: readonly WeeklyHours[], weekday: number, language: Language): string {
  const spans = hours
    .filter((one) => one.weekday === weekday)
    .map(({ opens, closes, note }) => {
      const [from, to] = [opens, closes].map((time) => clockTime(Temporal.PlainTime.from(time), language));
      return note === '' ? `${from}–${to}` : `${from}–${to} (${note})`;
    });
  return spans.length === 0 ? officeTexts(language).closed : spans.join(', ');
}
