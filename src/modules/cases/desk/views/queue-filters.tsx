import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { FilterSelect } from '../../../../platform/ui/list-filter.tsx';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { DUE_FILTERS, queueHref } from '../queue-filter.ts';
import { queueTexts } from '../queue-texts.ts';
import type { QueuePageProps } from './queue-page.tsx';

type QueueFiltersProps = Pick<QueuePageProps, 'language' | 'view' | 'filter' | 'kinds' | 'isUnitUnknown'>;

/** Search and filters of the queue; the key / leads to the search. */
export function QueueFilters({ language, view, filter, kinds, isUnitUnknown }: QueueFiltersProps): VNode {
  const words = queueTexts(language);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <search>
      <form action="/meja/kasus" class="my-4 flex flex-wrap items-end gap-3">
        <input type="hidden" name="bagian" value={view} />
        <div class="min-w-0 flex-1 basis-60">
          <label for="saring-cari" class="block text-sm font-semibold">
            {words.search}
          </label>
          <input
            id="saring-cari"
            type="search"
            name="cari"
            value={filter.search}
            maxLength={100}
            data-shortcut="/"
            class="input w-full bg-base-100"
          />
        </div>
        {kinds.length > 1 && (
          <FilterSelect
            name="jenis"
            label={words.filters.kind}
            all={words.filters.allKinds}
            value={filter.kind}
            choices={kinds.map(({ name, label }) => [name, label[language]] as const)}
          />
        )}
        {view !== 'done' && (
          <FilterSelect
            name="tenggat"
            label={words.filters.due}
            all={words.filters.allDue}
            value={filter.due}
            choices={DUE_FILTERS.map((due) => [due, words.due[due]] as const)}
          />
        )}
        <div class="min-w-0 basis-40">
          <label for="saring-unit" class="block text-sm font-semibold">
            {words.filters.unit}
          </label>
          <input
            id="saring-unit"
            type="text"
            name="unit"
            value={filter.unit}
            maxLength={160}
            class="input w-full bg-base-100"
          />
        </div>
        <Button kind="secondary" icon="search">
          {words.find}
        </Button>
        {isFiltered && (
          <a href={queueHref(view, NONE)} class="target text-primary underline">
            {words.clear}
          </a>
        )}
      </form>
      {isUnitUnknown && <Notice tone="notice">{words.unitUnknown}</Notice>}
    </search>
  );
}

const NONE = { search: undefined, kind: undefined, unit: undefined, due: undefined };
