import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { RadioField, SelectField } from '../../../../platform/ui/choice-field.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { SearchInput } from '../../../../platform/ui/list-filter.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { CopySource } from '../copy-queries.ts';
import { copyTexts } from '../texts.ts';

interface CopyPageProps {
  readonly language: Language;
  readonly search: string | undefined;
  readonly sources: readonly CopySource[];
  readonly sites: readonly { readonly id: string; readonly title: string }[];
  readonly hasMoreSites: boolean;
  readonly form: FormState;
  readonly submissionKey: string;
}

/** Which page to copy, and to which site. */
export function CopyPage(props: CopyPageProps): VNode {
  const { language, search, sources, sites } = props;
  const words = copyTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <form method="get" action="/meja/salin" class="mb-6 flex flex-wrap items-end gap-3">
        <SearchInput label={words.search} value={search} />
        <Button kind="secondary" icon="search">
          {words.find}
        </Button>
      </form>
      {sites.length === 0 && <EmptyState title={words.noSite} icon="globe" />}
      {sites.length > 0 && sources.length === 0 && <EmptyState title={words.none}>{words.noneText}</EmptyState>}
      {sites.length > 0 && sources.length > 0 && <CopyForm {...props} />}
    </>
  );
}

function CopyForm({ language, sources, sites, hasMoreSites, form, submissionKey }: CopyPageProps): VNode {
  const words = copyTexts(language);
  const choices = sources.map(({ id, title, siteTitle, summary }) => ({
    ...{ value: id, label: title },
    hint: [words.from(siteTitle), summary].filter(Boolean).join('. '),
  }));
  const hint = hasMoreSites ? `${words.siteHint} ${words.moreSites}` : words.siteHint;
  return (
    <form method="post" action="/meja/salin" class="space-y-6">
      <input type="hidden" name="kunci" value={submissionKey} />
      <ErrorSummary language={language} errors={form.errors} />
      <RadioField language={language} form={form} name="sumber" label={words.source} choices={choices} />
      <SelectField
        language={language}
        form={form}
        name="situs"
        label={words.site}
        hint={hint}
        choices={sites.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Button icon="copy">{words.copy}</Button>
    </form>
  );
}
