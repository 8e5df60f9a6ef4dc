import type { VNode } from 'preact';
import type { AuditEntry, AuditVerdict } from '../../../platform/audit/audit.ts';
import { Button } from '../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../platform/ui/empty-state.tsx';
import { formatDateTime, formatNumber } from '../../../platform/ui/format.ts';
import { Notice } from '../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../platform/ui/texts.ts';
import { adminTexts } from './admin-texts.ts';

interface AuditPageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly entries: readonly AuditEntry[];
  /** Names of persons by their id. */
  readonly names: Readonly<Record<string, string>>;
  /** What a walk along the chain just found; null when none was asked for. */
  readonly verdict: AuditVerdict | null;
  /** Null on the last page. */
  readonly olderHref: string | null;
  readonly isFirstPage: boolean;
}

/** The audit log, and the button that verifies its chain. */
export function AuditPage(props: AuditPageProps): VNode {
  const { language, verdict, olderHref } = props;
  const words = adminTexts(language);
  return (
    <>
      <PageHeading
        title={words.audit}
        lead={words.auditLead}
        actions={
          <form method="post" action="/meja/audit/periksa">
            <Button kind="secondary" icon="shield-check">
              {words.verify}
            </Button>
          </form>
        }
      />
      {verdict && <Verdict language={language} verdict={verdict} />}
      <DataTable
        caption={words.auditCaption}
        isCaptionHidden
        columns={columns(props)}
        rows={props.entries}
        rowKey={(row) => String(row.sequence)}
        empty={
          <EmptyState title={words.noAudit} icon="history">
            {words.noAuditText}
          </EmptyState>
        }
      />
      <nav aria-label={words.audit} class="mt-6 flex flex-wrap gap-4">
        {!props.isFirstPage && (
          <a class="target text-primary underline" href="/meja/audit">
            {words.newest}
          </a>
        )}
        {olderHref !== null && (
          <a class="target text-primary underline" href={olderHref}>
            {words.older}
          </a>
        )}
      </nav>
    </>
  );
}

function Verdict({ language, verdict }: { readonly language: Language; readonly verdict: AuditVerdict }): VNode {
  const words = adminTexts(language);
  return (
    <div class="mb-6">
      {verdict.brokenAt === null ? (
        <Notice tone="success" isAnnounced>
          {words.verified(formatNumber(verdict.entries, language))}
        </Notice>
      ) : (
        <Notice tone="danger" isAnnounced>
          {words.broken(verdict.brokenAt)}
        </Notice>
      )}
    </div>
  );
}

function columns({ language, timeZone, names }: AuditPageProps): readonly Column<AuditEntry>[] {
  const words = adminTexts(language);
  const nameOf = ({ personId }: AuditEntry) =>
    personId === null ? words.system : (names[personId] ?? words.formerPerson);
  return [
    { header: words.action, isLead: true, cell: (row) => <code>{row.action}</code> },
    { header: words.number, cell: (row) => formatNumber(row.sequence, language) },
    { header: words.when, cell: (row) => formatDateTime(row.happenedAt, timeZone, language) },
    { header: words.who, cell: nameOf },
    { header: words.subject, cell: (row) => <code class="break-all">{row.subject}</code> },
    { header: words.detail, cell: (row) => <Detail detail={row.detail} /> },
  ];
}

function Detail({ detail }: { readonly detail: Readonly<Record<string, unknown>> }): VNode | null {
  const entries = Object.entries(detail);
  if (entries.length === 0) return null;
  return (
    <code class="break-all">{entries.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ')}</code>
  );
}
