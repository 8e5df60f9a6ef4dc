import type { VNode } from 'preact';
import { Badge } from '../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../platform/ui/button.tsx';
import { EmptyState } from '../../../platform/ui/empty-state.tsx';
import { Icon } from '../../../platform/ui/icon.tsx';
import type { Tone } from '../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../platform/ui/texts.ts';
import type { FirstRunStep } from '../first-run.ts';
import type { Pressure, QueueItem } from '../queue.ts';
import { homeTexts } from './home-texts.ts';

interface HomePageProps {
  readonly language: Language;
  readonly name: string;
  /** Today in words: `Senin, 23 November 2026`. */
  readonly today: string;
  readonly queue: readonly QueueItem[];
  /** Deadlines after those in the queue; null when all are shown. */
  readonly moreDueHref: string | null;
  /** Null when the person may not write anywhere. */
  readonly writeSite: { readonly siteId: string | null } | null;
  /** Null when the government has done them or hidden them. */
  readonly firstRun: readonly FirstRunStep[] | null;
}

/** What the person has to do today, the most pressing first. */
export function HomePage(props: HomePageProps): VNode {
  const { language, queue, writeSite, firstRun, moreDueHref } = props;
  const words = homeTexts(language);
  return (
    <>
      <PageHeading title={words.greeting(props.name)} overline={props.today} />
      <div class="space-y-10">
        {writeSite && <QuickButtons language={language} siteId={writeSite.siteId} />}
        {firstRun && <FirstRun language={language} steps={firstRun} />}
        <section aria-labelledby="antrean">
          <h2 id="antrean" class="mb-4 text-xl">
            {words.queue}
          </h2>
          {queue.length === 0 ? (
            <EmptyState title={words.nothing} icon="circle-check">
              {words.nothingText}
            </EmptyState>
          ) : (
            <ol class="surface divide-y divide-base-300">
              {queue.map((item) => (
                <Row key={item.key} language={language} item={item} />
              ))}
            </ol>
          )}
          {moreDueHref !== null && (
            <a class="target mt-4 text-primary underline" href={moreDueHref}>
              {words.moreDue}
            </a>
          )}
        </section>
      </div>
    </>
  );
}

function QuickButtons({ language, siteId }: { readonly language: Language; readonly siteId: string | null }): VNode {
  const words = homeTexts(language);
  const site = siteId === null ? '' : `&situs=${siteId}`;
  return (
    <nav aria-label={words.quick} class="flex flex-wrap gap-2">
      <ButtonLink href="/meja/kabar-cepat" icon="image">
        {words.quickUpdate}
      </ButtonLink>
      <ButtonLink href={`/meja/tulis?jenis=news${site}`} kind="secondary" icon="pencil">
        {words.writeNews}
      </ButtonLink>
      <ButtonLink href={`/meja/tulis?jenis=announcement${site}`} kind="secondary" icon="megaphone">
        {words.writeAnnouncement}
      </ButtonLink>
      <ButtonLink href="/meja/tulis" kind="secondary" icon="plus">
        {words.writeOther}
      </ButtonLink>
    </nav>
  );
}

const TONE: Readonly<Record<Pressure, Tone>> = {
  overdue: 'danger',
  today: 'danger',
  warning: 'danger',
  returned: 'warning',
  soon: 'warning',
  review: 'notice',
  later: 'neutral',
  scheduled: 'neutral',
  draft: 'neutral',
  paused: 'neutral',
};

function Row({ language, item }: { readonly language: Language; readonly item: QueueItem }): VNode {
  const words = homeTexts(language);
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
      <div class="min-w-0 flex-1 basis-64">
        <p class="flex flex-wrap items-center gap-2">
          <Badge tone={TONE[item.pressure]}>{words.badge[item.pressure]}</Badge>
          <span class="min-w-0 font-semibold">{item.title}</span>
        </p>
        <p class="mt-1 text-muted">
          {item.why}
          {item.explanationHref !== null && (
            <>
              {' '}
              <a class="underline" href={item.explanationHref}>
                {words.explain}
              </a>
            </>
          )}
        </p>
      </div>
      <ButtonLink href={item.href} kind="secondary">
        {actionOf(item.pressure, words)}
        <span class="sr-only"> {item.title}</span>
      </ButtonLink>
    </li>
  );
}

function actionOf(pressure: Pressure, words: ReturnType<typeof homeTexts>): string {
  if (pressure === 'returned') return words.mend;
  if (pressure === 'review' || pressure === 'warning') return words.review;
  if (pressure === 'draft') return words.continue;
  return pressure === 'scheduled' ? words.look : words.open;
}

function FirstRun({
  language,
  steps,
}: {
  readonly language: Language;
  readonly steps: readonly FirstRunStep[];
}): VNode {
  const words = homeTexts(language);
  const doneCount = steps.filter(({ isDone }) => isDone).length;
  return (
    <section aria-labelledby="langkah-pertama" class="rounded-box bg-tint p-6">
      <h2 id="langkah-pertama" class="text-xl">
        {words.firstRun}
      </h2>
      <p class="mt-1">{words.firstRunLead(doneCount, steps.length)}</p>
      <ol class="mt-4 divide-y divide-base-300 border-y border-base-300">
        {steps.map(({ step, isDone, href }) => (
          <li key={step} class="flex flex-wrap items-center gap-3 py-2">
            <Icon name={isDone ? 'circle-check' : 'chevron-right'} class={isDone ? 'text-success' : 'text-muted'} />
            <span class="min-w-0 flex-1 basis-48">{words.steps[step]}</span>
            {isDone ? (
              <span class="text-muted">{words.done}</span>
            ) : (
              <a class="target text-primary underline" href={href}>
                {words.begin}
                <span class="sr-only">: {words.steps[step]}</span>
              </a>
            )}
          </li>
        ))}
      </ol>
      <form method="post" action="/meja/langkah-pertama/sembunyikan" class="mt-4">
        <Button kind="quiet">{words.hide}</Button>
      </form>
    </section>
  );
}
