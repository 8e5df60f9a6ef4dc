import type { VNode } from 'preact';
import type { Permission } from '../../../../platform/identity/actor.ts';
import { Button } from '../../../../platform/ui/button.tsx';
import { CheckboxListField } from '../../../../platform/ui/choice-field.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { Icon } from '../../../../platform/ui/icon.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Role, RoleId } from '../role.ts';
import { peopleTexts } from '../texts.ts';

interface RoleMatrixPageProps {
  readonly language: Language;
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
  readonly mayChange: boolean;
  /** The form that was refused; null when none was. */
  readonly refused: { readonly roleId: RoleId; readonly form: FormState } | null;
}

/** What each role may do, and forms that change it. */
export function RoleMatrixPage(props: RoleMatrixPageProps): VNode {
  const { language, roles, permissions, mayChange } = props;
  const words = peopleTexts(language);
  return (
    <>
      <PageHeading title={words.matrixTitle} lead={words.matrixLead} />
      <DataTable
        caption={words.matrixCaption}
        isCaptionHidden
        columns={columnsOf(language, permissions)}
        rows={roles}
        rowKey={({ id }) => id}
        empty={<EmptyState title={words.noRoles} icon="shield-check" />}
        onPhone="stack"
      />
      {mayChange && (
        <div class="mt-10 space-y-3">
          {roles.map((role) => (
            <RoleForm key={role.id} {...props} role={role} />
          ))}
        </div>
      )}
    </>
  );
}

function columnsOf(language: Language, permissions: readonly Permission[]): readonly Column<Role>[] {
  const words = peopleTexts(language);
  return [
    {
      header: words.role,
      isLead: true,
      cell: ({ name, summary }) => (
        <>
          <strong>{name}</strong>
          <span class="block text-muted">{summary}</span>
        </>
      ),
    },
    {
      header: words.permission,
      cell: (role) => (
        <ul class="space-y-1">
          {permissions
            .filter(({ name }) => role.permissions.includes(name))
            .map(({ name, label }) => (
              <li key={name} class="flex items-start gap-2">
                <Icon name="check" class="mt-1 text-success" />
                <span class="min-w-0 wrap-anywhere">{label[language]}</span>
              </li>
            ))}
        </ul>
      ),
    },
  ];
}

/** The name of a role's boxes; many forms stand on the page, and each field needs an id of its own. */
export function ticksOf(role: Pick<Role, 'key'> | undefined): string {
  return `izin-${role?.key ?? ''}`;
}

function RoleForm(props: RoleMatrixPageProps & { readonly role: Role }): VNode {
  const { language, role, permissions, refused } = props;
  const words = peopleTexts(language);
  const isRefused = refused?.roleId === role.id;
  const form = isRefused ? refused.form : { values: { [ticksOf(role)]: role.permissions.join('\n') }, errors: {} };
  return (
    <details class="surface p-4" open={isRefused}>
      <summary class="min-h-11 cursor-pointer py-2 font-semibold">{words.changeRole(role.name)}</summary>
      <form method="post" action={`/meja/peran/${role.id}`} class="mt-4 max-w-text space-y-6">
        <ErrorSummary language={language} errors={form.errors} />
        <CheckboxListField
          language={language}
          form={form}
          name={ticksOf(role)}
          label={words.permission}
          choices={permissions.map(({ name, label }) => ({ value: name, label: label[language] }))}
          isOptional
        />
        <Button icon="save">{words.save}</Button>
      </form>
    </details>
  );
}
