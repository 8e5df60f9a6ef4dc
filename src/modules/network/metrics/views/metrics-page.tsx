import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { CheckboxField, SelectField } from '../../../../platform/ui/choice-field.tsx';
import { DescriptionList } from '../../../../platform/ui/description-list.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatDateTime, formatNumber } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { metricsTexts, problemWords } from '../metrics-texts.ts';
import type { Receiver } from '../receiver.ts';

/** Where both are set up. */
export const METRICS = '/meja/jaringan/metrik';

interface MetricsPageProps {
  readonly language: Language;
  readonly timeZone: string;
  /** Where Prometheus reads. */
  readonly readHref: string;
  readonly keyMadeAt: Temporal.Instant | null;
  readonly receiver: Receiver | undefined;
  readonly form: FormState;
  readonly submissionKey: string;
}

/** Handing the readings to other tools. */
export function MetricsPage(props: MetricsPageProps): VNode {
  const words = metricsTexts(props.language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <section class="max-w-text">
        <h2 class="mb-2 text-xl">{words.read}</h2>
        <p>{words.readText}</p>
        <p class="my-3">
          <code class="surface block overflow-x-auto p-3">{props.readHref}</code>
        </p>
        <p class="mb-4 text-muted">
          {props.keyMadeAt === null
            ? words.keyNone
            : words.keyMade(formatDateTime(props.keyMadeAt, props.timeZone, props.language))}
        </p>
        <form method="post" action={`${METRICS}/kunci`} class="flex flex-wrap items-center gap-3">
          <Button kind="secondary" icon="key-round">
            {words.renew}
          </Button>
          {props.keyMadeAt !== null && <span class="text-sm text-muted">{words.renewSure}</span>}
        </form>
      </section>
      <section class="mt-10">
        <h2 class="mb-2 text-xl">{words.send}</h2>
        <p class="mb-4 max-w-text">{words.sendText}</p>
        {props.receiver && <State {...props} receiver={props.receiver} />}
        <ReceiverForm {...props} />
      </section>
    </>
  );
}

function State({ language, timeZone, receiver }: MetricsPageProps & { readonly receiver: Receiver }): VNode {
  const words = metricsTexts(language);
  const at = (moment: Date) => formatDateTime(moment.toTemporalInstant(), timeZone, language);
  const { isOn, sentUntil, lastSentAt, sentCount, droppedCount, problem, nextAt } = receiver;
  return (
    <div class="mb-6">
      <DescriptionList
        facts={[
          { term: words.state, value: isOn ? words.states.on : words.states.off },
          { term: words.until, value: at(sentUntil) },
          { term: words.last, value: lastSentAt ? at(lastSentAt) : words.never },
          { term: words.counted, value: formatNumber(sentCount, language) },
          { term: words.dropped, value: formatNumber(droppedCount, language) },
          ...(problem === '' ? [] : [{ term: words.problem, value: problemWords(problem, words) }]),
          ...(nextAt === null ? [] : [{ term: words.next, value: at(nextAt) }]),
        ]}
      />
      <form method="post" action={`${METRICS}/uji`} class="mt-4">
        <Button kind="secondary" icon="refresh-cw">
          {words.trial}
        </Button>
      </form>
    </div>
  );
}

function ReceiverForm({ language, form, submissionKey }: MetricsPageProps): VNode {
  const words = metricsTexts(language);
  const shared = { language, form };
  const kinds = (['none', 'basic', 'bearer'] as const).map((value) => ({ value, label: words.authorizations[value] }));
  return (
    <form method="post" action={METRICS} class="max-w-text space-y-6" noValidate>
      <input type="hidden" name="kunci" value={submissionKey} />
      <ErrorSummary language={language} errors={form.errors} />
      <TextField {...shared} name="alamat" label={words.url} hint={words.urlHint} type="url" maxLength={500} />
      <SelectField {...shared} name="masuk" label={words.authorization} choices={kinds} />
      <TextField
        {...shared}
        name="rahasia"
        label={words.secret}
        hint={words.secretHint}
        type="password"
        autocomplete="new-password"
        maxLength={2000}
        isOptional
      />
      <CheckboxField {...shared} name="kirim" label={words.isOn} isOptional />
      <Button icon="save">{words.save}</Button>
    </form>
  );
}

/** The key, shown once. */
export function NewKeyPage({ language, value }: { readonly language: Language; readonly value: string }): VNode {
  const words = metricsTexts(language);
  return (
    <>
      <PageHeading title={words.newKey} />
      <Notice tone="warning">{words.newKeyText}</Notice>
      <p class="my-6">
        <code class="surface block max-w-text overflow-x-auto p-4 text-lg">{value}</code>
      </p>
      <ButtonLink href={METRICS}>{words.back}</ButtonLink>
    </>
  );
}
