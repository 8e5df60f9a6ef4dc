import type { VNode } from 'preact';

interface ProseProps {
  /** HTML that has passed the sanitizer. Nothing else may come here: it is not escaped. */
  readonly sanitizedHtml: string;
}

/** A story with headings, lists, pictures and tables, as written in the editor. */
export function Prose({ sanitizedHtml }: ProseProps): VNode {
  return <div class="prose" dangerouslySetInnerHTML={{ __html: sanitizedHtml }} />;
}
