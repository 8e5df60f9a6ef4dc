import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A whole HTML document as text, with its doctype. Text in the props is escaped. */
export function renderDocument<Props>(vnode: VNode<Props>): string {
  return `<!doctype html>${renderToString(vnode)}`;
}
