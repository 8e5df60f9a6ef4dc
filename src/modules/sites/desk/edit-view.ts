import type { FastifyRequest } from 'fastify';
import { h, type VNode } from 'preact';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import type { StoredFile } from '../../../platform/files/files.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { siteOrigin } from '../../../platform/http/place.ts';
import { may } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState, FormValues } from '../../../platform/ui/form-state.ts';
import { formatDateTime } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { type ContentId, contentPath } from '../content.ts';
import { PERMISSION } from '../workflow.ts';
import { nextStepsOf, sideStepsOf } from './allowed-steps.ts';
import { type DeskContent, getDeskContent } from './content-queries.ts';
import { valuesOf } from './content-values.ts';
import { listQuotableFacts, type QuotableFact } from './fact-queries.ts';
import { filesOf, keptFiles } from './file-links.ts';
import { listSteps, type StepRow } from './history-queries.ts';
import { namesOf } from './people-names.ts';
import { ContentActions } from './views/content-actions.tsx';
import { type Conflict, EditPage } from './views/edit-page.tsx';
import { editTexts } from './views/edit-texts.ts';
import { listTexts } from './views/list-texts.ts';
import { StepHistory } from './views/step-history.tsx';
import { zoneName } from './zone-name.ts';

/** A content with all that its page shows. */
export interface Editing {
  readonly content: DeskContent;
  readonly steps: readonly StepRow[];
  readonly names: Readonly<Record<string, string>>;
  readonly facts: readonly QuotableFact[];
  /** What is kept, as the fields of the form hold it. */
  readonly values: FormValues;
  /** Files that the form names, by id. */
  readonly files: ReadonlyMap<string, StoredFile>;
}

/**
 * Reads the page of a content in five queries.
 * @param typed what the form holds when it is shown again; null for what is kept
 * @throws {AppError} `not-found`
 */
export async function loadEditing(
  deps: ModuleDeps,
  request: FastifyRequest,
  id: ContentId,
  typed: FormValues | null,
): Promise<Editing> {
  const actor = requireActor(request);
  return inReadOnly(deps.db, actor, async (tx) => {
    const content = await getDeskContent(tx, actor, id);
    const steps = await listSteps(tx, id);
    const names = await namesOf(
      tx,
      steps.map(({ personId }) => personId),
    );
    const values = valuesOf(content, siteOf(request).timeZone);
    const files = await filesOf(tx, typed ?? values);
    return { content, steps, names, facts: await listQuotableFacts(tx), values, files };
  });
}

/** What differs when the page is shown again. */
export interface Shown {
  /** What was typed and what is wrong with it; null shows what is kept. */
  readonly form: FormState | null;
  readonly conflict: Conflict | null;
  /** The secret of a preview link that was just made. */
  readonly previewHref: string | null;
}

/** The page of one content. */
export function editView(request: FastifyRequest, deps: ModuleDeps, editing: Editing, shown: Shown): VNode {
  const { language } = request;
  const { content, steps, names } = editing;
  const actor = requireActor(request);
  const { timeZone } = siteOf(request);
  const aside = [
    h(ContentActions, {
      ...{ language, contentId: content.id, steps: sideStepsOf(actor, content), previewHref: shown.previewHref },
      publicHref: content.publishedVersion === null ? null : publicHref(request, deps, content),
    }),
    h(StepHistory, { language, timeZone, steps, names }),
  ];
  const page = h(EditPage, {
    ...{ title: content.title, siteTitle: content.siteTitle, state: content.state, isWarning: content.isWarning },
    ...{ standing: standingOf(content, timeZone, language), returnReason: returnReasonOf(content, steps) },
    ...{ conflict: shown.conflict, actions: null, aside },
    form: {
      ...{ language, kind: content.kind, zoneName: zoneName(timeZone), facts: editing.facts, isNew: false },
      form: shown.form ?? { values: editing.values, errors: {} },
      kept: keptFiles(editing.files),
      mayWarn: content.isWarning || may(actor, PERMISSION.warn, content.unitPath),
      ...{ action: `/meja/isi/${content.id}`, submissionKey: newId(), nextSteps: nextStepsOf(actor, content) },
    },
  });
  return deskPage(
    request,
    deps.assets,
    { title: content.title, place: PLACE, breadcrumbs: crumbs(language, content) },
    page,
  );
}

/** The place of the desk to which contents belong. */
export const PLACE = '/meja/situs';

/** The way up from the pages of a content. */
export function crumbs(language: Language, { siteId, siteTitle }: Pick<DeskContent, 'siteId' | 'siteTitle'>) {
  return [
    { label: listTexts(language).sitesTitle, href: '/meja/situs' },
    { label: siteTitle, href: `/meja/situs/${siteId}` },
  ];
}

/** Where the public reads a content. */
export function publicHref(request: FastifyRequest, deps: ModuleDeps, content: DeskContent): string {
  return siteOrigin(deps.address, siteOf(request), content.siteLabel) + contentPath(content);
}

function standingOf(content: DeskContent, timeZone: string, language: Language): string {
  const { standing } = editTexts(language);
  if (content.state === 'scheduled' && content.publishAt) {
    return standing.scheduled(formatDateTime(content.publishAt, timeZone, language));
  }
  if (content.state === 'published') {
    return content.publishedVersion === content.latestVersion ? standing.published : standing.changed;
  }
  if (content.state === 'draft' && content.publishedVersion !== null) return standing.changed;
  return content.state === 'review' || content.state === 'archived' ? standing[content.state] : standing.draft;
}

/** Why it was given back: the reason of the last return, as long as it was not submitted or published since. */
function returnReasonOf(content: DeskContent, steps: readonly StepRow[]): string | null {
  if (content.state !== 'draft') return null;
  const last = steps.find(({ action }) => action !== 'save' && action !== 'restore');
  return last?.action === 'return' && last.reason !== '' ? last.reason : null;
}
