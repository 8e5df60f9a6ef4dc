import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { getGovernment } from '../../organization/index.ts';
import { seenState } from '../monitoring/desk/watch-queries.ts';
import { listCircuitMonths } from '../monitoring/sla/circuits.ts';
import { listTargetsNow, type TargetNow } from '../monitoring/storage/history.ts';
import { SEEN_STATES } from '../seen-state.ts';
import type { MetricFamily, MetricSample } from './open-metrics.ts';

/** The figures of a government's network as they stand. Eight queries, however many targets. */
export async function readFamilies(tx: Tx, now: Temporal.Instant): Promise<readonly MetricFamily[]> {
  const { timeZone } = await getGovernment(tx);
  const targets = await listTargetsNow(tx);
  return [...familiesOf(targets), await openIncidents(tx), await monthOfCircuits(tx, now, timeZone)];
}

/** Whoever reads a made-up reading must see that it is one. */
function labelsOf({ id, name, unitPath, isSample }: TargetNow) {
  return { id, target: name, unit: unitPath, simulated: String(isSample) };
}

function familiesOf(targets: readonly TargetNow[]): readonly MetricFamily[] {
  const measured = (pick: (target: TargetNow) => number | null): readonly MetricSample[] =>
    targets.flatMap((target) => {
      const value = pick(target);
      return value === null ? [] : [{ labels: labelsOf(target), value }];
    });
  return [
    {
      ...{ name: 'pendopo_network_up', type: 'gauge', unit: null },
      help: '1: the target answers; 0: it is down or cut off; absent while nobody knows',
      samples: measured(({ state }) => (state === 'unknown' ? null : Number(state === 'up'))),
    },
    {
      ...{ name: 'pendopo_network_state', type: 'stateset', unit: null },
      help: 'How the target stands as people see it; maintenance goes before what the probes say',
      samples: targets.flatMap((target) =>
        SEEN_STATES.map((state) => ({
          labels: { ...labelsOf(target), pendopo_network_state: state },
          value: Number(seenState(target) === state),
        })),
      ),
    },
    {
      ...{ name: 'pendopo_network_latency_seconds', type: 'gauge', unit: 'seconds' },
      help: 'Time to the answer of the last check',
      samples: measured(({ latencyMs }) => (latencyMs === null ? null : latencyMs / 1000)),
    },
    {
      ...{ name: 'pendopo_network_loss_ratio', type: 'gauge', unit: 'ratio' },
      help: 'Packets lost at the last check, of 1',
      samples: measured(({ lossPercent }) => (lossPercent === null ? null : lossPercent / 100)),
    },
  ];
}

async function openIncidents(tx: Tx): Promise<MetricFamily> {
  const { rows } = await sql<{ kind: string; isHandled: boolean; count: number }>`
    select kind, acknowledged_at is not null as "isHandled", count(*)::int as count
    from network.incident where not is_closed group by 1, 2`.execute(tx);
  const samples = ['down', 'flapping', 'silent'].flatMap((kind) =>
    [true, false].map((isHandled) => ({
      labels: { kind, handled: String(isHandled) },
      value: rows.find((row) => row.kind === kind && row.isHandled === isHandled)?.count ?? 0,
    })),
  );
  const help = 'Incidents that are not closed; each has one cause';
  return { name: 'pendopo_network_open_incidents', type: 'gauge', unit: null, help, samples };
}

async function monthOfCircuits(tx: Tx, now: Temporal.Instant, timeZone: string): Promise<MetricFamily> {
  const local = now.toZonedDateTimeISO(timeZone);
  const first = local.toPlainDate().with({ day: 1 }).toZonedDateTime(timeZone);
  const period = { fromMs: first.epochMilliseconds, toMs: now.epochMilliseconds };
  const circuits = await listCircuitMonths(tx, ['/'], period);
  const samples = circuits.flatMap(({ link, target, availability }) => {
    const labels = { circuit: link.name, provider: link.providerName ?? '', id: target.id };
    const of = (counted: string, percent: number | null) =>
      percent === null ? [] : [{ labels: { ...labels, counted }, value: percent / 100 }];
    const promised = of('promised', link.slaPercent);
    return [...of('raw', availability.rawPercent), ...of('adjusted', availability.adjustedPercent), ...promised];
  });
  const help = 'Availability of a circuit in this month so far: raw, adjusted, and as the contract promises';
  return { name: 'pendopo_network_circuit_availability_ratio', type: 'gauge', unit: 'ratio', help, samples };
}
