import type { VNode } from 'preact';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { ContentList, type ContentListProps } from './content-list.tsx';
import { SiteFrame, type SiteHead } from './site-frame.tsx';
import { siteTexts } from './site-texts.ts';

interface SitePageProps {
  readonly site: SiteHead;
  readonly list: ContentListProps;
}

/** One site: its contents, and the way to everything else of it. */
export function SitePage({ site, list }: SitePageProps): VNode {
  const write = site.mayWrite && (
    <ButtonLink href={`/meja/tulis?situs=${site.siteId}`} icon="pencil">
      {siteTexts(site.language).write}
    </ButtonLink>
  );
  return (
    <SiteFrame site={site} current={`/meja/situs/${site.siteId}`} actions={write}>
      <ContentList {...list} />
    </SiteFrame>
  );
}
