import type { VNode } from 'preact';
import { Button } from '../../../../../platform/ui/button.tsx';
import { DescriptionList } from '../../../../../platform/ui/description-list.tsx';
import { formatDecimal } from '../../../../../platform/ui/format.ts';
import { PageHeading } from '../../../../../platform/ui/page-heading.tsx';
import { LatencyBand, type LatencyPoint } from '../../../pictures/latency-band.tsx';
import { type UptimeDay, UptimeStrip } from '../../../pictures/uptime-strip.tsx';
import type { ReadIncident } from '../../alerts/incident-queries.ts';
import type { PeriodSum } from '../../storage/month-sums.ts';
import type { Method } from '../../storage/targets.ts';
import { seenState, type TargetDetail } from '../watch-queries.ts';
import { watchTexts } from '../watch-texts.ts';
import { IncidentList, momentOf, type Reading, SimulatedMark, StateMark } from './watch-parts.tsx';

interface TargetPageProps extends Reading {
  readonly target: TargetDetail;
  readonly days: readonly UptimeDay[];
  readonly latencies: readonly LatencyPoint[];
  readonly incidents: readonly ReadIncident[];
  /** Null before the first check. */
  readonly year: PeriodSum | null;
  readonly mayManage: boolean;
}

/** One target: how it stands, how it stood, what happened. */
export function TargetPage({
  target,
  days,
  latencies,
  incidents,
  year,
  mayManage,
  ...reading
}: TargetPageProps): VNode {
  const { language } = reading;
  const words = watchTexts(language);
  return (
    <>
      <PageHeading
        title={target.name}
        actions={
          mayManage && (
            <form method="post" action={`/meja/jaringan/pantauan/${target.id}/berhenti`}>
              <Button kind="quiet">{words.stop}</Button>
            </form>
          )
        }
      />
      {target.isSample && (
        <p class="mb-4">
          <SimulatedMark language={language} /> <span class="text-sm text-muted">{words.simulatedNote}</span>
        </p>
      )}
      <DescriptionList facts={[...factsOf(target, reading), ...yearFacts(year, reading)]} />
      <h2 class="mt-8 mb-3 text-xl">{words.days}</h2>
      <UptimeStrip language={language} days={days} label={target.name} />
      <h2 class="mt-8 mb-3 text-xl">{words.latencyTitle}</h2>
      <LatencyBand language={language} points={latencies} label={target.name} limitMs={target.mostLatencyMs} />
      <h2 class="mt-8 mb-3 text-xl">{words.incidents}</h2>
      <IncidentList {...reading} incidents={incidents} part="recent" />
    </>
  );
}

function factsOf(target: TargetDetail, reading: Reading) {
  const { language } = reading;
  const words = watchTexts(language);
  const { latencyMs, sinceAt, readAt, parents } = target;
  const address = target.port === null ? target.host : `${target.host}:${target.port}`;
  const method = words.methods[target.method as Method];
  return [
    { term: words.state, value: <StateMark language={language} state={seenState(target)} /> },
    ...(sinceAt ? [{ term: words.since, value: momentOf(sinceAt, reading) }] : []),
    ...(readAt ? [{ term: words.read, value: momentOf(readAt, reading) }] : []),
    ...(latencyMs === null ? [] : [{ term: words.latency, value: words.ms(formatDecimal(latencyMs, 1, language)) }]),
    { term: words.how, value: [method, address, words.every(target.intervalSeconds)].filter(Boolean).join(', ') },
    ...(parents.length === 0
      ? []
      : [
          {
            term: words.over,
            value: (
              <ul>
                {parents.map(({ id, name }) => (
                  <li key={id}>
                    <a class="link" href={`/meja/jaringan/pantauan/${id}`}>
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
        ]),
  ];
}

function yearFacts(year: PeriodSum | null, { language }: Reading) {
  if (year === null) return [];
  const words = watchTexts(language);
  const share = formatDecimal((year.answers / year.checks) * 100, 2, language);
  const latency = year.latencyMs === null ? [] : [words.ms(formatDecimal(year.latencyMs, 1, language))];
  return [{ term: words.year, value: [words.answered(share), ...latency].join(', ') }];
}
