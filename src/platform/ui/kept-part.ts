import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

const MOST_PARTS = 60;

const kept = new WeakMap<object, Map<string, string>>();

/**
 * The HTML of a part that many pages share, such as the header of a site: rendered once for its owner and key, and
 * kept for as long as the owner is.
 * @param owner what the part is made from; a changed part needs another owner. Null renders anew each time.
 * @param key all that the part depends on besides
 */
export function keptPart(owner: object | null, key: string, render: () => VNode): string {
  if (owner === null) return renderToString(render());
  const parts = kept.get(owner) ?? new Map<string, string>();
  const known = parts.get(key);
  if (known !== undefined) return known;
  const html = renderToString(render());
  if (parts.size < MOST_PARTS) kept.set(owner, parts.set(key, html));
  return html;
}
