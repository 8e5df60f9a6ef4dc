import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { DescriptionList } from '../../../../platform/ui/description-list.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import { SiteFrame, type SiteHead } from './site-frame.tsx';
import { siteTexts } from './site-texts.ts';

interface SiteSettingsPageProps {
  readonly site: SiteHead;
  readonly form: FormState;
  readonly submissionKey: string;
}

/** Name and motto of a site. */
export function SiteSettingsPage({ site, form, submissionKey }: SiteSettingsPageProps): VNode {
  const { language } = site;
  const words = siteTexts(language);
  const path = `/meja/situs/${site.siteId}/pengaturan`;
  return (
    <SiteFrame site={site} current={path} lead={words.settingsLead}>
      <div class="max-w-text space-y-6">
        <DescriptionList facts={[{ term: words.address, value: site.publicHref }]} />
        {site.maySet ? (
          <form method="post" action={path} class="space-y-6" noValidate>
            <ErrorSummary language={language} errors={form.errors} />
            <input type="hidden" name="kunci" value={submissionKey} />
            <TextField language={language} form={form} name="nama" label={words.title} maxLength={200} />
            <TextField
              language={language}
              form={form}
              name="semboyan"
              label={words.tagline}
              maxLength={200}
              isOptional
            />
            <Button icon="save">{words.save}</Button>
          </form>
        ) : (
          <Notice tone="notice">{words.readOnly}</Notice>
        )}
      </div>
    </SiteFrame>
  );
}
