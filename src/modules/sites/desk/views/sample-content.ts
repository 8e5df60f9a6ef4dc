import { newId } from '../../../../platform/database/ids.ts';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { ContentRow } from '../content-queries.ts';
import type { ContentFormProps } from './edit-page.tsx';
import type { SiteHead } from './site-frame.tsx';

/** The moment of the examples. */
export const NOW = Temporal.Instant.from('2026-11-23T02:00:00Z');

const ID = '01a2069f-db21-7411-8f44-9824a363bc11';

/** A content in a list. */
export function aRow(changed: Partial<ContentRow> = {}): ContentRow {
  return {
    ...{ id: newId(), siteId: newId(), siteTitle: 'Desa Cibogo', kind: 'news', state: 'draft', title: 'Panen raya' },
    ...{ isWarning: false, hasChanges: false, changedAt: NOW.subtract({ hours: 30 }), publishAt: null },
    ...changed,
  };
}

/** A form in which nothing was typed. */
export function aForm(changed: Partial<ContentFormProps> = {}): ContentFormProps {
  return {
    ...{ language: 'id', form: emptyForm, kind: 'news', zoneName: 'WIB', facts: [], kept: {}, mayWarn: true },
    ...{ action: `/meja/isi/${ID}`, submissionKey: ID, nextSteps: ['save', 'publish', 'schedule'], isNew: false },
    ...changed,
  };
}

/** A site as its pages show it. */
export function aSite(changed: Partial<SiteHead> = {}): SiteHead {
  return {
    ...{ language: 'id', siteId: ID, title: 'Desa Cibogo', publicHref: 'http://cibogo.cirebonkab.localhost:3000' },
    ...{ mayManage: true, maySet: true, mayWrite: true },
    ...changed,
  };
}

/** An id for examples. */
export const EXAMPLE_ID = ID;
