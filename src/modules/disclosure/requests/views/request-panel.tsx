import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { DescriptionList } from '../../../../platform/ui/description-list.tsx';
import { formatLongDate } from '../../../../platform/ui/format.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { answerTexts } from '../../answers/answer-texts.ts';
import { publishHref } from '../../answers/views/answer-desk.tsx';
import { redactionTexts } from '../../redaction/redaction-texts.ts';
import type { CheckClock, RequestPart } from '../completeness.ts';
import type { StoredRequest } from '../queries.ts';
import { requestTexts } from '../request-texts.ts';

interface RequestPanelProps {
  readonly language: Language;
  readonly request: StoredRequest;
  readonly missing: readonly RequestPart[];
  readonly check: CheckClock;
  readonly today: Temporal.PlainDate;
  readonly mayCheck: boolean;
  readonly mayPublish: boolean;
}

/** What the law asks of a request, on the page of its case. */
export function RequestPanel(props: RequestPanelProps): VNode {
  const { language, request, mayCheck, mayPublish } = props;
  const words = requestTexts(language);
  const { decision, represented, occupation } = request;
  const told = (term: string, value: string) => (value === '' ? [] : [{ term, value }]);
  return (
    <section class="surface space-y-3 p-4 sm:p-6" aria-labelledby="menurut-hukum">
      <h2 id="menurut-hukum" class="text-xl">
        {words.panel}
      </h2>
      <DescriptionList
        facts={[
          { term: words.requesterKind, value: words.kinds[request.requesterKind] },
          ...told(words.represented, represented),
          ...told(words.occupation, occupation),
          ...told(words.purpose, request.purpose),
          { term: words.access, value: words.accessChoices[request.access] },
          { term: words.delivery, value: words.deliveryChoices[request.delivery] },
          { term: words.check, value: <Completeness {...props} /> },
          ...(decision
            ? [
                {
                  term: words.decided,
                  value: `${words.outcomes[decision.outcome]}, ${formatLongDate(decision.decidedOn, language)}`,
                },
              ]
            : []),
        ]}
      />
      {mayCheck && (
        <ButtonLink kind="secondary" icon="file-text" href={`/meja/ppid/permohonan/${request.caseId}/hitamkan`}>
          {redactionTexts(language).open}
        </ButtonLink>
      )}
      {decision && mayPublish && (
        <p>
          <a class="target text-primary underline" href={publishHref(request.caseId)}>
            {answerTexts(language).publish}
          </a>
        </p>
      )}
      {mayCheck && request.check !== 'complete' && (
        <form method="post" action={`/meja/ppid/permohonan/${request.caseId}/lengkap`}>
          <Button kind="secondary" icon="check">
            {words.markComplete}
          </Button>
        </form>
      )}
    </section>
  );
}

/** Whether it was looked through; else until when that should happen, and what seems to be missing. */
function Completeness({ language, request, missing, check, today }: RequestPanelProps): VNode {
  const words = requestTexts(language);
  if (request.check === 'complete') return <>{words.checks.complete}</>;
  const isLate = Temporal.PlainDate.compare(check.dueOn, today) < 0;
  return (
    <>
      <p>
        {words.checks[request.check]}{' '}
        {request.check === 'unchecked' && isLate && <Badge tone="danger">{words.checkLate}</Badge>}
      </p>
      {request.check === 'unchecked' && (
        <p class="text-sm text-muted">
          {words.checkBy(formatLongDate(check.dueOn, language), check.rule.citation)}{' '}
          {!check.rule.isVerified && <Badge tone="warning">{words.unverified}</Badge>}
        </p>
      )}
      {missing.length > 0 && <p>{words.missing(missing.map((part) => words.parts[part]).join(', '))}</p>}
    </>
  );
}
