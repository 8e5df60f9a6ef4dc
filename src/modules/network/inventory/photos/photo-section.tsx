import type { VNode } from 'preact';
import { SIZE_LIMIT_BYTES } from '../../../../platform/files/limits.ts';
import { Picture } from '../../../../platform/files/views/picture.tsx';
import { Button } from '../../../../platform/ui/button.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Photo } from './photo-queries.ts';
import { photoTexts } from './texts.ts';

interface PhotoSectionProps {
  readonly language: Language;
  /** What is shown on the pictures. */
  readonly of: string;
  /** The page of the record. */
  readonly href: string;
  readonly photos: readonly Photo[];
  readonly mayManage: boolean;
}

/** Pictures of a place or device; nothing where there are none and none may be added. */
export function PhotoSection({ language, of, href, photos, mayManage }: PhotoSectionProps): VNode | null {
  if (photos.length === 0 && !mayManage) return null;
  const words = photoTexts(language);
  return (
    <section class="mt-8">
      <h2 class="mb-3 text-xl">{words.title}</h2>
      <ul class="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {photos.map(({ id, file, caption }, at) => (
          <li key={id} class="surface overflow-hidden">
            <Picture
              file={file}
              alt={caption || words.alt(of, at + 1)}
              sizes="(min-width: 1024px) 22rem, (min-width: 640px) 45vw, 100vw"
              class="aspect-[4/3] w-full object-cover"
            />
            <div class="flex items-center justify-between gap-2 p-3">
              <p class="min-w-0 break-words">{caption}</p>
              {mayManage && (
                <form method="post" action={`${href}/foto/${id}/hapus`}>
                  <Button kind="quiet" icon="trash-2">
                    <span class="sr-only">{`${words.remove} ${at + 1}`}</span>
                  </Button>
                </form>
              )}
            </div>
          </li>
        ))}
      </ul>
      {mayManage && <AddForm language={language} href={href} />}
    </section>
  );
}

function AddForm({ language, href }: Pick<PhotoSectionProps, 'language' | 'href'>): VNode {
  const words = photoTexts(language);
  const field = { language, form: emptyForm };
  return (
    <details class="mt-4">
      <summary class="target cursor-pointer font-semibold text-primary">{words.add}</summary>
      <form
        method="post"
        action={`${href}/foto`}
        enctype="multipart/form-data"
        class="mt-3 max-w-text space-y-4"
        noValidate
      >
        <FileField {...field} name="foto" label={words.file} accept="image/*" maxSizeBytes={SIZE_LIMIT_BYTES.image} />
        <TextField {...field} name="keterangan" label={words.caption} maxLength={200} isOptional />
        <Button icon="save">{words.add}</Button>
      </form>
    </details>
  );
}
