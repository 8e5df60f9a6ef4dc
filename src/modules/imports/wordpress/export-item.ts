/** An item of a WordPress export (WXR), as it stands there: a post, a page, an upload, an entry of a menu, … */
export interface ExportItem {
  readonly title: string;
  readonly link: string;
  readonly guid: string;
  readonly postId: string;
  readonly postType: string;
  readonly status: string;
  readonly hasPassword: boolean;
  /** `2019-05-01 03:00:00` in UTC; zeros for what never appeared. */
  readonly dateGmt: string;
  /** The same in the time zone of the site. */
  readonly date: string;
  readonly author: string;
  readonly slug: string;
  readonly html: string;
  readonly excerpt: string;
  readonly attachmentUrl: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** Menus of which it is an entry. */
  readonly menus: readonly string[];
  /** Its place in the menu. */
  readonly menuOrder: number;
  /** Fields that WordPress keeps beside an item, as far as they are needed. */
  readonly meta: ReadonlyMap<string, string>;
  /** The field was longer than is read. */
  readonly isTooLong: boolean;
}

/** What an export is made of, in its order; `cut` comes last, when the file ends too early or cannot be read further. */
export type ExportPart =
  /** Where the site stood; may come several times. */
  | { readonly kind: 'site'; readonly url: string }
  | { readonly kind: 'author'; readonly login: string; readonly name: string }
  | { readonly kind: 'item'; readonly item: ExportItem }
  | { readonly kind: 'cut'; readonly line: number; readonly reason: string };
