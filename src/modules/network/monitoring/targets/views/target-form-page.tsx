import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../../platform/ui/button.tsx';
import { CheckboxField, SelectField } from '../../../../../platform/ui/choice-field.tsx';
import { ErrorSummary } from '../../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../../platform/ui/page-heading.tsx';
import { TextAreaField, TextField } from '../../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../../platform/ui/texts.ts';
import { NameField } from '../../../inventory/views/name-field.tsx';
import type { Method } from '../../storage/targets.ts';
import { DNS_TYPES, FORM_METHODS, USUAL_PORTS } from '../target-form.ts';
import type { RecordedTarget } from '../target-records.ts';
import { targetTexts } from '../target-texts.ts';
import { methodWords, TARGETS } from './target-list.tsx';

/** Choosing how to watch: each way has fields of its own. */
export function ChooseMethodPage({ language }: { readonly language: Language }): VNode {
  const words = targetTexts(language);
  return (
    <>
      <PageHeading title={words.add} lead={words.choose} />
      <ul class="grid max-w-text gap-3">
        {FORM_METHODS.map((method) => (
          <li key={method}>
            <a href={`${TARGETS}/baru?cara=${method}`} class="surface block p-4 hover:bg-base-200">
              <span class="font-semibold">{words.methods[method][0]}</span>
              <span class="block text-muted">{words.methods[method][1]}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What may be meant in the fields of the form. */
export interface TargetSuggestions {
  readonly units: readonly string[];
  readonly locations: readonly string[];
  readonly devices: readonly string[];
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly credentials: readonly { readonly id: string; readonly name: string }[];
}

interface TargetFormProps {
  readonly language: Language;
  readonly method: Method;
  /** Null: a new one. */
  readonly target: RecordedTarget | null;
  readonly form: FormState;
  readonly submissionKey: string;
  readonly suggestions: TargetSuggestions;
}

/** Setting up one target, with the fields of its way of watching and no others. */
export function TargetFormPage(props: TargetFormProps): VNode {
  const { language, method, target, form } = props;
  const words = targetTexts(language);
  return (
    <>
      <PageHeading
        title={target?.name ?? words.add}
        overline={methodWords(method, language)}
        actions={target && <Actions language={language} target={target} />}
      />
      {target?.isSample && <p class="mb-4 text-muted">{words.isSample}</p>}
      <form
        method="post"
        action={target === null ? `${TARGETS}?cara=${method}` : `${TARGETS}/${target.id}`}
        class="max-w-text space-y-6"
        noValidate
      >
        <input type="hidden" name="kunci" value={props.submissionKey} />
        <ErrorSummary language={language} errors={form.errors} />
        <TextField {...{ language, form }} name="nama" label={words.name} hint={words.nameHint} maxLength={160} />
        <MethodFields {...props} />
        <PlaceFields {...props} />
        <RhythmFields {...props} />
        <div class="flex flex-wrap gap-2">
          <Button icon="save">{words.save}</Button>
          <ButtonLink href={TARGETS} kind="quiet">
            {words.cancel}
          </ButtonLink>
        </div>
      </form>
    </>
  );
}

function Actions({ language, target }: { readonly language: Language; readonly target: RecordedTarget }): VNode {
  const words = targetTexts(language);
  return (
    <>
      {!target.isSample && (
        <form method="post" action={`${TARGETS}/${target.id}/uji`}>
          <Button kind="secondary" icon="refresh-cw">
            {words.testNow}
          </Button>
        </form>
      )}
      <form method="post" action={`${TARGETS}/${target.id}/${target.isActive ? 'henti' : 'pantau'}`}>
        <Button kind="quiet">{target.isActive ? words.pause : words.resume}</Button>
      </form>
      <ButtonLink kind="quiet" href={`${TARGETS}/${target.id}/hapus`}>
        {words.remove}
      </ButtonLink>
    </>
  );
}

function MethodFields(props: TargetFormProps): VNode | null {
  const { language, form, method } = props;
  const words = targetTexts(language);
  const shared = { language, form };
  if (method === 'simulated' || method === 'agent') return null;
  const usual = USUAL_PORTS[method];
  return (
    <>
      <TextField
        {...shared}
        name="alamat"
        label={method === 'dns' ? words.server : words.host}
        hint={words.hostHint}
        maxLength={253}
        autocomplete="off"
      />
      {method !== 'icmp' && (
        <TextField
          {...shared}
          name="port"
          label={words.port}
          hint={usual === undefined ? undefined : words.portHint(usual)}
          inputmode="numeric"
          width="short"
          maxLength={5}
          isOptional={usual !== undefined}
        />
      )}
      {method === 'http' && <HttpFields {...props} />}
      {method === 'dns' && <DnsFields {...props} />}
      {method === 'snmp' && <SnmpFields {...props} />}
    </>
  );
}

function HttpFields({ language, form }: TargetFormProps): VNode {
  const words = targetTexts(language);
  const shared = { language, form };
  return (
    <>
      <CheckboxField {...shared} name="aman" label={words.secure} isOptional />
      <TextField {...shared} name="jalur" label={words.path} maxLength={1000} isOptional />
      <TextField {...shared} name="isi" label={words.content} hint={words.contentHint} maxLength={500} isOptional />
      <TextField
        {...shared}
        name="sertifikat"
        label={words.certificate}
        inputmode="numeric"
        width="short"
        maxLength={3}
        isOptional
      />
    </>
  );
}

function DnsFields({ language, form }: TargetFormProps): VNode {
  const words = targetTexts(language);
  const shared = { language, form };
  return (
    <>
      <TextField {...shared} name="tanya" label={words.question} maxLength={253} />
      <SelectField
        {...shared}
        name="jenis"
        label={words.type}
        choices={DNS_TYPES.map((type) => ({ value: type, label: type }))}
        isOptional
      />
      <TextField {...shared} name="jawab" label={words.expected} hint={words.contentHint} maxLength={300} isOptional />
    </>
  );
}

function SnmpFields({ language, form, suggestions }: TargetFormProps): VNode {
  const words = targetTexts(language);
  const shared = { language, form };
  return (
    <>
      <SelectField
        {...shared}
        name="kredensial"
        label={words.credential}
        hint={words.credentialHint}
        choices={suggestions.credentials.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField {...shared} name="antarmuka" label={words.index} inputmode="numeric" width="short" maxLength={10} />
    </>
  );
}

function PlaceFields({ language, form, suggestions }: TargetFormProps): VNode {
  const words = targetTexts(language);
  const shared = { language, form };
  const sources = [{ value: 'probe', label: words.central }].concat(
    suggestions.agents.map(({ id, name }) => ({ value: id, label: name })),
  );
  return (
    <>
      <NameField {...shared} name="unit" label={words.unit} names={suggestions.units} />
      <NameField {...shared} name="lokasi" label={words.location} names={suggestions.locations} isOptional />
      <NameField {...shared} name="perangkat" label={words.device} names={suggestions.devices} isOptional />
      <TextAreaField
        {...shared}
        name="induk"
        label={words.parents}
        hint={words.parentsHint}
        rows={3}
        maxLength={8000}
        isOptional
      />
      <SelectField {...shared} name="sumber" label={words.source} choices={sources} />
    </>
  );
}

function RhythmFields({ language, form, method }: TargetFormProps): VNode {
  const words = targetTexts(language);
  const number = { language, form, inputmode: 'numeric', width: 'short', maxLength: 6 } as const;
  const limit = { ...number, inputmode: 'decimal', hint: words.limitHint, isOptional: true } as const;
  return (
    <div class="grid gap-6 sm:grid-cols-2">
      <TextField {...number} name="interval" label={words.interval} hint={words.intervalHint} />
      <TextField {...number} name="ulang" label={words.retries} hint={words.retriesHint} />
      <TextField {...number} name="jeda" label={words.retrySeconds} />
      <TextField {...limit} name="lambat" label={words.latency} />
      {method === 'icmp' && <TextField {...limit} name="rugi" label={words.loss} />}
    </div>
  );
}

interface DeletePageProps {
  readonly language: Language;
  readonly target: RecordedTarget;
}

/** Asks before a target goes with everything measured. */
export function DeleteTargetPage({ language, target }: DeletePageProps): VNode {
  const words = targetTexts(language);
  return (
    <>
      <PageHeading title={words.removeSure(target.name)} />
      <p class="mb-6 max-w-text">{target.linkId === null ? words.removeText : words.isLink}</p>
      <div class="flex flex-wrap gap-2">
        {target.linkId === null && (
          <form method="post" action={`${TARGETS}/${target.id}/hapus`}>
            <Button kind="danger">{words.remove}</Button>
          </form>
        )}
        {target.isActive && (
          <form method="post" action={`${TARGETS}/${target.id}/henti`}>
            <Button kind="secondary">{words.pause}</Button>
          </form>
        )}
        <ButtonLink kind="quiet" href={`${TARGETS}/${target.id}`}>
          {words.cancel}
        </ButtonLink>
      </div>
    </>
  );
}
