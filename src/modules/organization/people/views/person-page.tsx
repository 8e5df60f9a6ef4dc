import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button } from '../../../../platform/ui/button.tsx';
import { DescriptionList } from '../../../../platform/ui/description-list.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Unit } from '../../units/unit.ts';
import type { Person } from '../person.ts';
import { peopleTexts } from '../texts.ts';
import { PersonForm } from './person-form.tsx';
import { PersonRoles, type PersonRolesProps } from './person-roles.tsx';

interface PersonPageProps extends Omit<PersonRolesProps, 'form'> {
  readonly language: Language;
  readonly person: Person;
  readonly unit: Unit;
  readonly form: FormState;
  readonly giftForm: FormState;
  readonly mayManage: boolean;
}

/** One person: who they are, their roles, and what may be done. */
export function PersonPage(props: PersonPageProps): VNode {
  const { language, person, unit, form, mayManage } = props;
  const words = peopleTexts(language);
  return (
    <>
      <PageHeading
        title={person.name}
        overline={unit.name}
        lead={person.title || undefined}
        actions={mayManage && <PersonActions {...props} />}
      />
      <div class="max-w-text">
        <DescriptionList
          facts={[
            { term: words.email, value: <span class="break-all">{person.email}</span> },
            { term: words.phone, value: person.phone || '–' },
            { term: words.login, value: person.accountId ? words.hasLogin : words.noLogin },
            {
              term: words.status,
              value: person.isActive ? (
                <Badge tone="success">{words.active}</Badge>
              ) : (
                <Badge tone="neutral">{words.inactive}</Badge>
              ),
            },
          ]}
        />
      </div>
      <PersonRoles {...props} form={props.giftForm} />
      {mayManage && (
        <section class="mt-10">
          <h2 class="mb-4 text-xl">{words.edit}</h2>
          <PersonForm
            language={language}
            action={`/meja/orang/${person.id}`}
            form={form}
            submissionKey={props.submissionKey}
          />
        </section>
      )}
    </>
  );
}

function PersonActions({ language, person }: PersonPageProps): VNode {
  const words = peopleTexts(language);
  return (
    <>
      {person.isActive && (
        <form method="post" action={`/meja/orang/${person.id}/undang`}>
          <Button kind="secondary" icon="mail">
            {words.invite}
          </Button>
        </form>
      )}
      <form method="post" action={`/meja/orang/${person.id}/${person.isActive ? 'tutup' : 'buka'}`}>
        <Button kind="secondary" icon={person.isActive ? 'archive' : 'undo-2'}>
          {person.isActive ? words.close : words.open}
        </Button>
      </form>
    </>
  );
}
