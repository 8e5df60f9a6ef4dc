import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { emptyForm, type FormState } from '../../../../platform/ui/form-state.ts';
import { formatDateTime } from '../../../../platform/ui/format.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextAreaField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { WaitingSample } from '../../waiting-samples.ts';
import { deskTexts } from '../texts.ts';
import { DeskTabs } from './desk-tabs.tsx';

interface ShownSample extends WaitingSample {
  /** The person's own confirmation, which somebody else checks. */
  readonly isOwn: boolean;
  readonly publicHref: string;
}

interface SamplePageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly samples: readonly ShownSample[];
  readonly names: Readonly<Record<string, string>>;
  /** The form that could not be taken, and whose it is. */
  readonly judged: { readonly id: string | null; readonly form: FormState };
}

/** Confirmations that were drawn, to be upheld or rejected. */
export function SamplePage(props: SamplePageProps): VNode {
  const { language, samples } = props;
  const words = deskTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.samplesLead} />
      <DeskTabs language={language} current="/meja/kesegaran/periksa" mayReview />
      {samples.length === 0 ? (
        <EmptyState title={words.samplesNone} icon="badge-check">
          {words.samplesNoneText}
        </EmptyState>
      ) : (
        <ul class="space-y-6">
          {samples.map((sample) => (
            <Sample key={sample.id} {...props} sample={sample} />
          ))}
        </ul>
      )}
    </>
  );
}

function Sample(props: SamplePageProps & { readonly sample: ShownSample }): VNode {
  const { language, timeZone, names, sample } = props;
  const words = deskTexts(language);
  const name = (sample.personId && names[sample.personId]) ?? words.someone;
  return (
    <li class="surface p-6">
      <h2 class="text-xl">
        <a class="target text-primary underline" href={`/meja/kesegaran/${sample.itemId}`}>
          {sample.title}
        </a>
      </h2>
      <p class="text-muted">
        {sample.unitName} · {words.saidBy(name, formatDateTime(sample.confirmedAt, timeZone, language))}
      </p>
      <p class="mt-2">{sample.reason}</p>
      <p class="mt-2">
        <a class="target text-primary underline" href={sample.publicHref}>
          {words.openPage}
        </a>
      </p>
      {sample.isOwn ? <p class="mt-2 text-muted">{words.own}</p> : <VerdictForms {...props} />}
    </li>
  );
}

function VerdictForms({ language, sample, judged }: SamplePageProps & { readonly sample: ShownSample }): VNode {
  const words = deskTexts(language);
  const action = `/meja/kesegaran/periksa/${sample.id}`;
  const form = judged.id === sample.id ? judged.form : emptyForm;
  return (
    <div class="no-print mt-4 space-y-4">
      <form method="post" action={action}>
        <Button icon="check" name="putusan" value="upheld">
          {words.uphold}
        </Button>
      </form>
      <details open={Object.keys(form.errors).length > 0}>
        <summary class="cursor-pointer py-2.5 font-semibold">{words.reject}</summary>
        <form method="post" action={action} class="mt-2 space-y-4">
          <ErrorSummary language={language} errors={form.errors} />
          <TextAreaField
            language={language}
            form={form}
            name={`alasan-${sample.id}`}
            label={words.rejectReason}
            rows={3}
            maxLength={500}
          />
          <Button kind="danger" name="putusan" value="rejected">
            {words.reject}
          </Button>
        </form>
      </details>
    </div>
  );
}
