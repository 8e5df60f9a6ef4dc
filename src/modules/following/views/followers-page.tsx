import type { VNode } from 'preact';
import { Badge } from '../../../platform/ui/badge.tsx';
import { Button } from '../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../platform/ui/empty-state.tsx';
import { formatDateTime, formatNumber } from '../../../platform/ui/format.ts';
import { ListPager } from '../../../platform/ui/list-pager.tsx';
import { Notice } from '../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../platform/ui/texts.ts';
import type { ListedDelivery } from '../delivery-queries.ts';
import { followTexts } from '../texts.ts';

/** A site as the desk lists it. */
export interface SiteRow {
  readonly id: string;
  readonly title: string;
  readonly handle: string;
  readonly followers: number;
  readonly isOn: boolean;
  readonly mayChange: boolean;
}

interface FollowersPageProps {
  readonly language: Language;
  readonly timeZone: string;
  /** Whether anything goes out from this installation. */
  readonly isReached: boolean;
  readonly sites: readonly SiteRow[];
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly deliveries: readonly ListedDelivery[];
}

const tones = { waiting: 'warning', delivered: 'success', refused: 'danger', unreachable: 'danger' } as const;

/** Who follows which site, whether it may be followed, and what was sent. */
export function FollowersPage(props: FollowersPageProps): VNode {
  const { language, sites, deliveries } = props;
  const words = followTexts(language);
  return (
    <>
      <PageHeading title={words.deskTitle} lead={words.deskLead} />
      <div class="space-y-8">
        {!props.isReached && (
          <Notice tone="notice" title={words.nothingGoesOut}>
            <p>{words.nothingWhy}</p>
          </Notice>
        )}
        <div>
          <DataTable
            caption={words.sites}
            columns={siteColumns(language)}
            rows={sites}
            rowKey={({ id }) => id}
            empty={<EmptyState title={words.noSites} icon="globe" />}
          />
          <ListPager language={language} previousHref={props.previousHref} nextHref={props.nextHref} />
        </div>
        <DataTable
          caption={words.deliveries}
          columns={deliveryColumns(props)}
          rows={deliveries}
          rowKey={({ id }) => id}
          empty={<EmptyState title={words.noDeliveries} icon="send" />}
        />
      </div>
    </>
  );
}

function siteColumns(language: Language): readonly Column<SiteRow>[] {
  const words = followTexts(language);
  return [
    {
      header: words.site,
      isLead: true,
      cell: ({ title, handle }) => (
        <>
          <span class="font-semibold">{title}</span>
          <br />
          <span class="wrap-anywhere font-normal text-muted">{handle}</span>
        </>
      ),
    },
    { header: words.followers, align: 'end', cell: ({ followers }) => formatNumber(followers, language) },
    {
      header: words.state,
      cell: ({ isOn }) => <Badge tone={isOn ? 'success' : 'neutral'}>{isOn ? words.on : words.off}</Badge>,
    },
    {
      header: words.change,
      isAction: true,
      cell: (site) =>
        site.mayChange && (
          <form method="post" action={`/meja/pengikut/${site.id}`}>
            <Button kind="secondary" name="keadaan" value={site.isOn ? 'mati' : 'nyala'}>
              {site.isOn ? words.turnOff : words.turnOn}
              <span class="sr-only">: {site.title}</span>
            </Button>
          </form>
        ),
    },
  ];
}

function deliveryColumns({
  language,
  timeZone,
  sites,
}: Pick<FollowersPageProps, 'language' | 'timeZone' | 'sites'>): readonly Column<ListedDelivery>[] {
  const words = followTexts(language);
  const titles = new Map(sites.map(({ id, title }) => [id, title]));
  return [
    {
      header: words.what,
      isLead: true,
      cell: ({ kind, siteId }) => `${words.kinds[kind]} · ${titles.get(siteId) ?? ''}`,
    },
    { header: words.server, cell: ({ server }) => <span class="wrap-anywhere">{server}</span> },
    {
      header: words.state,
      cell: ({ state }) => <Badge tone={tones[state]}>{words.states[state]}</Badge>,
    },
    {
      header: words.error,
      cell: ({ error, attempts }) =>
        error === null ? '–' : `${words.errors[error] ?? error} · ${words.tries(attempts)}`,
    },
    { header: words.when, cell: ({ changedAt }) => formatDateTime(changedAt, timeZone, language) },
  ];
}
