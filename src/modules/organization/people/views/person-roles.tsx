import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { SelectField } from '../../../../platform/ui/choice-field.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { DateField } from '../../../../platform/ui/date-field.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatDate } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Assignment } from '../assignment-queries.ts';
import type { Person } from '../person.ts';
import type { Role } from '../role.ts';
import { peopleTexts } from '../texts.ts';

export interface PersonRolesProps {
  readonly language: Language;
  readonly person: Person;
  /** Roles held, with whether the person looking may end each. */
  readonly assignments: readonly (Assignment & { readonly mayEnd: boolean })[];
  /** Roles that may be given; empty hides the form. */
  readonly roles: readonly Role[];
  readonly form: FormState;
  readonly submissionKey: string;
  readonly isOneself: boolean;
}

/** The roles of a person, and a form that gives another. */
export function PersonRoles(props: PersonRolesProps): VNode {
  const { language, person, assignments, roles, isOneself } = props;
  const words = peopleTexts(language);
  return (
    <section class="mt-10">
      <h2 class="mb-4 text-xl">{words.rolesOf(person.name)}</h2>
      <DataTable
        caption={words.rolesCaption}
        isCaptionHidden
        columns={columnsOf(language)}
        rows={assignments}
        rowKey={({ id }) => id}
        empty={<EmptyState title={words.noRoles} icon="shield-check" />}
      />
      {isOneself && (
        <div class="mt-4">
          <Notice tone="notice">{words.notOwnRoles}</Notice>
        </div>
      )}
      {roles.length > 0 && !isOneself && <GiveRoleForm {...props} />}
    </section>
  );
}

function GiveRoleForm({ language, person, roles, form, submissionKey }: PersonRolesProps): VNode {
  const words = peopleTexts(language);
  const field = { language, form };
  return (
    <form method="post" action={`/meja/orang/${person.id}/peran`} class="mt-6 max-w-text space-y-6" noValidate>
      <h3 class="text-lg">{words.giveRole}</h3>
      <ErrorSummary language={language} errors={form.errors} />
      <input type="hidden" name="kunci" value={submissionKey} />
      <SelectField
        {...field}
        name="peran"
        label={words.role}
        choices={roles.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField {...field} name="di" label={words.at} hint={words.unitHint} maxLength={160} autocomplete="off" />
      <DateField {...field} name="mulai" label={words.from} />
      <DateField {...field} name="sampai" label={words.until} hint={words.untilHint} isOptional />
      <Button icon="plus">{words.giveRole}</Button>
    </form>
  );
}

type Row = PersonRolesProps['assignments'][number];

function columnsOf(language: Language): readonly Column<Row>[] {
  const words = peopleTexts(language);
  return [
    { header: words.role, isLead: true, cell: ({ roleName }) => roleName },
    { header: words.at, cell: ({ unitName }) => unitName },
    { header: words.from, cell: ({ startsOn }) => formatDate(startsOn, language) },
    { header: words.until, cell: ({ endsOn }) => (endsOn ? formatDate(endsOn, language) : words.openEnded) },
    {
      header: words.end,
      cell: ({ id, mayEnd, roleName }) =>
        mayEnd && (
          <form method="post" action={`/meja/peran-orang/${id}/akhiri`}>
            <Button kind="quiet" icon="x">
              {words.end}
              <span class="sr-only"> {roleName}</span>
            </Button>
          </form>
        ),
    },
  ];
}
