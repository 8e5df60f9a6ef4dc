import type { VNode } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import type { PageLink } from './page-link.ts';
import type { SiteHeading } from './public-frame.tsx';
import { frameTexts } from './public-frame-texts.ts';
import { Roof } from './roof.tsx';
import type { Language } from './texts.ts';

/** One way to reach the office, such as a phone number with its `tel:` link. */
export interface Contact {
  readonly icon: IconName;
  readonly label: string;
  /** Null for a channel without a link, such as a counter. */
  readonly href: string | null;
}

/** What the footer tells; a part that is null or empty is left out. */
export interface SiteFooter {
  readonly address: string | null;
  readonly contacts: readonly Contact[];
  readonly ppidHref: string | null;
  readonly openDataHref: string | null;
  readonly accessibilityHref: string | null;
  readonly statusHref: string | null;
  /** Further links of the site's own. */
  readonly links: readonly PageLink[];
}

interface FooterProps {
  readonly language: Language;
  readonly site: SiteHeading;
  readonly footer: SiteFooter;
}

/** Within the foot of every public page: how to reach the office, and what it owes the public. */
export function FooterContent({ language, site, footer }: FooterProps): VNode {
  const words = frameTexts(language);
  const given = (label: string, href: string | null) => (href === null ? [] : [{ label, href }]);
  const information = [...given(words.ppid, footer.ppidHref), ...given(words.openData, footer.openDataHref)];
  const about = [
    ...given(words.accessibility, footer.accessibilityHref),
    ...given(words.status, footer.statusHref),
    ...footer.links,
  ];
  return (
    <>
      <div class="page grid gap-8 py-10 sm:grid-cols-2 lg:grid-cols-[1.5fr_1fr_1fr]">
        <ContactBlock title={words.contact} site={site} footer={footer} />
        <LinkBlock title={words.information} links={information} />
        <LinkBlock title={words.about} links={about} />
      </div>
      <div class="page text-sm text-muted">
        <div class="flex items-center gap-3 border-t border-base-300 py-4">
          <Roof class="w-8 shrink-0" />
          <p>{words.poweredBy}</p>
        </div>
      </div>
    </>
  );
}

function ContactBlock({ title, site, footer }: { readonly title: string } & Omit<FooterProps, 'language'>): VNode {
  return (
    <section aria-label={title}>
      <h2 class="text-lg">{site.name}</h2>
      {footer.address && <address class="mt-2 max-w-80 text-muted not-italic">{footer.address}</address>}
      <ul class="mt-2">
        {footer.contacts.map(({ icon, label, href }) => (
          <li key={label}>
            <ContactLine icon={icon} label={label} href={href} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ContactLine({ icon, label, href }: Contact): VNode {
  const content = (
    <>
      <Icon name={icon} class="text-primary" />
      {label}
    </>
  );
  return href === null ? (
    <span class="inline-flex min-h-11 items-center gap-2">{content}</span>
  ) : (
    <a href={href} class="target">
      {content}
    </a>
  );
}

function LinkBlock({ title, links }: { readonly title: string; readonly links: readonly PageLink[] }): VNode | null {
  if (links.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 class="text-lg">{title}</h2>
      <ul class="mt-1">
        {links.map(({ label, href }) => (
          <li key={href}>
            <a href={href} class="target">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
