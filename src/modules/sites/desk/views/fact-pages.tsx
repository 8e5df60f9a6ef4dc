import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { SelectField } from '../../../../platform/ui/choice-field.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { DescriptionList } from '../../../../platform/ui/description-list.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { SearchInput } from '../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { FactUse, ListedFact } from '../fact-queries.ts';
import type { KeyPage } from '../keyset.ts';
import { factTexts } from './fact-texts.ts';

interface FactListPageProps {
  readonly language: Language;
  readonly page: KeyPage<ListedFact>;
  readonly search: string | undefined;
  readonly mayAdd: boolean;
}

/** All shared facts of the government. */
export function FactListPage({ language, page, search, mayAdd }: FactListPageProps): VNode {
  const words = factTexts(language);
  const add = mayAdd ? (
    <ButtonLink href="/meja/fakta/baru" icon="plus">
      {words.add}
    </ButtonLink>
  ) : null;
  const hrefOf = (direction: string, key: string) =>
    `/meja/fakta?${new URLSearchParams({ ...(search !== undefined && { cari: search }), [direction]: key })}`;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} actions={add} />
      <form method="get" action="/meja/fakta" class="mb-6 flex flex-wrap items-end gap-3">
        <SearchInput label={words.searchFact} value={search} />
        <Button kind="secondary" icon="search">
          {words.search}
        </Button>
      </form>
      <DataTable
        caption={words.caption}
        isCaptionHidden
        columns={columns(language)}
        rows={page.rows}
        rowKey={(row) => row.id}
        empty={
          search === undefined ? (
            <EmptyState title={words.none} icon="tag" action={add}>
              {words.noneText}
            </EmptyState>
          ) : (
            <EmptyState title={words.noneFound}>{words.noneFoundText}</EmptyState>
          )
        }
      />
      <ListPager
        language={language}
        previousHref={page.previous && hrefOf('sebelum', page.previous)}
        nextHref={page.next && hrefOf('sesudah', page.next)}
      />
    </>
  );
}

function columns(language: Language): readonly Column<ListedFact>[] {
  const words = factTexts(language);
  return [
    {
      header: words.label,
      isLead: true,
      cell: (row) => (
        <a class="target text-primary underline" href={`/meja/fakta/${row.id}`}>
          {row.label}
        </a>
      ),
    },
    { header: words.value, cell: (row) => row.value },
    { header: words.usage, cell: (row) => <code class="select-all">{`{{fakta:${row.key}}}`}</code> },
    { header: words.uses, cell: (row) => words.usedIn(row.useCount) },
  ];
}

interface FactFormPageProps {
  readonly language: Language;
  /** Null for a new fact, whose key is still open. */
  readonly fact: { readonly id: string; readonly key: string } | null;
  readonly form: FormState;
  readonly submissionKey: string;
  readonly mayChange: boolean;
  readonly uses: readonly FactUse[];
  /** Sites to whose unit a new fact may belong. */
  readonly sites: readonly { readonly id: string; readonly title: string }[];
}

/** One shared fact: its name, value and where it is quoted. */
export function FactFormPage({
  language,
  fact,
  form,
  submissionKey,
  mayChange,
  uses,
  sites,
}: FactFormPageProps): VNode {
  const words = factTexts(language);
  const shared = { language, form };
  return (
    <>
      <PageHeading title={fact === null ? words.newTitle : words.editTitle} />
      <div class="max-w-text space-y-8">
        {fact !== null && (
          <p>
            {words.usageHint} <code class="select-all">{`{{fakta:${fact.key}}}`}</code>
          </p>
        )}
        {mayChange ? (
          <form
            method="post"
            action={fact === null ? '/meja/fakta' : `/meja/fakta/${fact.id}`}
            class="space-y-6"
            noValidate
          >
            <ErrorSummary language={language} errors={form.errors} />
            <input type="hidden" name="kunci" value={submissionKey} />
            <TextField {...shared} name="nama" label={words.label} hint={words.labelHint} maxLength={120} />
            {fact === null && (
              <SelectField
                {...shared}
                name="situs"
                label={words.unit}
                choices={sites.map(({ id, title }) => ({ value: id, label: title }))}
              />
            )}
            {fact === null && (
              <TextField {...shared} name="kode" label={words.key} hint={words.keyHint} maxLength={60} isOptional />
            )}
            <TextField {...shared} name="nilai" label={words.value} hint={words.valueHint} maxLength={500} />
            <Button>{fact === null ? words.save : words.preview}</Button>
          </form>
        ) : (
          <>
            <DescriptionList
              facts={[
                { term: words.label, value: form.values.nama ?? '' },
                { term: words.value, value: form.values.nilai ?? '' },
              ]}
            />
            <Notice tone="notice">{words.readOnly}</Notice>
          </>
        )}
        {fact !== null && <Uses language={language} uses={uses} />}
      </div>
    </>
  );
}

interface FactConfirmPageProps {
  readonly language: Language;
  readonly fact: { readonly id: string; readonly label: string; readonly value: string };
  readonly form: FormState;
  readonly submissionKey: string;
  readonly uses: readonly FactUse[];
}

/** What a changed fact will change, before it does. */
export function FactConfirmPage({ language, fact, form, submissionKey, uses }: FactConfirmPageProps): VNode {
  const words = factTexts(language);
  return (
    <>
      <PageHeading title={words.confirmTitle} />
      <div class="max-w-text space-y-8">
        <DescriptionList
          facts={[
            { term: words.label, value: form.values.nama ?? '' },
            { term: words.before, value: fact.value },
            { term: words.after, value: <strong>{form.values.nilai}</strong> },
          ]}
        />
        <Uses language={language} uses={uses} />
        <form method="post" action={`/meja/fakta/${fact.id}`} class="flex flex-wrap gap-2">
          <input type="hidden" name="kunci" value={submissionKey} />
          <input type="hidden" name="nama" value={form.values.nama} />
          <input type="hidden" name="nilai" value={form.values.nilai} />
          <input type="hidden" name="semula" value={fact.value} />
          <Button name="lalu" value="simpan" icon="check">
            {words.confirm}
          </Button>
          <ButtonLink href={`/meja/fakta/${fact.id}`} kind="quiet">
            {words.back}
          </ButtonLink>
        </form>
      </div>
    </>
  );
}

const SHOWN_USES = 50;

function Uses({ language, uses }: { readonly language: Language; readonly uses: readonly FactUse[] }): VNode {
  const words = factTexts(language);
  return (
    <section aria-labelledby="mendarat">
      <h2 id="mendarat" class="text-lg">
        {words.lands(uses.length)}
      </h2>
      {uses.length > 0 && <p class="text-muted">{words.landsText}</p>}
      <ul class="mt-2">
        {uses.slice(0, SHOWN_USES).map(({ contentId, title, siteTitle }) => (
          <li key={contentId}>
            <a class="target text-primary underline" href={`/meja/isi/${contentId}`}>
              {title}
            </a>{' '}
            <span class="text-muted">· {siteTitle}</span>
          </li>
        ))}
      </ul>
      {uses.length > SHOWN_USES && <p>{words.landsMore(uses.length - SHOWN_USES)}</p>}
    </section>
  );
}
