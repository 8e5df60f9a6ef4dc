import type { VNode } from 'preact';
import type { StoredFile } from '../files.ts';

interface PictureProps {
  readonly file: Pick<StoredFile, 'id' | 'widths' | 'widthPx' | 'heightPx'>;
  /** What stands for the picture where it cannot be seen; empty only for decoration. */
  readonly alt: string;
  /** How wide it is shown, in CSS words: `(min-width: 640px) 50vw, 100vw`. */
  readonly sizes: string;
  /** True for a picture at the top of the page; others are fetched when they come near. */
  readonly isFirst?: boolean;
  readonly class?: string;
}

/** A picture in the width that the screen needs, as AVIF where understood and WebP otherwise. */
export function Picture({ file, alt, sizes, isFirst = false, class: extra }: PictureProps): VNode {
  const set = (format: string) =>
    file.widths.map((width) => `/berkas/${file.id}/${width}.${format} ${width}w`).join(', ');
  const fallback = file.widths.find((width) => width >= 640) ?? file.widths.at(-1);
  return (
    <picture>
      <source type="image/avif" srcset={set('avif')} sizes={sizes} />
      <img
        class={extra}
        src={`/berkas/${file.id}/${fallback}.webp`}
        srcset={set('webp')}
        sizes={sizes}
        alt={alt}
        width={file.widthPx ?? undefined}
        height={file.heightPx ?? undefined}
        loading={isFirst ? 'eager' : 'lazy'}
        decoding="async"
      />
    </picture>
  );
}
