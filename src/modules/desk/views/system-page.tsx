import type { VNode } from 'preact';
import { LinkCard } from '../../../platform/ui/card.tsx';
import type { IconName } from '../../../platform/ui/icon.tsx';
import { PageHeading } from '../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../platform/ui/texts.ts';
import { adminTexts } from './admin-texts.ts';

interface SystemPageProps {
  readonly language: Language;
  readonly maySettings: boolean;
  readonly mayAudit: boolean;
  readonly mayMessages: boolean;
}

interface Part {
  readonly title: string;
  readonly text: string;
  readonly href: string;
  readonly icon: IconName;
}

/** What is looked at seldom, by permission. */
export function SystemPage({ language, maySettings, mayAudit, mayMessages }: SystemPageProps): VNode {
  const words = adminTexts(language);
  const parts: readonly (Part | false)[] = [
    maySettings && { title: words.government, text: words.governmentText, href: '/meja/pengaturan', icon: 'settings' },
    { title: words.calendar, text: words.calendarText, href: '/meja/kalender', icon: 'calendar-days' },
    mayMessages && { title: words.outbox, text: words.outboxText, href: '/meja/pesan', icon: 'mail' },
    mayAudit && { title: words.audit, text: words.auditText, href: '/meja/audit', icon: 'shield-check' },
    { title: words.account, text: words.accountText, href: '/meja/akun', icon: 'user' },
  ];
  const shown = parts.filter((part) => part !== false);
  return (
    <>
      <PageHeading title={words.systemTitle} lead={words.settingsLead} />
      <ul class="grid gap-4 sm:grid-cols-2">
        {shown.map((part) => (
          <li key={part.href}>
            <LinkCard {...part} />
          </li>
        ))}
      </ul>
    </>
  );
}
