import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { editTexts } from './edit-texts.ts';

/** A step that is taken by one press, beside the form. */
export type SideStep = 'review' | 'withdraw' | 'unschedule' | 'archive' | 'discard' | 'bringBack' | 'pin' | 'unpin';

interface ContentActionsProps {
  readonly language: Language;
  readonly contentId: string;
  readonly steps: readonly SideStep[];
  /** Address on the public site; null while nothing is published. */
  readonly publicHref: string | null;
  /** A preview link just made; shown once, because only its hash is kept. */
  readonly previewHref: string | null;
}

const PATH = {
  withdraw: 'kembalikan',
  unschedule: 'kembalikan',
  archive: 'arsipkan',
  discard: 'arsipkan',
  bringBack: 'kembalikan',
  pin: 'sematkan',
  unpin: 'lepas',
} as const;
const ICON = {
  withdraw: 'undo-2',
  unschedule: 'undo-2',
  archive: 'archive',
  discard: 'archive',
  bringBack: 'undo-2',
  pin: 'pin',
  unpin: 'pin-off',
} as const;

/** Links and single steps of a content. */
export function ContentActions(props: ContentActionsProps): VNode {
  const { language, contentId, steps, publicHref, previewHref } = props;
  const words = editTexts(language);
  const base = `/meja/isi/${contentId}`;
  return (
    <section aria-labelledby="langkah" class="space-y-3">
      <h2 id="langkah" class="text-lg">
        {words.nextSteps}
      </h2>
      <div class="flex flex-col items-start gap-2">
        {steps.includes('review') && (
          <ButtonLink href={`${base}/periksa`} icon="list-checks">
            {words.review}
          </ButtonLink>
        )}
        {publicHref !== null && (
          <ButtonLink href={publicHref} kind="secondary" icon="external-link">
            {words.viewOnSite}
          </ButtonLink>
        )}
        <ButtonLink href={`${base}/riwayat`} kind="secondary" icon="history">
          {words.versions}
        </ButtonLink>
        {steps.map((step) =>
          step === 'review' ? null : (
            <form key={step} method="post" action={`${base}/${PATH[step]}`}>
              <Button kind="secondary" icon={ICON[step]}>
                {words[step]}
              </Button>
            </form>
          ),
        )}
      </div>
      <PreviewLink language={language} base={base} href={previewHref} />
    </section>
  );
}

interface PreviewLinkProps {
  readonly language: Language;
  readonly base: string;
  readonly href: string | null;
}

function PreviewLink({ language, base, href }: PreviewLinkProps): VNode {
  const words = editTexts(language);
  return (
    <details class="border-t border-base-300 pt-2" open={href !== null}>
      <summary class="min-h-11 content-center font-semibold">{words.preview}</summary>
      <p class="text-sm text-muted">{words.previewLead}</p>
      {href !== null && (
        <div class="mt-3">
          <label for="alamat-pratinjau" class="block font-semibold">
            {words.previewAddress}
          </label>
          <input id="alamat-pratinjau" type="text" readOnly value={href} class="input mt-1 w-full bg-base-100" />
          <a class="target text-primary" href={href}>
            {words.previewOpen}
          </a>
        </div>
      )}
      <form method="post" action={`${base}/pratinjau`} class="mt-2">
        <Button kind="secondary" icon="link">
          {words.createPreview}
        </Button>
      </form>
    </details>
  );
}
