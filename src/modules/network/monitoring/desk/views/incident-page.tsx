import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../../platform/ui/button.tsx';
import { DescriptionList } from '../../../../../platform/ui/description-list.tsx';
import type { FormState } from '../../../../../platform/ui/form-state.ts';
import { formatNumber } from '../../../../../platform/ui/format.ts';
import { PageHeading } from '../../../../../platform/ui/page-heading.tsx';
import { TextAreaField } from '../../../../../platform/ui/text-field.tsx';
import type { CutOffName, ReadIncident } from '../../alerts/incident-queries.ts';
import { watchTexts } from '../watch-texts.ts';
import { minutesOf, momentOf, type Reading, SimulatedMark } from './watch-parts.tsx';

interface IncidentPageProps extends Reading {
  readonly incident: ReadIncident;
  readonly names: readonly CutOffName[];
  /** Who handles it; null when nobody said so. */
  readonly handler: string | null;
  readonly form: FormState;
  readonly mayOperate: boolean;
  readonly mayManage: boolean;
}

/** One incident: cause, what it cut off, who handles it, what was found. */
export function IncidentPage(props: IncidentPageProps): VNode {
  const { incident, names, language } = props;
  const words = watchTexts(language);
  return (
    <>
      <PageHeading title={incident.rootName} overline={words.incident} actions={<Actions {...props} />} />
      {incident.isSample && (
        <p class="mb-4">
          <SimulatedMark language={language} /> <span class="text-sm text-muted">{words.simulatedNote}</span>
        </p>
      )}
      <DescriptionList facts={factsOf(props)} />
      <h2 class="mt-8 mb-3 text-xl">{words.cutOffTitle}</h2>
      {names.length === 0 ? (
        <p class="text-muted">{words.cutOffNone}</p>
      ) : (
        <ul class="columns-1 gap-8 sm:columns-2">
          {names.map(({ id, name, services }) => (
            <li key={id} class="mb-2 break-inside-avoid">
              <a class="link" href={`/meja/jaringan/pantauan/${id}`}>
                {name}
              </a>
              {services.length > 0 && <span class="block text-sm text-muted">{services.join(', ')}</span>}
            </li>
          ))}
        </ul>
      )}
      {props.mayOperate && <Findings {...props} />}
    </>
  );
}

function Actions({ incident, language, mayOperate }: IncidentPageProps): VNode | null {
  const words = watchTexts(language);
  if (!mayOperate) return null;
  return (
    <>
      {!incident.isClosed && incident.acknowledgedAt === null && (
        <form method="post" action={`/meja/jaringan/gangguan/${incident.id}/tangani`}>
          <Button icon="check">{words.handle}</Button>
        </form>
      )}
      {incident.targetId !== null && (
        <ButtonLink kind="secondary" href={`/meja/jaringan/pemeliharaan/baru?gangguan=${incident.id}`}>
          {language === 'id' ? 'Buat tiket perbaikan' : 'Open a repair ticket'}
        </ButtonLink>
      )}
    </>
  );
}

function factsOf(props: IncidentPageProps) {
  const { incident, handler, language } = props;
  const words = watchTexts(language);
  const { beganAt, endedAt, acknowledgedAt, forceMajeure, cause, kind, isFlapping } = incident;
  return [
    { term: words.what, value: words.kinds[isFlapping ? 'flapping' : kind] },
    { term: words.began, value: momentOf(beganAt, props) },
    { term: words.ended, value: endedAt === null ? words.lasts : momentOf(endedAt, props) },
    ...(endedAt === null
      ? []
      : [{ term: words.lasted, value: words.minutes(formatNumber(minutesOf(incident), language)) }]),
    {
      term: words.handled,
      value: acknowledgedAt ? words.handledBy(handler ?? '–', momentOf(acknowledgedAt, props)) : words.unhandled,
    },
    ...(cause === '' ? [] : [{ term: words.cause, value: cause }]),
    ...(forceMajeure === '' ? [] : [{ term: words.force, value: forceMajeure }]),
  ];
}

function Findings({ incident, form, language, mayManage }: IncidentPageProps): VNode {
  const words = watchTexts(language);
  return (
    <form method="post" action={`/meja/jaringan/gangguan/${incident.id}`} class="mt-8 max-w-text space-y-6" noValidate>
      <TextAreaField
        {...{ language, form, name: 'penyebab', label: words.cause, hint: words.causeHint, isOptional: true }}
        rows={3}
        maxLength={2000}
      />
      {mayManage && (
        <TextAreaField
          {...{ language, form, name: 'kahar', label: words.force, hint: words.forceHint, isOptional: true }}
          rows={2}
          maxLength={2000}
        />
      )}
      <Button icon="save">{words.save}</Button>
    </form>
  );
}
