import type { ComponentChildren, VNode } from 'preact';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { type DeskPlace, DeskPlaces, PhonePlaces } from './desk-places.tsx';
import { type FlashContent, FlashMessage } from './flash-message.tsx';
import { Icon } from './icon.tsx';
import { outboxTexts } from './outbox-texts.ts';
import type { PageLink } from './page-link.ts';
import { Roof } from './roof.tsx';
import { defineTexts, type Language } from './texts.ts';

export interface DeskFrameProps {
  readonly language: Language;
  readonly governmentName: string;
  /** Who is signed in, and as what. */
  readonly person: { readonly name: string; readonly role: string };
  /** Path of this page: marks the place it belongs to. */
  readonly path: string;
  /** In order of weight; five are shown, those beyond wait under "Lainnya". */
  readonly places: readonly DeskPlace[];
  readonly breadcrumbs?: readonly PageLink[] | undefined;
  readonly flash?: FlashContent | null | undefined;
  /** The public site that this desk publishes to. */
  readonly publicHref?: string | null | undefined;
  /** The person's own account page. */
  readonly accountHref?: string | null | undefined;
  /** Whose forms are kept on the device until the server has them; left out where none are. */
  readonly accountId?: string | undefined;
  /** Receives the sign-out form (POST). */
  readonly signOutAction?: string | undefined;
  readonly children: ComponentChildren;
}

const texts = defineTexts({
  id: { account: 'Akun saya', signOut: 'Keluar', publicSite: 'Lihat situs', desk: 'Meja kerja' },
  en: { account: 'My account', signOut: 'Sign out', publicSite: 'View site', desk: 'Desk' },
});

/** The frame of every page behind sign-in: places to the left, below on a phone. */
export function DeskFrame(props: DeskFrameProps): VNode {
  const { language, breadcrumbs = [], flash, children, path, places } = props;
  return (
    <div class="min-h-dvh pb-20 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:pb-0 print:block print:pb-0">
      <aside class="no-print hidden border-r border-base-300 bg-base-100 lg:block">
        <div class="sticky top-0 flex max-h-dvh flex-col overflow-y-auto p-4">
          <DeskName {...props} />
          <DeskPlaces language={language} path={path} places={places} />
        </div>
      </aside>
      <div class="min-w-0">
        <TopBar {...props} />
        <main id="isi" class="mx-auto max-w-page px-4 py-6 sm:px-8 sm:py-8">
          {breadcrumbs.length > 0 && <Breadcrumbs language={language} links={breadcrumbs} />}
          {flash && <FlashMessage flash={flash} />}
          {props.accountId && <Outbox language={language} accountId={props.accountId} />}
          {children}
        </main>
      </div>
      <PhonePlaces language={language} path={path} places={places} />
    </div>
  );
}

/** What was not sent yet, told by the browser: empty and hidden without scripts. */
function Outbox({ language, accountId }: { readonly language: Language; readonly accountId: string }): VNode {
  const words = outboxTexts(language);
  return (
    <>
      <p data-outbox-status role="status" class="alert mb-4" hidden />
      <details
        data-island="outbox"
        data-account={accountId}
        data-words={JSON.stringify(words)}
        class="surface mb-4 border-l-4 border-l-warning p-4"
        hidden
      >
        <summary class="flex min-h-11 items-center gap-2 font-semibold">
          <Icon name="send" class="text-primary" />
          <span>{words.title}</span>
        </summary>
        <ul class="mt-2" />
      </details>
    </>
  );
}

function DeskName({ language, governmentName }: DeskFrameProps): VNode {
  return (
    <a href="/meja" class="flex items-center gap-3 rounded-field py-1 font-heading leading-tight">
      <Roof class="w-10 shrink-0" />
      <span class="min-w-0">
        <span class="block font-bold">{texts(language).desk}</span>
        <span class="line-clamp-2 text-sm text-muted">{governmentName}</span>
      </span>
    </a>
  );
}

function TopBar(props: DeskFrameProps): VNode {
  const { language, publicHref } = props;
  return (
    <header class="no-print flex min-h-16 items-center gap-4 border-b py-1 border-base-300 bg-base-100 px-4 sm:px-8">
      <div class="min-w-0 lg:hidden">
        <DeskName {...props} />
      </div>
      <div class="ml-auto flex shrink-0 items-center gap-4">
        {publicHref && (
          <a href={publicHref} class="target hidden sm:inline-flex">
            <Icon name="external-link" class="text-muted" />
            {texts(language).publicSite}
          </a>
        )}
        <UserMenu {...props} />
      </div>
    </header>
  );
}

const menuRow = 'flex min-h-11 w-full items-center gap-3 rounded-field px-3 hover:bg-base-200';

function UserMenu({ language, person, accountHref, publicHref, signOutAction = '/keluar' }: DeskFrameProps): VNode {
  const words = texts(language);
  return (
    <details class="group relative">
      <summary class="flex min-h-11 list-none items-center gap-2 rounded-field px-2 hover:bg-base-200 [&::-webkit-details-marker]:hidden">
        <Icon name="user" class="text-primary" />
        <span class="sr-only sm:not-sr-only">{person.name}</span>
        <Icon name="chevron-down" class="text-muted group-open:rotate-180" />
      </summary>
      <div class="surface absolute right-0 z-20 mt-2 w-72 p-2">
        <p class="border-b border-base-300 px-3 pt-1 pb-3">
          <span class="block font-semibold">{person.name}</span>
          <span class="block text-sm text-muted">{person.role}</span>
        </p>
        <ul class="mt-2">
          {accountHref && (
            <li>
              <a href={accountHref} class={menuRow}>
                <Icon name="settings" class="text-muted" />
                {words.account}
              </a>
            </li>
          )}
          {publicHref && (
            <li class="sm:hidden">
              <a href={publicHref} class={menuRow}>
                <Icon name="external-link" class="text-muted" />
                {words.publicSite}
              </a>
            </li>
          )}
          <li>
            <form method="post" action={signOutAction} data-sign-out>
              <button type="submit" class={`${menuRow} cursor-pointer`}>
                <Icon name="log-out" class="text-muted" />
                {words.signOut}
              </button>
            </form>
          </li>
        </ul>
      </div>
    </details>
  );
}
