import type { VNode } from 'preact';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatDateTime } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { mapTexts } from '../../map/map-texts.ts';
import type { PlacesNow } from '../../map/places.ts';
import { NetworkMap } from '../../map/views/network-map.tsx';
import type { ReadIncident } from '../../monitoring/alerts/incident-queries.ts';
import { publicCoverageTexts } from '../coverage-texts.ts';
import { COVERAGE } from './public-coverage.tsx';

interface StatusPageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly governmentName: string;
  readonly now: Temporal.Instant;
  readonly places: PlacesNow;
  /** Open ones. */
  readonly incidents: readonly ReadIncident[];
}

/** How the network of a government stands, for everyone: names of offices and times, no addresses. */
export function StatusPage(props: StatusPageProps): VNode {
  const { language, timeZone, places } = props;
  const words = mapTexts(language);
  const total = places.targets.length;
  return (
    <>
      <PageHeading title={words.status} lead={words.statusLead(props.governmentName)} />
      {total === 0 ? (
        <EmptyState title={words.nothing} icon="monitor" />
      ) : (
        <div class="space-y-8">
          {places.isSimulated && <Notice tone="notice">{words.simulated}</Notice>}
          <Verdict language={language} targets={places.targets} />
          <section aria-labelledby="gangguan">
            <h2 id="gangguan" class="mb-3 text-2xl">
              {words.now}
            </h2>
            <Incidents {...props} />
          </section>
          <NetworkMap language={language} ground={places.ground} places={places.mapped} label={words.map} />
          <p>
            <a class="link" href={COVERAGE}>
              {publicCoverageTexts(language).link}
            </a>
          </p>
          <p class="text-[0.9375em] text-muted">{words.read(formatDateTime(props.now, timeZone, language))}</p>
        </div>
      )}
    </>
  );
}

/** What nobody knows is not told as well. */
function Verdict({
  language,
  targets,
}: {
  readonly language: Language;
  readonly targets: PlacesNow['targets'];
}): VNode {
  const words = mapTexts(language);
  const judged = targets.filter(({ isWorkedAt }) => !isWorkedAt);
  const failing = judged.filter(({ state }) => state === 'down' || state === 'unreachable').length;
  const unknown = judged.filter(({ state }) => state === 'unknown').length;
  if (failing > 0) return <Notice tone="warning">{words.notWell(failing, targets.length)}</Notice>;
  if (unknown > 0) return <Notice tone="notice">{words.unknown(unknown, targets.length)}</Notice>;
  return <Notice tone="success">{words.allWell(targets.length)}</Notice>;
}

function Incidents({ language, timeZone, incidents }: StatusPageProps): VNode {
  const words = mapTexts(language);
  if (incidents.length === 0) return <p>{words.none}</p>;
  return (
    <ul class="surface divide-y divide-base-300">
      {incidents.map(({ id, rootName, beganAt, cutOffIds, acknowledgedAt }) => (
        <li key={id} class="p-4">
          <p class="font-semibold">{rootName}</p>
          <p class="text-[0.9375em] text-muted">
            {[
              words.since(formatDateTime(beganAt.toTemporalInstant(), timeZone, language)),
              cutOffIds.length > 0 && words.cutOff(cutOffIds.length),
              acknowledgedAt !== null && words.handled,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
