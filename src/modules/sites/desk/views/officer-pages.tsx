import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { CheckboxField } from '../../../../platform/ui/choice-field.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { Avatar } from '../../../../platform/ui/photo.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { SiteFrame, type SiteHead } from './site-frame.tsx';
import { siteTexts } from './site-texts.ts';

/** A person in charge as the desk lists them. */
export interface ListedOfficer {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly phone: string;
  readonly email: string;
  readonly photoSrc: string | null;
}

interface OfficersPageProps {
  readonly site: SiteHead;
  readonly officers: readonly ListedOfficer[];
}

/** Who is in charge at a site, in order. */
export function OfficersPage({ site, officers }: OfficersPageProps): VNode {
  const words = siteTexts(site.language);
  const base = `/meja/situs/${site.siteId}/pejabat`;
  const add = site.mayManage ? (
    <ButtonLink href={`${base}/baru`} icon="plus">
      {words.addOfficer}
    </ButtonLink>
  ) : null;
  return (
    <SiteFrame site={site} current={base} lead={words.officersLead} actions={officers.length > 0 && add}>
      <DataTable
        caption={words.officersCaption}
        isCaptionHidden
        columns={columns(site, base, officers.length)}
        rows={officers.map((officer, at) => ({ ...officer, at }))}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={words.noOfficer} icon="user" action={add}>
            {words.noOfficerText}
          </EmptyState>
        }
      />
    </SiteFrame>
  );
}

type Row = ListedOfficer & { readonly at: number };

function columns(site: SiteHead, base: string, count: number): readonly Column<Row>[] {
  const words = siteTexts(site.language);
  const name = (row: Row) => (
    <span class="flex items-center gap-3">
      <Avatar name={row.name} src={row.photoSrc} />
      {site.mayManage ? (
        <a class="target text-primary underline" href={`${base}/${row.id}`}>
          {row.name}
        </a>
      ) : (
        row.name
      )}
    </span>
  );
  const move: Column<Row> = {
    header: words.order,
    isAction: true,
    cell: (row) => (
      <MoveButtons
        language={site.language}
        action={`${base}/${row.id}/geser`}
        what={row.name}
        at={row.at}
        count={count}
      />
    ),
  };
  return [
    { header: words.officer, isLead: true, cell: name },
    { header: words.position, cell: (row) => row.title },
    { header: words.phone, cell: (row) => row.phone },
    { header: words.email, cell: (row) => row.email },
    ...(site.mayManage ? [move] : []),
  ];
}

interface OfficerFormPageProps {
  readonly site: SiteHead;
  /** Null for a new one. */
  readonly officerId: string | null;
  readonly form: FormState;
  readonly photoSrc: string | null;
  readonly submissionKey: string;
}

/** The form of one person in charge. */
export function OfficerFormPage({ site, officerId, form, photoSrc, submissionKey }: OfficerFormPageProps): VNode {
  const { language } = site;
  const words = siteTexts(language);
  const base = `/meja/situs/${site.siteId}/pejabat`;
  const shared = { language, form };
  return (
    <SiteFrame site={site} current={base}>
      <h2 class="mb-4 text-xl">{officerId === null ? words.newOfficer : words.officer}</h2>
      <form
        method="post"
        action={officerId === null ? base : `${base}/${officerId}`}
        enctype="multipart/form-data"
        class="max-w-text space-y-6"
        noValidate
      >
        <ErrorSummary language={language} errors={form.errors} />
        <input type="hidden" name="kunci" value={submissionKey} />
        <TextField {...shared} name="nama" label={words.name} maxLength={120} />
        <TextField {...shared} name="jabatan" label={words.position} maxLength={120} />
        <TextField {...shared} name="telepon" label={words.phone} type="tel" width="medium" maxLength={40} isOptional />
        <TextField
          {...shared}
          name="surel"
          label={words.email}
          type="email"
          width="medium"
          maxLength={254}
          isOptional
        />
        <FileField
          {...shared}
          name="foto"
          label={words.photo}
          hint={words.photoHint}
          accept="image/jpeg,image/png,image/webp,image/avif"
          isOptional
        />
        <input type="hidden" name="fotoId" value={form.values.fotoId ?? ''} />
        {photoSrc !== null && (
          <div class="flex flex-wrap items-center gap-4">
            <Avatar name={form.values.nama ?? ''} src={photoSrc} size="large" />
            <CheckboxField {...shared} name="hapusFoto" label={words.removePhoto} isOptional />
          </div>
        )}
        <div class="flex flex-wrap gap-2">
          <Button icon="save">{words.save}</Button>
          <ButtonLink href={base} kind="quiet">
            {words.cancel}
          </ButtonLink>
        </div>
      </form>
      {officerId !== null && (
        <form
          method="post"
          action={`${base}/${officerId}/hapus`}
          class="mt-10 max-w-text border-t border-base-300 pt-6"
        >
          <Button kind="secondary" icon="trash-2">
            {words.remove}
          </Button>
        </form>
      )}
    </SiteFrame>
  );
}
