import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { DescriptionList, type Fact } from '../../../../platform/ui/description-list.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { unitTexts } from '../texts.ts';
import { kindsBelow, type Unit } from '../unit.ts';
import { UnitDetailsForm } from './unit-form.tsx';

interface UnitPageProps {
  readonly language: Language;
  readonly unit: Unit;
  /** From the government downwards. */
  readonly forebears: readonly Unit[];
  readonly siteHref: string;
  readonly form: FormState;
  readonly mayManage: boolean;
}

/** One unit: where it stands, how it is reached, and what may be changed. */
export function UnitPage(props: UnitPageProps): VNode {
  const { language, unit, form, mayManage } = props;
  const words = unitTexts(language);
  return (
    <>
      <PageHeading
        title={unit.name}
        overline={unit.isSample ? `${words.kind(unit.kind)} (${words.sample})` : words.kind(unit.kind)}
        actions={<UnitActions {...props} />}
      />
      <div class="max-w-text">
        <DescriptionList facts={factsOf(props)} />
      </div>
      {mayManage && (
        <section class="mt-10">
          <h2 class="mb-4 text-xl">{words.edit}</h2>
          <UnitDetailsForm language={language} unit={unit} form={form} />
        </section>
      )}
    </>
  );
}

function UnitActions({ language, unit, mayManage }: UnitPageProps): VNode {
  const words = unitTexts(language);
  const mayAdd = mayManage && kindsBelow(unit.kind).length > 0;
  return (
    <>
      {kindsBelow(unit.kind).length > 0 && (
        <ButtonLink href={`/meja/unit?induk=${unit.id}`} kind="secondary" icon="network">
          {words.seeChildren}
        </ButtonLink>
      )}
      <ButtonLink href={`/meja/orang?unit=${unit.id}`} kind="secondary" icon="users">
        {words.people}
      </ButtonLink>
      {mayAdd && (
        <ButtonLink href={`/meja/unit/baru?induk=${unit.id}`} kind="secondary" icon="plus">
          {words.add}
        </ButtonLink>
      )}
      {mayManage && unit.kind !== 'pemda' && <ActivityForm language={language} unit={unit} />}
    </>
  );
}

function ActivityForm({ language, unit }: { readonly language: Language; readonly unit: Unit }): VNode {
  const words = unitTexts(language);
  return (
    <form method="post" action={`/meja/unit/${unit.id}/${unit.isActive ? 'tutup' : 'buka'}`}>
      <Button kind="secondary" icon={unit.isActive ? 'archive' : 'undo-2'}>
        {unit.isActive ? words.close : words.open}
      </Button>
    </form>
  );
}

function factsOf({ language, unit, forebears, siteHref }: UnitPageProps): readonly Fact[] {
  const words = unitTexts(language);
  const parent = forebears.at(-1);
  const site = (
    <a class="link" href={siteHref}>
      {siteHref.replace(/^https?:\/\//, '')}
    </a>
  );
  const told: readonly (Fact | false)[] = [
    parent !== undefined && { term: words.below, value: parent.name },
    { term: words.label, value: site },
    unit.areaCode !== null && { term: words.code, value: unit.areaCode },
    unit.headName !== '' && { term: words.headName, value: unit.headName },
    unit.phone !== '' && { term: words.phone, value: unit.phone },
    {
      term: words.status,
      value: unit.isActive ? (
        <Badge tone="success">{words.active}</Badge>
      ) : (
        <Badge tone="neutral">{words.inactive}</Badge>
      ),
    },
  ];
  return told.filter((fact) => fact !== false);
}
