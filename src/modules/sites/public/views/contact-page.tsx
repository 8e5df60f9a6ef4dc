import type { VNode } from 'preact';
import { DescriptionList } from '../../../../platform/ui/description-list.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Contact } from '../../../../platform/ui/public-footer.tsx';
import { HoursTable, OfficeCard, type OfficeProps } from './office.tsx';
import { officeTexts } from './office-texts.ts';
import { publicTexts } from './public-texts.ts';

interface ContactPageProps extends OfficeProps {
  readonly address: string;
  readonly contacts: readonly Contact[];
}

/** How to reach an office: address, channels, people, hours. */
export function ContactPage(props: ContactPageProps): VNode {
  const { language, address, contacts } = props;
  const words = officeTexts(language);
  const channels = contacts.map(({ label, href }) => ({
    term: href?.startsWith('mailto:') ? 'Email' : href?.startsWith('https:') ? 'WhatsApp' : words.call,
    value:
      href === null ? (
        label
      ) : (
        <a href={href} class="target text-primary">
          {label}
        </a>
      ),
  }));
  const facts = [...(address === '' ? [] : [{ term: words.address, value: address }]), ...channels];
  return (
    <>
      <PageHeading title={publicTexts(language).contact} lead={words.contactLead} />
      <div class="grid gap-12 lg:grid-cols-2">
        <div class="space-y-8">
          {facts.length > 0 && <DescriptionList facts={facts} />}
          <section>
            <h2 class="mb-3 text-xl">{words.hours}</h2>
            <HoursTable {...props} />
          </section>
        </div>
        <section>
          <h2 class="mb-3 text-xl">{words.title}</h2>
          <OfficeCard {...props} />
        </section>
      </div>
    </>
  );
}
