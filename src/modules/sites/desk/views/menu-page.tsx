import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { SiteFrame, type SiteHead } from './site-frame.tsx';
import { siteTexts } from './site-texts.ts';

/** An entry of a site's menu. */
export interface MenuEntry {
  readonly label: string;
  readonly href: string;
}

interface MenuPageProps {
  readonly site: SiteHead;
  readonly entries: readonly MenuEntry[];
  readonly form: FormState;
  readonly submissionKey: string;
}

/** The menu of a site: order, words, addresses. */
export function MenuPage({ site, entries, form, submissionKey }: MenuPageProps): VNode {
  const { language } = site;
  const words = siteTexts(language);
  const path = `/meja/situs/${site.siteId}/menu`;
  return (
    <SiteFrame site={site} current={path} lead={words.menuLead}>
      <DataTable
        caption={words.menuCaption}
        isCaptionHidden
        columns={columns(site, path, entries.length)}
        rows={entries.map((entry, at) => ({ ...entry, at }))}
        rowKey={(row) => String(row.at)}
        empty={
          <EmptyState title={words.noMenu} icon="menu">
            {words.noMenuText}
          </EmptyState>
        }
      />
      {site.mayManage ? (
        <form method="post" action={path} class="mt-8 max-w-text space-y-6" noValidate>
          <h2 class="text-xl">{words.addMenu}</h2>
          <ErrorSummary language={language} errors={form.errors} />
          <input type="hidden" name="kunci" value={submissionKey} />
          <TextField
            language={language}
            form={form}
            name="tulisan"
            label={words.menuLabel}
            width="medium"
            maxLength={60}
          />
          <TextField
            language={language}
            form={form}
            name="alamat"
            label={words.menuHref}
            hint={words.menuHrefHint}
            maxLength={500}
          />
          <Button icon="plus">{words.addMenu}</Button>
        </form>
      ) : (
        <Notice tone="notice">{words.readOnly}</Notice>
      )}
    </SiteFrame>
  );
}

type Row = MenuEntry & { readonly at: number };

function columns(site: SiteHead, path: string, count: number): readonly Column<Row>[] {
  const words = siteTexts(site.language);
  const move: Column<Row> = {
    header: words.order,
    isAction: true,
    cell: (row) => (
      <div class="flex flex-wrap gap-1">
        <MoveButtons
          language={site.language}
          action={`${path}/${row.at}/geser`}
          what={row.label}
          at={row.at}
          count={count}
        />
        <form method="post" action={`${path}/${row.at}/hapus`}>
          <input type="hidden" name="tulisan" value={row.label} />
          <Button kind="quiet" icon="trash-2">
            {words.remove}
            <span class="sr-only"> {row.label}</span>
          </Button>
        </form>
      </div>
    ),
  };
  return [
    { header: words.menuLabel, isLead: true, cell: (row) => row.label },
    { header: words.menuHref, cell: (row) => row.href },
    ...(site.mayManage ? [move] : []),
  ];
}
