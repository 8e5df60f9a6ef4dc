import type { ComponentChildren, VNode } from 'preact';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { siteTexts } from './site-texts.ts';

/** What every page of one site shows. */
export interface SiteHead {
  readonly language: Language;
  readonly siteId: string;
  readonly title: string;
  /** Origin at which the public reads it. */
  readonly publicHref: string;
  /** May change officers, hours and menu. */
  readonly mayManage: boolean;
  /** May change name and motto. */
  readonly maySet: boolean;
  readonly mayWrite: boolean;
}

interface SiteFrameProps {
  readonly site: SiteHead;
  /** Path of the tab on show. */
  readonly current: string;
  readonly lead?: string | undefined;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Heading and tabs of one site. */
export function SiteFrame({ site, current, lead, actions, children }: SiteFrameProps): VNode {
  const words = siteTexts(site.language);
  const base = `/meja/situs/${site.siteId}`;
  const tabs = [
    { label: words.tabContent, href: base },
    { label: words.tabOfficers, href: `${base}/pejabat` },
    { label: words.tabHours, href: `${base}/jam` },
    { label: words.tabMenu, href: `${base}/menu` },
    { label: words.tabAddresses, href: `${base}/alamat` },
    { label: words.tabSettings, href: `${base}/pengaturan` },
  ];
  return (
    <>
      <PageHeading
        title={site.title}
        overline={words.site}
        lead={lead}
        actions={
          <>
            <ButtonLink href={site.publicHref} kind="quiet" icon="external-link">
              {words.viewSite}
            </ButtonLink>
            {actions}
          </>
        }
      />
      <div class="mb-6">
        <Tabs label={words.tabs} tabs={tabs} current={current} />
      </div>
      {children}
    </>
  );
}
