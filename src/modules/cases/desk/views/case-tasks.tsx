import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button } from '../../../../platform/ui/button.tsx';
import { formatLongDate } from '../../../../platform/ui/format.ts';
import { TextAreaField } from '../../../../platform/ui/text-field.tsx';
import { caseTexts } from '../case-texts.ts';
import type { CasePageProps } from './case-page.tsx';

const TONE = { open: 'warning', answered: 'success', dropped: 'neutral' } as const;

/** What other units were asked for, and what they said. */
export function CaseTasks({ language, desk, rights, form }: CasePageProps): VNode | null {
  if (desk.tasks.length === 0) return null;
  const words = caseTexts(language);
  return (
    <section aria-labelledby="bagian">
      <h2 id="bagian" class="text-lg">
        {words.tasks}
      </h2>
      <ul class="surface mt-2 divide-y divide-base-300">
        {desk.tasks.map((task) => (
          <li key={task.id} class="space-y-2 p-4">
            <p class="flex flex-wrap items-center gap-2">
              <strong>{desk.names[task.unitId] ?? ''}</strong>
              <Badge tone={TONE[task.state]}>{words.taskStates[task.state]}</Badge>
              <span class="text-muted">{words.taskDue(formatLongDate(task.dueOn, language))}</span>
            </p>
            <p class="whitespace-pre-line">{task.request}</p>
            {task.answer !== null && <p class="border-l-4 border-base-300 pl-3 whitespace-pre-line">{task.answer}</p>}
            {rights.taskIds.includes(task.id) && (
              <form
                method="post"
                action={`/meja/kasus/${desk.found.id}/bagian/${task.id}`}
                class="space-y-3"
                noValidate
              >
                <TextAreaField
                  language={language}
                  form={form}
                  name={`bagian-${task.id}`}
                  label={words.taskAnswer}
                  rows={3}
                  maxLength={20_000}
                />
                <Button kind="secondary">{words.fields.send}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
