import type { VNode } from 'preact';
import { formatAge, formatDate } from '../../../../platform/ui/format.ts';
import { Icon } from '../../../../platform/ui/icon.tsx';
import type { PublicContent } from '../item-queries.ts';
import { contentTexts } from './content-texts.ts';
import type { ListContext } from './items.tsx';
import { publicTexts } from './public-texts.ts';

interface FreshnessLineProps {
  readonly context: ListContext;
  readonly content: Pick<PublicContent, 'publishedAt' | 'confirmedOn' | 'renewBy' | 'keeperName'>;
  /** Whose it is unless somebody else keeps it. */
  readonly unitTitle: string;
}

/** How old a content is, who keeps it, and when it is looked at again; said honestly when that day has passed. */
export function FreshnessLine({ context, content, unitTitle }: FreshnessLineProps): VNode {
  const { language, now, timeZone } = context;
  const { publishedAt, confirmedOn, renewBy } = content;
  const words = contentTexts(language);
  const keeper = content.keeperName ?? unitTitle;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const isOverdue = renewBy !== null && Temporal.PlainDate.compare(renewBy, today) <= 0;
  return (
    <div class="mt-3 text-base text-muted">
      <p>
        {confirmedOn ? (
          <>
            <time dateTime={confirmedOn.toString()}>{words.confirmed(formatDate(confirmedOn, language))}</time>
            {` · ${keeper}`}
          </>
        ) : (
          <time dateTime={publishedAt.toString()}>
            {publicTexts(language).updatedBy(formatAge(publishedAt, now, language), keeper)}
          </time>
        )}
        {renewBy && !isOverdue && ` · ${words.renewBy(formatDate(renewBy, language))}`}
      </p>
      {renewBy && isOverdue && (
        <p class="mt-1 flex items-start gap-2 text-base-content">
          <span class="mt-1 shrink-0">
            <Icon name="clock" />
          </span>
          {words.overdue(formatDate(renewBy, language))}
        </p>
      )}
    </div>
  );
}
