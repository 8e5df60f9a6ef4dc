import type { ComponentChildren, VNode } from 'preact';
import { fileHref } from '../../../../platform/files/files.ts';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { DescriptionList } from '../../../../platform/ui/description-list.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatDateTime, formatFileSize, formatLongDate } from '../../../../platform/ui/format.ts';
import { Notice, type Tone } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { CaseKind } from '../../case.ts';
import type { CaseStatus } from '../../history.ts';
import { trackTexts } from '../track-texts.ts';
import type { ToldEvent, TrackedCase } from '../tracked-case.ts';
import { CitizenActions } from './citizen-actions.tsx';
import { WhyThisDate } from './why-this-date.tsx';

interface TrackPageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly tracked: TrackedCase;
  readonly kind: CaseKind;
  readonly secret: string;
  /** Just sent in: the page is the receipt. */
  readonly isNew: boolean;
  /** What the kind's own module shows; null when nothing. */
  readonly panel: ComponentChildren;
  readonly form: FormState;
}

export const statusTone: Readonly<Record<CaseStatus, Tone>> = {
  open: 'notice',
  waiting: 'warning',
  answered: 'success',
  closed: 'neutral',
  withdrawn: 'neutral',
  merged: 'neutral',
};

/** A case as its citizen follows it; right after sending it is the receipt. */
export function TrackPage(props: TrackPageProps): VNode {
  const { language, tracked, kind, isNew, secret } = props;
  const { found, state } = tracked;
  const words = trackTexts(language);
  return (
    <div class="max-w-3xl space-y-8">
      <PageHeading title={isNew ? words.received : found.number} overline={kind.label[language]} />
      {isNew && <ReceiptBox {...props} />}
      {state.isErased && <Notice tone="notice">{words.erasedNote}</Notice>}
      {state.status === 'merged' && <Notice tone="notice">{words.mergedNote}</Notice>}
      <Facts {...props} />
      {props.panel}
      <CitizenActions {...props} path={`/lacak/${found.number}/${secret}`} />
      <History {...props} />
      {!isNew && (
        <ButtonLink href={`/lacak/${found.number}/${secret}/tanda-terima.pdf`} kind="secondary" icon="download">
          {words.printReceipt}
        </ButtonLink>
      )}
    </div>
  );
}

function ReceiptBox({ language, tracked, secret }: TrackPageProps): VNode {
  const words = trackTexts(language);
  const { number } = tracked.found;
  return (
    <section class="rounded-box border-2 border-primary bg-base-100 p-6" aria-labelledby="tanda-terima">
      <p class="text-muted">{words.number}</p>
      <p id="tanda-terima" class="font-heading text-2xl font-bold whitespace-nowrap tabular-nums sm:text-3xl">
        {number}
      </p>
      <p class="mt-3 text-muted">{words.secret}</p>
      <p class="font-mono text-xl font-bold">{secret}</p>
      <p class="mt-4 font-semibold">{words.promised(formatLongDate(tracked.clock.dueOn, language))}</p>
      <p class="mt-1">{words.receivedText}</p>
      <p class="mt-4">
        <ButtonLink href={`/lacak/${number}/${secret}/tanda-terima.pdf`} icon="download">
          {words.printReceipt}
        </ButtonLink>
      </p>
    </section>
  );
}

function Facts({ language, timeZone, tracked }: TrackPageProps): VNode {
  const words = trackTexts(language);
  const { found, state, clock } = tracked;
  const isRunning = state.status === 'open' || state.status === 'waiting';
  const status = <Badge tone={statusTone[state.status]}>{words.status[state.status]}</Badge>;
  return (
    <DescriptionList
      facts={[
        {
          term: words.about,
          value: (
            <span class="flex flex-wrap items-center gap-3">
              {found.title} {status}
            </span>
          ),
        },
        ...(found.text === ''
          ? []
          : [{ term: words.sentText, value: <p class="whitespace-pre-line wrap-break-word">{found.text}</p> }]),
        { term: words.unit, value: tracked.unitName },
        { term: words.filed, value: formatDateTime(found.filedAt, timeZone, language) },
        ...(isRunning
          ? [
              {
                term: words.due,
                value: (
                  <>
                    <p>
                      <strong>
                        {state.status === 'waiting' ? words.waitingNow : formatLongDate(clock.dueOn, language)}
                      </strong>
                    </p>
                    <WhyThisDate language={language} clock={clock} />
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function History({ language, timeZone, tracked, kind, secret }: TrackPageProps): VNode {
  const words = trackTexts(language);
  const base = `/lacak/${tracked.found.number}/${secret}`;
  return (
    <section aria-labelledby="perjalanan">
      <h2 id="perjalanan" class="text-2xl">
        {words.history}
      </h2>
      <ol class="mt-4 space-y-5 border-l-2 border-base-300 pl-5">
        {tracked.events.map((event, at) => (
          <li key={`${at}-${event.kind}`}>
            <p class="font-semibold">{words.events[event.kind]}</p>
            <p class="text-[0.875em] text-muted">{formatDateTime(event.at, timeZone, language)}</p>
            {event.outcome !== null && <p>{outcomeLabel(kind, event, language)}</p>}
            {event.words !== null && <p class="mt-1 whitespace-pre-line wrap-break-word">{event.words}</p>}
            <ul>
              {tracked.files
                .filter(({ sequence }) => sequence === event.sequence)
                .map((file) => (
                  <li key={file.id}>
                    <a class="target text-primary underline" href={`${base}${fileHref(file)}`}>
                      {file.name} ({formatFileSize(file.sizeBytes, language)})
                    </a>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function outcomeLabel(kind: CaseKind, event: ToldEvent, language: Language): string {
  return kind.outcomes.find(({ key }) => key === event.outcome)?.label[language] ?? event.outcome ?? '';
}
