import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { DateField } from '../../../../platform/ui/date-field.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatDateTime } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { isSigned, type SavedService } from '../service.ts';
import { serviceTexts } from '../service-texts.ts';

interface ServiceDeskProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly today: Temporal.PlainDate;
  readonly form: FormState;
  /** The newest first; the first holds. */
  readonly versions: readonly SavedService[];
  readonly names: Readonly<Record<string, string>>;
  readonly mayWrite: boolean;
  readonly mayExport: boolean;
}

export const SERVICE_PATH = '/meja/ppid';

/** The form of the page of the PPID with the maklumat, and the way to the other work of the PPID. */
export function ServiceDesk(props: ServiceDeskProps): VNode {
  const { language, form, versions, mayWrite, mayExport } = props;
  const words = serviceTexts(language);
  const [current] = versions;
  return (
    <>
      <PageHeading
        title={words.deskTitle}
        lead={words.deskLead}
        actions={
          <>
            <ButtonLink kind="secondary" icon="external-link" href="/ppid">
              {words.toPage}
            </ButtonLink>
            <ButtonLink kind="secondary" icon="lock" href="/meja/informasi-dikecualikan">
              {words.tools.closed}
            </ButtonLink>
            {mayExport && (
              <ButtonLink kind="secondary" icon="book-open" href={`${SERVICE_PATH}/buku`}>
                {words.tools.books}
              </ButtonLink>
            )}
            {mayExport && (
              <ButtonLink kind="secondary" icon="chart-column" href={`${SERVICE_PATH}/laporan`}>
                {words.tools.reports}
              </ButtonLink>
            )}
          </>
        }
      />
      <ErrorSummary language={language} errors={form.errors} />
      {(!current || !isSigned(current.facts)) && (
        <div class="mb-6 max-w-text">
          <Notice tone="warning">{words.unsigned}</Notice>
        </div>
      )}
      {mayWrite && <ServiceForm {...props} />}
      {versions.length > 0 && <History {...props} />}
    </>
  );
}

function ServiceForm({ language, form, today }: ServiceDeskProps): VNode {
  const { fields, hints, save } = serviceTexts(language);
  const shared = { language, form, isOptional: true } as const;
  return (
    <form method="post" action={SERVICE_PATH} class="max-w-text space-y-6" noValidate>
      <TextField {...shared} name="superior" label={fields.superior} maxLength={200} />
      <TextField {...shared} name="ppid" label={fields.ppid} maxLength={200} />
      <TextAreaField {...shared} name="officers" label={fields.officers} rows={3} maxLength={4000} />
      <TextAreaField {...shared} name="place" label={fields.place} rows={2} maxLength={4000} />
      <TextAreaField {...shared} name="hours" label={fields.hours} rows={2} maxLength={4000} />
      <TextAreaField {...shared} name="fees" label={fields.fees} rows={3} maxLength={4000} />
      <TextAreaField
        {...{ ...shared, name: 'maklumat', label: fields.maklumat, hint: hints.maklumat, rows: 12, maxLength: 4000 }}
      />
      <TextField {...shared} name="signedBy" label={fields.signedBy} maxLength={200} />
      <TextField {...shared} name="signedTitle" label={fields.signedTitle} maxLength={200} />
      <DateField {...shared} name="signedOn" label={fields.signedOn} max={today.toString()} />
      <TextField
        {...{ ...shared, name: 'audio', label: fields.audio, hint: hints.audio, type: 'url', maxLength: 500 }}
      />
      <Button icon="save">{save}</Button>
    </form>
  );
}

function History({ language, timeZone, versions, names, mayWrite }: ServiceDeskProps): VNode {
  const words = serviceTexts(language);
  const [current] = versions;
  return (
    <section class="mt-10">
      <h2 class="mb-4 text-2xl">{words.history}</h2>
      <DataTable
        caption={words.history}
        isCaptionHidden
        columns={[
          {
            ...{ header: words.versions.when, isLead: true },
            cell: (row) => formatDateTime(row.savedAt, timeZone, language),
          },
          { header: words.versions.who, cell: (row) => names[row.savedBy] ?? '' },
          {
            header: words.versions.what,
            cell: ({ facts }) => (
              <Badge tone={isSigned(facts) ? 'success' : 'neutral'}>
                {isSigned(facts) ? words.versions.signed : words.versions.draft}
              </Badge>
            ),
          },
          {
            ...{ header: words.restore, isAction: true },
            cell: (row) =>
              mayWrite &&
              row !== current && (
                <form method="post" action={`${SERVICE_PATH}/kembalikan/${row.id}`}>
                  <Button kind="secondary">{words.restore}</Button>
                </form>
              ),
          },
        ]}
        rows={versions}
        rowKey={({ id }) => id}
        empty={<p />}
      />
    </section>
  );
}
