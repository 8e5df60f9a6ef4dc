import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { VNode } from 'preact';

/** The icons in use, by their Lucide name; a new one is added here. */
export const iconNames = [
  'archive',
  'arrow-left',
  'arrow-right',
  'baby',
  'badge-check',
  'bell',
  'book-open',
  'building-2',
  'calendar-days',
  'chart-column',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'circle-alert',
  'circle-check',
  'circle-question-mark',
  'clipboard-list',
  'clock',
  'copy',
  'database',
  'download',
  'external-link',
  'eye',
  'file-text',
  'flag',
  'flower-2',
  'folder',
  'globe',
  'graduation-cap',
  'heart-pulse',
  'history',
  'hourglass',
  'house',
  'id-card',
  'image',
  'inbox',
  'info',
  'key-round',
  'land-plot',
  'landmark',
  'languages',
  'layout-list',
  'link',
  'list-checks',
  'lock',
  'log-in',
  'log-out',
  'mail',
  'map',
  'map-pin',
  'megaphone',
  'menu',
  'message-square',
  'monitor',
  'network',
  'newspaper',
  'pencil',
  'phone',
  'pin',
  'pin-off',
  'plus',
  'printer',
  'refresh-cw',
  'rss',
  'save',
  'scale',
  'scroll-text',
  'search',
  'send',
  'settings',
  'shield-check',
  'smartphone',
  'sprout',
  'star',
  'store',
  'tag',
  'trash-2',
  'triangle-alert',
  'truck',
  'undo-2',
  'upload',
  'user',
  'users',
  'video',
  'wrench',
  'x',
] as const;

/** The name of an icon in use. */
export type IconName = (typeof iconNames)[number];

const require = createRequire(import.meta.url);

function readIcon(name: IconName): string {
  const svg = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
  return svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replaceAll(/\s*\n\s*/g, '');
}

const drawings: ReadonlyMap<IconName, string> = new Map(iconNames.map((name) => [name, readIcon(name)]));

interface IconProps {
  readonly name: IconName;
  /** Further classes, such as `text-accent` or `size-8`; without a size it is a quarter larger than the text. */
  readonly class?: string;
}

/** A line icon in the colour of the text. Hidden from screen readers, so a word always stands beside it. */
export function Icon({ name, class: extra }: IconProps): VNode {
  return (
    <svg
      class={extra ? `icon ${extra}` : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: drawings.get(name) ?? '' }}
    />
  );
}
