import type { FastifyRequest } from 'fastify';
import type { ComponentChildren, VNode } from 'preact';
import { mayAnywhere } from '../identity/actor.ts';
import type { NavigationEntry } from '../module.ts';
import type { Assets } from '../ui/assets.ts';
import { DeskFrame } from '../ui/desk-frame.tsx';
import type { DeskPlace } from '../ui/desk-places.tsx';
import { PageDocument } from '../ui/page-document.tsx';
import type { PageLink } from '../ui/page-link.ts';
import { defineTexts } from '../ui/texts.ts';
import { type App, requireActor, siteOf } from './fastify.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The places of the desk, of all modules; set by {@link addNavigation}. */
    readonly deskNavigation?: readonly NavigationEntry[];
  }
}

const texts = defineTexts({ id: { desk: 'Meja kerja' }, en: { desk: 'Desk' } });

/** Tells the server the places of the desk, once, before the modules' routes are added. */
export function addNavigation(app: App, entries: readonly NavigationEntry[]): void {
  app.decorate(
    'deskNavigation',
    entries.toSorted((a, b) => a.order - b.order),
  );
}

/** What differs from one desk page to the next. */
export interface DeskPageOptions {
  readonly title: string;
  /** The address of the place to which the page belongs, when its own address does not lie below it. */
  readonly place?: string;
  readonly breadcrumbs?: readonly PageLink[];
  /** How many things wait at a place, by its `href`. */
  readonly waiting?: Readonly<Record<string, number>>;
}

/**
 * A whole page of the desk: document and frame with the places that the person may enter, around `children`.
 * @throws {AppError} `not-allowed` when nobody is signed in
 */
export function deskPage(
  request: FastifyRequest,
  assets: Assets,
  options: DeskPageOptions,
  children: ComponentChildren,
): VNode {
  const { language, flash } = request;
  const place = siteOf(request);
  const actor = requireActor(request);
  return (
    <PageDocument
      language={language}
      title={options.title}
      siteName={`${texts(language).desk} ${place.governmentName}`}
      assets={assets}
      frame="desk"
      hue={place.hue}
    >
      <DeskFrame
        language={language}
        governmentName={place.governmentName}
        person={{ name: actor.name, role: place.governmentName }}
        path={options.place ?? request.url}
        places={placesOf(request, options.waiting ?? {})}
        breadcrumbs={options.breadcrumbs}
        flash={flash}
        publicHref="/"
        accountHref="/meja/akun"
        accountId={actor.accountId}
      >
        {children}
      </DeskFrame>
    </PageDocument>
  );
}

function placesOf(request: FastifyRequest, waiting: Readonly<Record<string, number>>): readonly DeskPlace[] {
  const actor = requireActor(request);
  return (request.server.deskNavigation ?? [])
    .filter(({ permission }) => permission === null || mayAnywhere(actor, permission))
    .map(({ href, label, icon }) => ({ href, icon, label: label[request.language], waiting: waiting[href] }));
}
