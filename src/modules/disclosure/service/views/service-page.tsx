import type { VNode } from 'preact';
import type { DeadlineRule } from '../../../../platform/deadlines/deadline.ts';
import { LinkCard } from '../../../../platform/ui/card.tsx';
import { DescriptionList, type Fact } from '../../../../platform/ui/description-list.tsx';
import { formatLongDate, formatNumber } from '../../../../platform/ui/format.ts';
import { Icon } from '../../../../platform/ui/icon.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Letterhead } from '../../../organization/index.ts';
import { isSigned, type ServiceFacts } from '../service.ts';
import { serviceTexts } from '../service-texts.ts';

interface ServicePageProps {
  readonly language: Language;
  /** Of the office whose site it is. */
  readonly name: string;
  readonly letterhead: Letterhead | undefined;
  /** Null before anybody has written them. */
  readonly facts: ServiceFacts | null;
  /** In the order in which a citizen meets them. */
  readonly rules: readonly DeadlineRule[];
}

/** What the PPID does, how to ask, and in which time; readable without scripts. */
export function ServicePage(props: ServicePageProps): VNode {
  const { language, name, facts } = props;
  const words = serviceTexts(language);
  const { ask, track, list, answers, closed, object, reports } = words.tasks;
  const cards = [
    { href: '/ppid/permohonan', icon: 'send', task: ask },
    { href: '/lacak', icon: 'search', task: track },
    { href: '/informasi-publik', icon: 'book-open', task: list },
    { href: '/ppid/jawaban', icon: 'message-square', task: answers },
    { href: '/informasi-dikecualikan', icon: 'lock', task: closed },
    { href: '/ppid/keberatan', icon: 'scale', task: object },
    { href: '/ppid/laporan', icon: 'chart-column', task: reports },
  ] as const;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead(name)} />
      <ul class="mb-10 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {cards.map(({ href, icon, task: [title = '', text] }) => (
          <li key={href}>
            <LinkCard title={title} href={href} icon={icon} text={text} />
          </li>
        ))}
      </ul>
      <LawfulSteps {...props} />
      <Ways {...props} />
      {facts && <People language={language} facts={facts} />}
      <section class="mt-10 max-w-text">
        <h2 class="text-2xl">{words.feesTitle}</h2>
        <p class="mt-3">{words.free}</p>
        {facts && facts.fees !== '' && <p class="mt-3 whitespace-pre-line">{facts.fees}</p>}
      </section>
      {facts && isSigned(facts) && <Maklumat language={language} facts={facts} />}
    </>
  );
}

function LawfulSteps({ language, rules }: ServicePageProps): VNode {
  const words = serviceTexts(language);
  const timeOf = (amount: number, unit: DeadlineRule['unit']) =>
    `${formatNumber(amount, language)} ${words.units[unit]}`;
  return (
    <section class="max-w-text">
      <h2 class="text-2xl">{words.howTitle}</h2>
      <ol class="mt-4 list-decimal space-y-4 pl-6 marker:font-bold marker:text-primary">
        <li>
          <strong>{words.askStep}</strong>
          <p>{words.askText}</p>
        </li>
        {rules.map((rule) => (
          <li key={rule.id}>
            <strong>{words.steps[rule.id as keyof typeof words.steps]}</strong>
            <p>
              {words.within(timeOf(rule.amount, rule.unit))}{' '}
              {rule.extensionAmount !== null && words.extension(timeOf(rule.extensionAmount, rule.unit))}
            </p>
            <p class="text-sm text-muted">{rule.citation}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function told(term: string, value: string | null | undefined): readonly Fact[] {
  return value ? [{ term, value: <span class="whitespace-pre-line">{value}</span> }] : [];
}

function Ways({ language, letterhead, facts }: ServicePageProps): VNode | null {
  const { waysTitle, way } = serviceTexts(language);
  const shown = [
    ...told(way.place, facts?.place),
    ...told(way.hours, facts?.hours),
    ...told(way.address, letterhead?.address),
    ...told(way.phone, letterhead?.phone),
    ...told(way.email, letterhead?.email),
    ...told(way.whatsapp, letterhead?.whatsapp),
  ];
  if (shown.length === 0) return null;
  return (
    <section class="mt-10 max-w-text">
      <h2 class="mb-4 text-2xl">{waysTitle}</h2>
      <DescriptionList facts={shown} />
    </section>
  );
}

function People({ language, facts }: { readonly language: Language; readonly facts: ServiceFacts }): VNode | null {
  const { whoTitle, who } = serviceTexts(language);
  const shown = [
    ...told(who.superior, facts.superior),
    ...told(who.ppid, facts.ppid),
    ...told(who.officers, facts.officers),
  ];
  if (shown.length === 0) return null;
  return (
    <section class="mt-10 max-w-text">
      <h2 class="mb-4 text-2xl">{whoTitle}</h2>
      <DescriptionList facts={shown} />
    </section>
  );
}

function Maklumat({ language, facts }: { readonly language: Language; readonly facts: ServiceFacts }): VNode {
  const words = serviceTexts(language);
  const { maklumat, signedBy, signedTitle, signedOn, audio } = facts;
  return (
    <section class="surface mt-10 max-w-text p-6" id="maklumat">
      <h2 class="text-2xl">{words.maklumatTitle}</h2>
      {maklumat.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph} class="mt-3 whitespace-pre-line">
          {paragraph}
        </p>
      ))}
      <p class="mt-5">
        {words.signed(formatLongDate(Temporal.PlainDate.from(signedOn), language))}
        <strong class="block">{signedBy}</strong>
        {signedTitle}
      </p>
      <p class="mt-4 flex flex-wrap gap-x-6">
        <a class="target inline-flex items-center gap-2 text-primary underline" href="/ppid/maklumat.pdf">
          <Icon name="file-text" />
          {words.paper}
        </a>
        {audio !== '' && (
          <a class="target inline-flex items-center gap-2 text-primary underline" href={audio} rel="noopener">
            <Icon name="external-link" />
            {words.listen}
          </a>
        )}
      </p>
    </section>
  );
}
