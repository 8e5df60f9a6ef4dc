import type { ComponentChildren, VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button } from '../../../../platform/ui/button.tsx';
import { DescriptionList, type Fact } from '../../../../platform/ui/description-list.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatDateTime, formatFileSize, formatLongDate } from '../../../../platform/ui/format.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { CaseKind } from '../../case.ts';
import type { OfficerAction } from '../../guard.ts';
import { trackTexts } from '../../public/track-texts.ts';
import { statusTone } from '../../public/views/track-page.tsx';
import { WhyThisDate } from '../../public/views/why-this-date.tsx';
import type { DeskCase } from '../case-queries.ts';
import { caseTexts } from '../case-texts.ts';
import { queueTexts } from '../queue-texts.ts';
import { CaseActions } from './case-actions.tsx';
import { CaseHistory } from './case-history.tsx';
import { CaseTasks } from './case-tasks.tsx';
import { LikeCases } from './like-cases.tsx';

/** What a person may do and see on the page, decided by the guard. */
export interface CaseRights {
  readonly actions: readonly OfficerAction[];
  /** May read confidential names and NIK, each reading recorded. */
  readonly mayIdentify: boolean;
  /** The parts that the person may answer. */
  readonly taskIds: readonly string[];
  readonly mayPrint: boolean;
}

export interface CasePageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly today: Temporal.PlainDate;
  readonly desk: DeskCase;
  readonly kind: CaseKind;
  /** What the kind's own module shows; null when nothing. */
  readonly panel: ComponentChildren;
  /** Fields of actions that the kind does in its own way. */
  readonly ownFields: Partial<Readonly<Record<OfficerAction, ComponentChildren>>>;
  readonly rights: CaseRights;
  readonly form: FormState;
  /** What may be read of the sender: a hidden name and the NIK in full only once they were opened, which is recorded. */
  readonly identity: { readonly isOpened: boolean; readonly nik: string | null };
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly unitNames: readonly string[];
  /** What a case that was filed as the wrong kind may become. */
  readonly otherKinds: readonly Pick<CaseKind, 'name' | 'label'>[];
}

/** One screen on which a case is decided: facts and actions on the left, history on the right. */
export function CasePage(props: CasePageProps): VNode {
  const { language, desk, kind } = props;
  const words = caseTexts(language);
  const { found, state } = desk;
  return (
    <div data-island="shortcuts">
      <PageHeading title={found.title} overline={`${kind.label[language]} ${found.number}`} />
      <div class="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div class="min-w-0 space-y-8">
          <p>
            <Badge tone={statusTone[state.status]}>{trackTexts(language).status[state.status]}</Badge>
          </p>
          {found.text !== '' && <p class="max-w-text whitespace-pre-line wrap-break-word">{found.text}</p>}
          <Files {...props} />
          {props.panel}
          <CaseActions {...props} />
          <CaseTasks {...props} />
          <DescriptionList facts={factsOf(props)} />
          <LikeCases {...props} />
        </div>
        <CaseHistory {...props} />
      </div>
      <p class="mt-6 text-sm text-muted max-sm:hidden">{words.legend}</p>
    </div>
  );
}

function factsOf(props: CasePageProps): readonly Fact[] {
  const { language, timeZone, desk, kind } = props;
  const words = caseTexts(language);
  const { found, state, names } = desk;
  const outcome = kind.outcomes.find(({ key }) => key === state.outcome);
  return [
    { term: words.due, value: <Clock {...props} /> },
    { term: words.from, value: <From {...props} /> },
    { term: words.unit, value: names[found.unitId] ?? '' },
    {
      term: words.assignee,
      value: found.assigneeId === null ? words.nobody : (names[found.assigneeId] ?? words.former),
    },
    { term: words.channel, value: queueTexts(language).channels[found.channel] },
    {
      term: words.received,
      value: `${formatLongDate(found.receivedOn, language)} (${formatDateTime(found.filedAt, timeZone, language)})`,
    },
    ...(outcome ? [{ term: words.outcome, value: outcome.label[language] }] : []),
  ];
}

function Clock({ language, desk, rights }: CasePageProps): VNode {
  const words = caseTexts(language);
  const { state, clock, found } = desk;
  const date = formatLongDate(clock.dueOn, language);
  return (
    <>
      <p class="font-semibold">
        {state.status === 'open' && date}
        {state.status === 'waiting' && words.paused}
        {state.status !== 'open' && state.status !== 'waiting' && words.ended}
      </p>
      <WhyThisDate language={language} clock={clock} />
      {rights.mayPrint && (
        <a class="target text-primary underline" href={`/meja/kasus/${found.id}/tanda-terima.pdf`}>
          {words.receiptHref}
        </a>
      )}
    </>
  );
}

/** The name when it is open or was opened, never the NIK in full without a recorded reading. */
function From({ language, desk, rights, identity }: CasePageProps): VNode {
  const words = caseTexts(language);
  const { requester, found, state } = desk;
  if (found.visibility === 'anonymous') return <>{words.anonymous}</>;
  if (!requester || state.isErased) return <>{words.erased}</>;
  const isHidden = found.visibility === 'confidential' && !identity.isOpened;
  const mayReveal = rights.mayIdentify && !identity.isOpened && (isHidden || identity.nik !== null);
  return (
    <div class="space-y-1">
      <p>{isHidden ? words.hidden : requester.name}</p>
      {!isHidden && <p>{[requester.email, requester.phone, requester.address].filter(Boolean).join(' · ')}</p>}
      {identity.nik !== null && (
        <p class="tabular-nums">
          {words.nik}: {identity.nik}
        </p>
      )}
      {mayReveal && (
        <form method="post" action={`/meja/kasus/${found.id}/identitas`}>
          <Button kind="secondary" icon="eye">
            {isHidden ? words.reveal : words.revealNik}
          </Button>
        </form>
      )}
    </div>
  );
}

function Files({ language, desk }: CasePageProps): VNode | null {
  if (desk.files.length === 0) return null;
  return (
    <section aria-labelledby="lampiran">
      <h2 id="lampiran" class="text-lg">
        {caseTexts(language).files}
      </h2>
      <ul>
        {desk.files.map((file) => (
          <li key={file.id}>
            <a class="target text-primary underline" href={`/meja/kasus/${desk.found.id}/berkas/${file.id}`}>
              {file.name} ({formatFileSize(file.sizeBytes, language)})
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
