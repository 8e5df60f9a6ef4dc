import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { type FormState, fieldId } from '../../../../platform/ui/form-state.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { type OpeningNumber, openingKey } from '../hours-form.ts';
import { SiteFrame, type SiteHead } from './site-frame.tsx';
import { siteTexts } from './site-texts.ts';

interface HoursPageProps {
  readonly site: SiteHead;
  /** Fields `buka-1`, `tutup-1`, `keterangan-1` … for Monday to Sunday; a second opening ends in `-2`: `buka-1-2`. */
  readonly form: FormState;
  readonly submissionKey: string;
  /** Monday was copied and nothing is saved yet. */
  readonly isCopied: boolean;
}

/** When the office receives people, seven days in one form. */
export function HoursPage({ site, form, submissionKey, isCopied }: HoursPageProps): VNode {
  const { language } = site;
  const words = siteTexts(language);
  const path = `/meja/situs/${site.siteId}/jam`;
  return (
    <SiteFrame site={site} current={path} lead={words.hoursLead}>
      {site.mayManage ? (
        <form method="post" action={path} class="space-y-4" noValidate>
          <ErrorSummary language={language} errors={form.errors} />
          {isCopied && (
            <Notice tone="notice" isAnnounced>
              {words.copied}
            </Notice>
          )}
          <input type="hidden" name="kunci" value={submissionKey} />
          <Days site={site} form={form} />
          <div class="flex flex-wrap gap-2">
            <Button name="lalu" value="simpan" icon="save">
              {words.save}
            </Button>
            <Button name="lalu" value="salin" kind="secondary" icon="copy">
              {words.copyMonday}
            </Button>
          </div>
        </form>
      ) : (
        <div class="space-y-4">
          <Notice tone="notice">{words.readOnly}</Notice>
          <Days site={site} form={form} />
        </div>
      )}
    </SiteFrame>
  );
}

function Days({ site, form }: Omit<DayProps, 'day' | 'weekday'>): VNode {
  const { days } = siteTexts(site.language);
  return (
    <>
      {days.map((day, at) => (
        <Day key={day} site={site} form={form} day={day} weekday={at + 1} />
      ))}
    </>
  );
}

interface DayProps {
  readonly site: SiteHead;
  readonly form: FormState;
  readonly day: string;
  /** ISO 8601: 1 is Monday. */
  readonly weekday: number;
}

function Day({ site, form, day, weekday }: DayProps): VNode {
  const words = siteTexts(site.language);
  const first = { site, form, weekday, opening: 1 } as const;
  const second = { ...first, opening: 2 } as const;
  const isFaulty = [first, second].some((one) => errorOf(one) !== undefined);
  return (
    <fieldset class={`surface min-w-0 px-4 pb-4 ${isFaulty ? 'border-error' : ''}`}>
      <legend class="px-1 font-heading font-bold">{day}</legend>
      <Opening {...first} />
      <details class="mt-2" open={isTold(second)}>
        <summary class="target text-primary">{words.secondOpening(day)}</summary>
        <Opening {...second} />
      </details>
    </fieldset>
  );
}

interface OpeningProps {
  readonly site: SiteHead;
  readonly form: FormState;
  readonly weekday: number;
  readonly opening: OpeningNumber;
}

function errorOf({ form, weekday, opening }: OpeningProps): string | undefined {
  return form.errors[`buka-${openingKey(weekday, opening)}`];
}

function isTold({ form, weekday, opening }: OpeningProps): boolean {
  const key = openingKey(weekday, opening);
  return ['buka', 'tutup', 'keterangan'].some((name) => (form.values[`${name}-${key}`] ?? '') !== '');
}

function Opening(props: OpeningProps): VNode {
  const { site, form, weekday, opening } = props;
  const words = siteTexts(site.language);
  const error = errorOf(props);
  const key = openingKey(weekday, opening);
  const shared = { form, isDisabled: !site.mayManage, error: error !== undefined, fieldKey: key };
  return (
    <>
      {error !== undefined && (
        <p id={`galat-hari-${key}`} class="mb-2 font-semibold text-error">
          {error}
        </p>
      )}
      <div class="flex flex-wrap gap-4">
        <HoursInput {...shared} name="buka" label={words.opens} type="time" />
        <HoursInput {...shared} name="tutup" label={words.closes} type="time" />
        <HoursInput {...shared} name="keterangan" label={words.hoursNote} type="text" />
      </div>
    </>
  );
}

interface HoursInputProps {
  readonly form: FormState;
  /** Weekday and opening, from `openingKey`. */
  readonly fieldKey: string;
  readonly name: 'buka' | 'tutup' | 'keterangan';
  readonly label: string;
  readonly type: 'time' | 'text';
  readonly isDisabled: boolean;
  readonly error: boolean;
}

function HoursInput({ form, fieldKey, name, label, type, isDisabled, error }: HoursInputProps): VNode {
  const field = `${name}-${fieldKey}`;
  const shared = {
    id: fieldId(field),
    name: field,
    value: form.values[field],
    disabled: isDisabled,
    class: 'input w-full bg-base-100',
  };
  const fault = error ? { 'aria-invalid': 'true' as const, 'aria-describedby': `galat-hari-${fieldKey}` } : {};
  return (
    <div class={type === 'text' ? 'min-w-0 flex-1 basis-48' : 'w-32'}>
      <label for={fieldId(field)} class="block text-sm">
        {label}
      </label>
      {type === 'time' ? (
        <input {...shared} {...fault} type="time" />
      ) : (
        <input {...shared} type="text" maxlength={200} />
      )}
    </div>
  );
}
