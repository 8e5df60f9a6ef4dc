import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { templateTexts } from '../template-texts.ts';
import type { KeptTemplate } from '../templates.ts';

interface TemplatesPageProps {
  readonly language: Language;
  readonly templates: readonly KeptTemplate[];
  readonly form: FormState;
}

const PATH = '/meja/kasus/templat';

/** The answers that a unit gives again and again, and the form that keeps one. */
export function TemplatesPage({ language, templates, form }: TemplatesPageProps): VNode {
  const words = templateTexts(language);
  const shared = { language, form };
  const isChange = (form.values.id ?? '') !== '';
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <DataTable
        caption={words.caption}
        isCaptionHidden
        columns={[
          { header: words.name, isLead: true, cell: (row) => row.name },
          { header: words.body, cell: (row) => <span class="line-clamp-3 whitespace-pre-line">{row.body}</span> },
          { header: words.change, isAction: true, cell: (row) => <RowActions language={language} row={row} /> },
        ]}
        rows={templates}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={words.none} icon="file-text">
            {words.noneText}
          </EmptyState>
        }
      />
      <form method="post" action={PATH} class="mt-10 max-w-text space-y-6" noValidate>
        <h2 class="text-xl">{isChange ? words.change : words.add}</h2>
        <ErrorSummary language={language} errors={form.errors} />
        <input type="hidden" name="id" value={form.values.id ?? ''} />
        <TextField {...shared} name="nama" label={words.name} maxLength={100} />
        <TextAreaField {...shared} name="isi" label={words.body} rows={8} maxLength={10_000} />
        <Button icon="save">{words.save}</Button>
      </form>
    </>
  );
}

function RowActions({ language, row }: { readonly language: Language; readonly row: KeptTemplate }): VNode {
  const words = templateTexts(language);
  return (
    <span class="flex flex-wrap items-center gap-3">
      <a class="target text-primary underline" href={`${PATH}?ubah=${row.id}`}>
        {words.change}
        <span class="sr-only"> {row.name}</span>
      </a>
      <form method="post" action={`${PATH}/${row.id}/hapus`}>
        <Button kind="quiet">
          {words.remove}
          <span class="sr-only"> {row.name}</span>
        </Button>
      </form>
    </span>
  );
}
