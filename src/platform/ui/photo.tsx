import type { VNode } from 'preact';

/** A picture with the size at which it is shown, so that the page does not jump while it loads. */
export interface PhotoContent {
  readonly src: string;
  /** What is to be seen; empty when the picture only repeats the text beside it. */
  readonly alt: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Other widths: `/berkas/a-320.avif 320w, /berkas/a-640.avif 640w`. */
  readonly srcset?: string;
  /** How wide it is shown: `(min-width: 64rem) 30rem, 100vw`. */
  readonly sizes?: string;
}

interface PhotoProps {
  readonly photo: PhotoContent;
  /** In the first view of the page, so it is not loaded lazily. */
  readonly isFirstView?: boolean;
}

/** A picture that fills the width of its place. */
export function Photo({ photo, isFirstView }: PhotoProps): VNode {
  return (
    <img
      src={photo.src}
      srcset={photo.srcset}
      sizes={photo.sizes}
      alt={photo.alt}
      width={photo.widthPx}
      height={photo.heightPx}
      loading={isFirstView ? undefined : 'lazy'}
      decoding="async"
      class="h-auto w-full rounded-box bg-base-300 object-cover"
    />
  );
}

interface AvatarProps {
  readonly name: string;
  /** A portrait; without it the initials stand in its place. */
  readonly src?: string | null | undefined;
  readonly size?: 'small' | 'large';
}

/** A person's portrait. The name stands beside it, so the picture itself is not read out. */
export function Avatar({ name, src, size = 'small' }: AvatarProps): VNode {
  const box = size === 'small' ? 'size-11' : 'size-24';
  const widthPx = size === 'small' ? 44 : 96;
  if (src) {
    return (
      <img
        src={src}
        alt=""
        width={widthPx}
        height={widthPx}
        loading="lazy"
        class={`${box} shrink-0 rounded-full object-cover`}
      />
    );
  }
  return (
    <span
      aria-hidden="true"
      class={`${box} inline-flex shrink-0 items-center justify-center rounded-full bg-tint font-heading font-bold text-primary`}
    >
      {initials(name)}
    </span>
  );
}

/** First letters of the first and the last word, without titles before and after the name. */
function initials(name: string): string {
  const words = (name.split(',')[0] ?? '').split(/\s+/).filter((word) => word !== '' && !word.endsWith('.'));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase('id');
}
