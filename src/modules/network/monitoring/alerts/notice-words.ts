import type { CutOffName, ReadIncident } from './incident-queries.ts';

/** What is told of an incident. */
export interface NoticeOccasion {
  readonly incident: ReadIncident;
  readonly what: 'began' | 'ended' | 'reminded';
  readonly names: readonly CutOffName[];
  readonly timeZone: string;
}

const NAMED = 60;

/** Title and text of a notice. Notices go out in Indonesian, the language of the office. */
export function noticeOf({ incident, what, names, timeZone }: NoticeOccasion): {
  readonly title: string;
  readonly text: string;
} {
  const at = timeOf(incident.beganAt, timeZone);
  const minutes = Math.round(((incident.endedAt ?? incident.beganAt).getTime() - incident.beganAt.getTime()) / 60_000);
  const state = what === 'ended' ? 'pulih' : kindWords[incident.kind];
  const waits = what === 'reminded' ? 'Belum ditangani: ' : '';
  const behind = names.length > 0 && what !== 'ended' ? `, ${names.length} lokasi ikut terputus` : '';
  const lasted = what === 'ended' ? `Terputus sejak ${at}, ${minutes} menit.` : `Sejak ${at}.`;
  return {
    title: `${waits}${incident.rootName} ${state}${behind}`,
    text: [lasted, ...cutOffLines(names, what)].join('\n'),
  };
}

const kindWords = { down: 'putus', flapping: 'putus-sambung', silent: 'tidak terdengar' } as const;

function cutOffLines(names: readonly CutOffName[], what: NoticeOccasion['what']): readonly string[] {
  if (names.length === 0 || what === 'ended') return [];
  const lines = names.slice(0, NAMED).map(({ name, services }) => {
    return services.length > 0 ? `- ${name} (${services.join(', ')})` : `- ${name}`;
  });
  const more = names.length > NAMED ? [`- dan ${names.length - NAMED} lainnya`] : [];
  return ['', 'Ikut terputus:', ...lines, ...more];
}

function timeOf(at: Date, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return `${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
