import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button } from '../../../../platform/ui/button.tsx';
import { CheckboxField } from '../../../../platform/ui/choice-field.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { emptyForm, type FormState } from '../../../../platform/ui/form-state.ts';
import { formatDate } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import { SiteFrame, type SiteHead } from '../../desk/views/site-frame.tsx';
import type { SiteDomain } from '../domains.ts';
import { proofName } from '../look-up.ts';
import { domainTexts } from '../texts.ts';

/** What the page shows. */
export interface DomainPageProps {
  readonly site: SiteHead;
  /** The host name that the installation gave. */
  readonly usualHost: string;
  readonly domains: readonly SiteDomain[];
  /** The domain of which the last look found that it leads elsewhere; asked whether that is meant. */
  readonly elsewhere: string | null;
  readonly timeZone: string;
  readonly form: FormState;
}

/** Where a site is read, and how it gets a domain of its own. */
export function DomainPage(props: DomainPageProps): VNode {
  const { site, usualHost, domains, form } = props;
  const words = domainTexts(site.language);
  const path = `/meja/situs/${site.siteId}/alamat`;
  return (
    <SiteFrame site={site} current={path} lead={words.lead}>
      <div class="max-w-text space-y-8">
        <section class="space-y-1">
          <h2 class="text-xl">{words.usual}</h2>
          <p class="font-mono break-all">{usualHost}</p>
          <p class="text-muted">{words.usualText}</p>
        </section>
        <section class="space-y-4">
          <h2 class="text-xl">{words.own}</h2>
          {domains.length === 0 ? (
            <EmptyState title={words.none} icon="globe">
              {words.noneText}
            </EmptyState>
          ) : (
            domains.map((domain) => <DomainCard key={domain.id} {...props} domain={domain} />)
          )}
        </section>
        {site.maySet ? (
          <form method="post" action={path} class="space-y-6" noValidate>
            <h2 class="text-xl">{words.add}</h2>
            <ErrorSummary language={site.language} errors={form.errors} />
            <TextField
              {...{ language: site.language, form, name: 'domain', label: words.domain, hint: words.domainHint }}
              maxLength={253}
            />
            <Button icon="plus">{words.add}</Button>
          </form>
        ) : (
          <Notice tone="notice">{words.readOnly}</Notice>
        )}
      </div>
    </SiteFrame>
  );
}

type DomainCardProps = DomainPageProps & { readonly domain: SiteDomain };

function DomainCard(props: DomainCardProps): VNode {
  const { site, domain, timeZone } = props;
  const words = domainTexts(site.language);
  const day = domain.provedAt?.toZonedDateTimeISO(timeZone).toPlainDate();
  return (
    <article class="surface space-y-4 p-4">
      <div class="flex flex-wrap items-center gap-3">
        <h3 class="text-lg break-all">{domain.name}</h3>
        <Badge tone={day ? 'success' : 'warning'}>{day ? words.proved : words.waiting}</Badge>
      </div>
      {day ? <p>{words.since(formatDate(day, site.language))}</p> : <Instructions {...props} />}
      {site.maySet && <DomainActions {...props} />}
    </article>
  );
}

interface DnsRecord {
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly purpose: string;
}

function Instructions({ site, domain, usualHost }: DomainCardProps): VNode {
  const words = domainTexts(site.language);
  const records: readonly DnsRecord[] = [
    { type: 'CNAME', name: domain.name, value: usualHost, purpose: words.leads },
    { type: 'TXT', name: proofName(domain.name), value: domain.token, purpose: words.proves },
  ];
  const code = (text: string) => <code class="break-all">{text}</code>;
  const columns: readonly Column<DnsRecord>[] = [
    { header: words.record, isLead: true, cell: ({ type }) => type },
    { header: words.name, cell: ({ name }) => code(name) },
    { header: words.value, cell: ({ value }) => code(value) },
    { header: words.purpose, cell: ({ purpose }) => purpose },
  ];
  return (
    <div class="space-y-3">
      <p>{words.steps}</p>
      <DataTable
        {...{ caption: domain.name, isCaptionHidden: true, columns, rows: records, empty: <></> }}
        rowKey={({ type }) => type}
      />
    </div>
  );
}

function DomainActions({ site, domain, elsewhere }: DomainCardProps): VNode {
  const words = domainTexts(site.language);
  const path = `/meja/situs/${site.siteId}/alamat/${domain.id}`;
  return (
    <div class="flex flex-wrap items-end gap-3">
      {domain.provedAt === null && (
        <form method="post" action={`${path}/periksa`} class="space-y-3">
          {elsewhere === domain.id && (
            <CheckboxField
              {...{ language: site.language, form: emptyForm, name: 'perantara', label: words.behindProxy }}
            />
          )}
          <Button icon="refresh-cw">
            {words.check}
            <span class="sr-only"> {domain.name}</span>
          </Button>
        </form>
      )}
      <form method="post" action={`${path}/lepas`}>
        <Button kind="quiet" icon="trash-2">
          {words.release}
          <span class="sr-only"> {domain.name}</span>
        </Button>
      </form>
    </div>
  );
}
