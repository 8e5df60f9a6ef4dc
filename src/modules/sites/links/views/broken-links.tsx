import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatDate, formatNumber } from '../../../../platform/ui/format.ts';
import { FilterSelect } from '../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { ListTabs } from '../../desk/views/content-list.tsx';
import type { BrokenLink } from '../link-queries.ts';
import { linkTexts } from '../link-texts.ts';

export interface BrokenLinksProps {
  readonly language: Language;
  readonly links: readonly BrokenLink[];
  readonly isIgnored: boolean;
  readonly place: 'dalam' | 'luar' | undefined;
  readonly nextHref: string | null;
  /** The form of the link that `values.id` names. */
  readonly form: FormState;
  readonly exportHref: string;
}

export const LINKS_PATH = '/meja/tautan-rusak';

/** Links and pictures that lead nowhere, each with the way to its text. */
export function BrokenLinks(props: BrokenLinksProps): VNode {
  const { language, links, isIgnored, place, nextHref, exportHref, form } = props;
  const words = linkTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <ErrorSummary language={language} errors={form.errors} />
      <ListTabs language={language} current={LINKS_PATH} />
      <form method="get" action={LINKS_PATH} class="no-print my-4 flex flex-wrap items-end gap-3">
        <FilterSelect
          {...{ name: 'letak', label: words.place, all: words.everywhere, value: place }}
          choices={[
            ['dalam', words.places.dalam],
            ['luar', words.places.luar],
          ]}
        />
        <FilterSelect
          {...{ name: 'diabaikan', label: words.state, all: words.open, value: isIgnored ? 'ya' : undefined }}
          choices={[['ya', words.ignored]]}
        />
        <Button kind="secondary">{words.filter}</Button>
      </form>
      <DataTable
        caption={words.title}
        isCaptionHidden
        columns={columns(props)}
        rows={links}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={words.none} icon="circle-check">
            {words.noneText}
          </EmptyState>
        }
      />
      <ListPager language={language} previousHref={null} nextHref={nextHref} />
      {links.length > 0 && (
        <p class="no-print mt-6">
          <a class="target text-primary underline" href={exportHref}>
            {words.export}
          </a>
        </p>
      )}
    </>
  );
}

function columns(props: BrokenLinksProps): readonly Column<BrokenLink>[] {
  const { language } = props;
  const words = linkTexts(language);
  return [
    {
      ...{ header: words.address, isLead: true },
      cell: ({ address, isPicture }) => (
        <>
          <span class="wrap-anywhere">{address}</span>
          {isPicture && <span class="block text-sm font-normal text-muted">{words.picture}</span>}
        </>
      ),
    },
    {
      header: words.content,
      cell: ({ contentTitle, siteTitle }) => (
        <>
          {contentTitle}
          <span class="block text-sm text-muted">{siteTitle}</span>
        </>
      ),
    },
    { header: words.why, cell: (link) => <Why language={language} link={link} /> },
    { header: words.action, isAction: true, cell: (link) => <Actions {...props} link={link} /> },
  ];
}

function Why({ language, link }: { readonly language: Language; readonly link: BrokenLink }): VNode {
  const words = linkTexts(language);
  const { fault, failedDays, checkedOn, ignoredBecause } = link;
  return (
    <>
      {words.faults[fault]}
      {checkedOn && failedDays > 1 && (
        <span class="block text-sm text-muted">
          {words.since(formatNumber(failedDays, language), formatDate(checkedOn, language))}
        </span>
      )}
      {ignoredBecause !== null && <span class="block text-sm text-muted">{ignoredBecause}</span>}
    </>
  );
}

function Actions({ language, link, form }: BrokenLinksProps & { readonly link: BrokenLink }): VNode {
  const words = linkTexts(language);
  const isSent = form.values.id === link.id;
  const path = `${LINKS_PATH}/${link.id}`;
  if (link.ignoredBecause !== null)
    return (
      <form method="post" action={`${path}/periksa`}>
        <Button kind="secondary">{words.unignore}</Button>
      </form>
    );
  return (
    <div class="flex flex-wrap items-start gap-2">
      <ButtonLink href={`/meja/isi/${link.contentId}`}>{words.edit}</ButtonLink>
      <details open={isSent}>
        <summary class="target cursor-pointer text-primary underline">{words.ignore}</summary>
        <form method="post" action={`${path}/abaikan`} class="mt-2 space-y-2" noValidate>
          <TextField
            {...{ language, name: `alasan-${link.id}`, label: words.because, hint: words.becauseHint, maxLength: 300 }}
            form={isSent ? form : { values: {}, errors: {} }}
          />
          <Button kind="secondary">{words.ignore}</Button>
        </form>
      </details>
    </div>
  );
}
