import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { SelectField } from '../../../../platform/ui/choice-field.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatDateTime } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { gatewayTexts } from '../gateway-texts.ts';
import { GATEWAY_CHANNELS, type Gateway } from '../gateways.ts';

interface GatewaysPageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly gateways: readonly Gateway[];
  readonly form: FormState;
  readonly formKey: string;
  /** The one that was just added; its key is shown this once. */
  readonly added: { readonly address: string; readonly key: string } | null;
}

const PATH = '/meja/kasus/saluran';

/** The programs that hand cases in for a unit, and the form that adds one. */
export function GatewaysPage({ language, timeZone, gateways, form, formKey, added }: GatewaysPageProps): VNode {
  const words = gatewayTexts(language);
  const shared = { language, form };
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      {added && <NewKey language={language} address={added.address} secret={added.key} />}
      <DataTable
        caption={words.caption}
        isCaptionHidden
        columns={[
          { header: words.name, isLead: true, cell: (row) => row.name },
          { header: words.channel, cell: (row) => words.channels[row.channel] },
          { header: words.added, cell: (row) => formatDateTime(row.addedAt, timeZone, language) },
          { header: words.state, cell: (row) => (row.isClosed ? words.closed : words.open) },
          { header: words.close, isAction: true, cell: (row) => <CloseForm language={language} row={row} /> },
        ]}
        rows={gateways}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={words.none} icon="inbox">
            {words.noneText}
          </EmptyState>
        }
      />
      <form method="post" action={PATH} class="mt-10 max-w-text space-y-6" noValidate>
        <h2 class="text-xl">{words.add}</h2>
        <ErrorSummary language={language} errors={form.errors} />
        <input type="hidden" name="kunci" value={formKey} />
        <TextField {...shared} name="nama" label={words.name} hint={words.nameHint} maxLength={100} />
        <SelectField
          {...shared}
          name="jenis"
          label={words.channel}
          choices={GATEWAY_CHANNELS.map((value) => ({ value, label: words.channels[value] }))}
        />
        <Button icon="plus">{words.add}</Button>
      </form>
      <p class="mt-8 max-w-text text-sm text-muted">{words.how}</p>
    </>
  );
}

function NewKey({
  language,
  address,
  secret,
}: {
  readonly language: Language;
  readonly address: string;
  readonly secret: string;
}): VNode {
  const words = gatewayTexts(language);
  return (
    <Notice tone="success" title={words.keyTitle}>
      <p>{words.keyText}</p>
      <dl class="mt-3 space-y-2">
        <dt class="font-semibold">{words.address}</dt>
        <dd class="font-mono text-sm break-all">{address}</dd>
        <dt class="font-semibold">{words.key}</dt>
        <dd class="font-mono text-sm break-all">{secret}</dd>
      </dl>
    </Notice>
  );
}

function CloseForm({ language, row }: { readonly language: Language; readonly row: Gateway }): VNode | null {
  if (row.isClosed) return null;
  return (
    <form method="post" action={`${PATH}/${row.id}/tutup`}>
      <Button kind="quiet">
        {gatewayTexts(language).close}
        <span class="sr-only"> {row.name}</span>
      </Button>
    </form>
  );
}
