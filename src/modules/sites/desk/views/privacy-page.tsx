import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { GatedStep } from '../../privacy/gate.ts';
import type { HeldKind, PlacedFinding } from '../../privacy/held-content.ts';
import { privacyTexts } from './privacy-texts.ts';

interface PrivacyPageProps {
  readonly language: Language;
  readonly contentId: string;
  readonly title: string;
  readonly siteTitle: string;
  readonly findings: readonly PlacedFinding[];
  readonly step: GatedStep;
  /** The step as forms and addresses name it. */
  readonly stepWord: string;
  /** An instant; empty unless it is scheduled. */
  readonly at: string;
  readonly version: number;
  readonly form: FormState;
  readonly mayMask: boolean;
  readonly mayGoOn: boolean;
}

/** What was found before publishing, with the ways on. */
export function PrivacyPage(props: PrivacyPageProps): VNode {
  const { language, findings, contentId } = props;
  const words = privacyTexts(language);
  const isClear = findings.length === 0;
  const back = (
    <ButtonLink href={`/meja/isi/${contentId}`} kind="secondary" icon="pencil">
      {words.back}
    </ButtonLink>
  );
  return (
    <>
      <PageHeading
        title={isClear ? words.clearHeading : words.heading}
        overline={`${props.title} · ${props.siteTitle}`}
        lead={isClear ? words.clearLead : words.lead(findings.length)}
        actions={back}
      />
      <div class="space-y-8">
        <ErrorSummary language={language} errors={props.form.errors} />
        {!isClear && <FindingList {...props} />}
        {props.mayGoOn && <GoOn {...props} />}
      </div>
    </>
  );
}

function FindingList(props: PrivacyPageProps): VNode {
  const { language, findings, contentId, mayMask } = props;
  const words = privacyTexts(language);
  return (
    <form method="post" action={`/meja/isi/${contentId}/data-pribadi/samarkan`} class="surface space-y-4 p-4 sm:p-6">
      <StepFields {...props} />
      <h2 class="text-xl">{words.findings}</h2>
      {findings.some(({ href }) => href) && <p class="max-w-text">{words.fileHint}</p>}
      {mayMask && findings.some(({ href }) => !href) && (
        <div>
          <Button name="mana" value="semua" icon="shield-check">
            {words.maskAll}
          </Button>
          <p class="mt-2 text-[0.9375em] text-muted">{words.maskHint}</p>
        </div>
      )}
      <ol class="divide-y divide-base-300">
        {findings.map((finding) => (
          <li key={`${finding.place}:${finding.index}`} class="flex flex-wrap items-center justify-between gap-3 py-3">
            <div class="min-w-0 max-w-text">
              <p>
                <span class="font-semibold">{words.kind[finding.kind]}</span> {words.place[finding.place]}
                {finding.certainty === 'likely' && finding.kind !== 'unexamined' && (
                  <span class="text-muted">, {words.likely}</span>
                )}
                {finding.obstacle && <span class="text-muted">: {words.obstacle[finding.obstacle]}</span>}
              </p>
              <p class="mt-1 break-words text-muted">“{finding.excerpt}”</p>
            </div>
            {finding.href && (
              <div class="flex flex-wrap gap-2">
                <ButtonLink href={finding.href} kind="secondary">
                  {words.openFile}
                </ButtonLink>
                {mayMask && finding.fileId && (
                  <Button name="lepas" value={finding.fileId} kind="quiet">
                    {words.detach}
                    <span class="sr-only"> {finding.excerpt}</span>
                  </Button>
                )}
              </div>
            )}
            {mayMask && !finding.href && (
              <Button name="mana" value={`${finding.place}:${finding.index}`} kind="secondary">
                {words.mask}
                <span class="sr-only"> {finding.masked}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </form>
  );
}

function GoOn(props: PrivacyPageProps): VNode {
  const { language, findings, contentId, step, form } = props;
  const words = privacyTexts(language);
  const kinds: readonly HeldKind[] = [...new Set(findings.map(({ kind }) => kind))];
  const action = `/meja/isi/${contentId}/data-pribadi`;
  if (kinds.length === 0)
    return (
      <form method="post" action={action}>
        <StepFields {...props} />
        <Button icon="check">{words.goOnClear[step]}</Button>
      </form>
    );
  return (
    <form method="post" action={action} class="surface space-y-6 p-4 sm:p-6" noValidate>
      <StepFields {...props} />
      <div>
        <h2 class="text-xl">{words.keepTitle}</h2>
        <p class="mt-2 max-w-text text-muted">{words.keepLead}</p>
      </div>
      {kinds.map((kind) => (
        <TextField
          key={kind}
          language={language}
          form={form}
          name={kind}
          label={words.reason(words.kind[kind])}
          hint={words.reasonHint}
          maxLength={500}
        />
      ))}
      <Button kind="secondary">{words.goOn[step]}</Button>
    </form>
  );
}

function StepFields({ stepWord, at, version }: PrivacyPageProps): VNode {
  return (
    <>
      <input type="hidden" name="versi" value={version} />
      <input type="hidden" name="lalu" value={stepWord} />
      {at !== '' && <input type="hidden" name="pada" value={at} />}
    </>
  );
}
