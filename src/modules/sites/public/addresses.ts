import { type PublicAddress, type SitePlace, siteOrigin } from '../../../platform/http/place.ts';
import type { PhotoContent } from '../../../platform/ui/photo.tsx';
import { type AttachedPicture, type ContentKind, contentPath } from '../content.ts';

/** Makes links from one site to contents of any site: a path at home, an address elsewhere. */
export interface Linker {
  /** The label of the site on which the links stand. */
  readonly here: string;
  origin(siteLabel: string): string;
  to(content: { readonly kind: ContentKind; readonly slug: string; readonly siteLabel: string }): string;
}

/** A linker for the pages of the site with this label. */
export function linkerFor(
  address: PublicAddress,
  place: Pick<SitePlace, 'governmentLabel' | 'domains'>,
  here: string,
): Linker {
  const origin = (label: string) => siteOrigin(address, place, label);
  return {
    here,
    origin,
    to: (content) => (content.siteLabel === here ? '' : origin(content.siteLabel)) + contentPath(content),
  };
}

const WIDTHS = [320, 640, 960, 1280];

/** A kept picture in all its widths; `sizes` tells how wide it is shown. */
export function photoOf(picture: AttachedPicture, sizes: string): PhotoContent {
  const { fileId, alt, widthPx, heightPx } = picture;
  const widths = [...WIDTHS.filter((width) => width < widthPx), widthPx];
  const href = (width: number) => `/berkas/${fileId}/${width}.webp`;
  const usual = widths.find((width) => width >= 640) ?? widthPx;
  const srcset = widths.map((width) => `${href(width)} ${width}w`).join(', ');
  return { src: href(usual), alt, widthPx, heightPx, srcset, sizes };
}
