import type { VNode } from 'preact';
import type { OutboxItem } from '../../../platform/messages/outbox.ts';
import { Button } from '../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../platform/ui/empty-state.tsx';
import { formatDateTime } from '../../../platform/ui/format.ts';
import { ListPager } from '../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../platform/ui/page-heading.tsx';
import { Tabs } from '../../../platform/ui/tabs.tsx';
import type { Language } from '../../../platform/ui/texts.ts';
import { adminTexts } from './admin-texts.ts';

interface OutboxPageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly state: OutboxItem['state'];
  readonly items: readonly OutboxItem[];
  readonly waiting: { readonly held: number; readonly failed: number };
  readonly nextHref: string | null;
}

const STATES = ['held', 'failed', 'queued', 'sending', 'sent'] as const;

/** Mail on its way out, by state; what is held or failed can be sent again. */
export function OutboxPage({ language, timeZone, state, items, waiting, nextHref }: OutboxPageProps): VNode {
  const words = adminTexts(language);
  const tabs = STATES.map((one) => ({
    ...{ label: words[one], href: `/meja/pesan?keadaan=${one}` },
    ...((one === 'held' || one === 'failed') && { count: waiting[one] }),
  }));
  const canResend = (state === 'held' || state === 'failed') && items.length > 0;
  return (
    <>
      <PageHeading title={words.outbox} lead={words.outboxLead} />
      <div class="mb-6">
        <Tabs label={words.states} tabs={tabs} current={`/meja/pesan?keadaan=${state}`} />
      </div>
      {canResend && (
        <form method="post" action={`/meja/pesan/kirim-ulang?keadaan=${state}`} class="mb-6">
          <Button kind="secondary" icon="refresh-cw">
            {words.resend}
          </Button>
        </form>
      )}
      <DataTable
        caption={words.outboxCaption}
        isCaptionHidden
        columns={columns(language, timeZone)}
        rows={items}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={words.noMail} icon="mail">
            {words.noMailText}
          </EmptyState>
        }
      />
      <ListPager language={language} previousHref={null} nextHref={nextHref} />
    </>
  );
}

function columns(language: Language, timeZone: string): readonly Column<OutboxItem>[] {
  const words = adminTexts(language);
  const cause = (row: OutboxItem) => {
    if (row.state === 'held') return words.heldWhy;
    return row.lastError === null ? '' : `${row.lastError}, ${words.attempts(row.attempts)}`;
  };
  return [
    { header: words.mailSubject, isLead: true, cell: (row) => row.subject },
    { header: words.to, cell: (row) => row.to },
    { header: words.when, cell: (row) => formatDateTime(row.sentAt ?? row.createdAt, timeZone, language) },
    { header: words.reason, cell: cause },
  ];
}
