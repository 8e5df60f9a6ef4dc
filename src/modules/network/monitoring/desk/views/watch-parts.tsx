import type { VNode } from 'preact';
import { Badge } from '../../../../../platform/ui/badge.tsx';
import { EmptyState } from '../../../../../platform/ui/empty-state.tsx';
import { formatDateTime, formatDecimal, formatNumber } from '../../../../../platform/ui/format.ts';
import type { Tone } from '../../../../../platform/ui/notice.tsx';
import type { Language } from '../../../../../platform/ui/texts.ts';
import { StateShape } from '../../../pictures/state-shape.tsx';
import { SEEN_STATES, type SeenState } from '../../../seen-state.ts';
import { stateTexts } from '../../../state-texts.ts';
import type { ReadIncident } from '../../alerts/incident-queries.ts';
import type { TargetNow } from '../../storage/history.ts';
import { seenState } from '../watch-queries.ts';
import { watchTexts } from '../watch-texts.ts';

/** In which language, and by which clock. */
export interface Reading {
  readonly language: Language;
  readonly timeZone: string;
}

/** A moment of the database in words. */
export function momentOf(at: Date, { language, timeZone }: Reading): string {
  return formatDateTime(at.toTemporalInstant(), timeZone, language);
}

/** A state as sign and word. */
export function StateMark({ language, state }: { readonly language: Language; readonly state: SeenState }): VNode {
  return (
    <span class="inline-flex items-center gap-2">
      <svg viewBox="-12 -12 24 24" class="size-5 shrink-0" aria-hidden="true">
        <StateShape state={state} />
      </svg>
      {stateTexts(language)[state]}
    </span>
  );
}

/** Says that something exists only in the demonstration. */
export function SimulatedMark({ language }: { readonly language: Language }): VNode {
  return <span class="badge badge-outline badge-sm h-auto whitespace-nowrap">{watchTexts(language).simulated}</span>;
}

interface CountsProps {
  readonly language: Language;
  readonly counts: ReadonlyMap<SeenState, number>;
}

/** How many are in each state; every figure opens its list. */
export function StateCounts({ language, counts }: CountsProps): VNode {
  return (
    <ul class="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5" data-part="counts">
      {SEEN_STATES.map((state) => (
        <li key={state}>
          <a href={`/meja/jaringan/pantauan?keadaan=${state}#daftar`} class="surface flex h-full flex-col gap-1 p-4">
            <span class="font-heading text-2xl font-bold tabular-nums">
              {formatNumber(counts.get(state) ?? 0, language)}
            </span>
            <StateMark language={language} state={state} />
          </a>
        </li>
      ))}
    </ul>
  );
}

interface IncidentListProps extends Reading {
  readonly incidents: readonly ReadIncident[];
  readonly part: 'open' | 'recent';
}

/** Incidents, each one cause. */
export function IncidentList({ incidents, part, ...reading }: IncidentListProps): VNode {
  const words = watchTexts(reading.language);
  return (
    <div data-part={part}>
      {incidents.length === 0 && (
        <EmptyState title={part === 'open' ? words.noneOpen : words.noneRecent} icon="circle-check" />
      )}
      <ul class="space-y-3">
        {incidents.map((incident) => (
          <li key={incident.id} class="surface flex flex-wrap items-start justify-between gap-x-6 gap-y-2 p-4">
            <IncidentLine incident={incident} {...reading} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function IncidentLine({ incident, ...reading }: Reading & { readonly incident: ReadIncident }): VNode {
  const { language } = reading;
  const words = watchTexts(language);
  const { beganAt, endedAt, cutOffIds } = incident;
  return (
    <>
      <div class="min-w-0">
        <p>
          <a class="link font-semibold" href={`/meja/jaringan/gangguan/${incident.id}`}>
            {incident.rootName}
          </a>{' '}
          {incident.isSample && <SimulatedMark language={language} />}
        </p>
        <p class="mt-1 text-sm text-muted">
          {momentOf(beganAt, reading)}
          {endedAt !== null && `, ${words.minutes(formatNumber(minutesOf(incident), language))}`}
          {cutOffIds.length > 0 && ` · ${words.cutOff(cutOffIds.length)}`}
        </p>
      </div>
      <div class="flex flex-wrap gap-2">
        <Badge tone={toneOf(incident)}>{wordOf(incident, language)}</Badge>
        {!incident.isClosed && (
          <Badge tone={incident.acknowledgedAt ? 'success' : 'warning'}>
            {incident.acknowledgedAt ? words.handled : words.unhandled}
          </Badge>
        )}
      </div>
    </>
  );
}

/** Whole minutes from the first failed check to the answer; 0 while it lasts. */
export function minutesOf({ beganAt, endedAt }: ReadIncident): number {
  return endedAt === null ? 0 : Math.max(1, Math.round((endedAt.getTime() - beganAt.getTime()) / 60_000));
}

function toneOf({ endedAt, isFlapping }: ReadIncident): Tone {
  if (endedAt !== null) return 'success';
  return isFlapping ? 'warning' : 'danger';
}

function wordOf({ endedAt, isClosed, kind, isFlapping }: ReadIncident, language: Language): string {
  const words = watchTexts(language);
  if (endedAt !== null) return isClosed ? words.ended : words.recovering;
  return words.kinds[isFlapping ? 'flapping' : kind];
}

/** The row of a target, by itself too: live changes replace it. */
export function TargetRow({ target, ...reading }: Reading & { readonly target: TargetNow }): VNode {
  const { language } = reading;
  const words = watchTexts(language);
  const { latencyMs, lossPercent, sinceAt } = target;
  return (
    <li id={`t-${target.id}`} class="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 p-3">
      <span class="min-w-0 flex-1 basis-60">
        <a class="link font-medium break-words" href={`/meja/jaringan/pantauan/${target.id}`}>
          {target.name}
        </a>{' '}
        {target.isSample && <SimulatedMark language={language} />}
      </span>
      <span class="flex flex-wrap items-center gap-x-6 gap-y-1 text-sm">
        {target.isFlapping && <span>{words.flapping}</span>}
        {latencyMs !== null && <span class="tabular-nums">{words.ms(formatDecimal(latencyMs, 1, language))}</span>}
        {(lossPercent ?? 0) > 0 && latencyMs !== null && (
          <span>{words.loss(formatNumber(Math.round(lossPercent ?? 0), language))}</span>
        )}
        {sinceAt !== null && <span class="text-muted">{momentOf(sinceAt, reading)}</span>}
        <StateMark language={language} state={seenState(target)} />
      </span>
    </li>
  );
}
