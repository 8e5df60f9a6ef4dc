import { newId } from '../../../../platform/database/ids.ts';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { ReviewPage } from './review-page.tsx';
import { EXAMPLE_ID, NOW } from './sample-content.ts';
import { VersionsPage } from './versions-page.tsx';

const parts = [
  { part: 'title', before: 'Gotong royong', after: 'Gotong royong' },
  { part: 'summary', before: 'Sabtu', after: 'Minggu' },
  { part: 'text', before: 'Bawa cangkul dan sapu.', after: 'Bawa cangkul dan ember.' },
] as const;
const author = newId<'person'>();
const head = { title: 'Gotong royong', note: '', authorId: author, createdAt: NOW };
const review = {
  ...({ language: 'id', contentId: EXAMPLE_ID, title: 'Gotong royong', siteTitle: 'Desa Cibogo', version: 2 } as const),
  ...{ submitted: { name: 'Ani', when: '23 November 2026, 09.00 WIB' }, parts, isNew: false, form: emptyForm },
  ...{ sanitizedHtml: '<p>Bawa cangkul dan ember.</p>', submissionKey: EXAMPLE_ID, isWaiting: true, mayPublish: true },
};

export const examples: Examples = {
  'versi dan perbedaan': () => (
    <VersionsPage
      language="id"
      timeZone="Asia/Jakarta"
      contentId={EXAMPLE_ID}
      title="Gotong royong"
      versions={[3, 2, 1].map((number) => ({ ...head, number, note: number === 3 ? 'Hari diubah' : '' }))}
      names={{ [author]: 'Ani' }}
      latest={3}
      published={2}
      from={2}
      to={3}
      parts={parts}
      mayRestore
      olderHref={null}
    />
  ),
  'pemeriksaan perubahan': () => <ReviewPage {...review} />,
  'pemeriksaan tulisan baru': () => <ReviewPage {...review} isNew parts={[]} mayPublish={false} />,
  'dikembalikan tanpa alasan': () => (
    <ReviewPage {...review} form={{ values: {}, errors: { alasan: 'Isi alasannya.' } }} />
  ),
  'sudah diputuskan orang lain': () => <ReviewPage {...review} isWaiting={false} />,
};
