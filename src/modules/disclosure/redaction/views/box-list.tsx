import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { labelOf, type RedactionBox } from '../redaction.ts';
import { redactionTexts } from '../redaction-texts.ts';
import type { RedactionPageProps } from './redaction-page.tsx';

/** How many boxes each page has, and those of the page in sight one by one. */
export function BoxList(props: RedactionPageProps): VNode {
  const { language, redaction, boxes, page } = props;
  const words = redactionTexts(language);
  const own = boxes.filter((box) => box.page === page);
  const others = [...new Set(boxes.map((box) => box.page))].filter((number) => number !== page);
  return (
    <section class="surface space-y-3 p-4 sm:p-6">
      <h2 class="text-xl">{words.boxes(boxes.length)}</h2>
      {boxes.length === 0 && <p class="text-muted">{words.noBoxes}</p>}
      {own.length > 0 && (
        <>
          <h3 class="font-semibold">{words.boxesOf(page, own.length)}</h3>
          <ul class="divide-y divide-base-300">
            {own.map((box, at) => (
              <BoxItem key={box.id} {...props} box={box} at={at + 1} />
            ))}
          </ul>
        </>
      )}
      {others.map((number) => (
        <p key={number}>
          <a class="target text-primary underline" href={`/meja/ppid/hitamkan/${redaction.id}?halaman=${number}`}>
            {words.boxesOf(number, boxes.filter((box) => box.page === number).length)}
          </a>
        </p>
      ))}
    </section>
  );
}

interface BoxItemProps extends RedactionPageProps {
  readonly box: RedactionBox;
  readonly at: number;
}

function BoxItem({ language, redaction, box, at, page }: BoxItemProps): VNode {
  const words = redactionTexts(language);
  const size = redaction.pages[page - 1] ?? { width: box.width, height: box.height };
  const percent = (part: number, whole: number) => Math.max(0, Math.round((100 * part) / whole));
  return (
    <li class="flex items-center justify-between gap-2 py-2">
      <span class="min-w-0">
        {labelOf(box)}
        <span class="block text-sm text-muted">
          {words.origins[box.origin]}, {words.place(percent(box.x, size.width), percent(box.y, size.height))}
        </span>
      </span>
      {redaction.resultFileId === null && (
        <form class="shrink-0" method="post" action={`/meja/ppid/hitamkan/${redaction.id}/kotak/${box.id}/hapus`}>
          <Button kind="quiet" icon="trash-2">
            {words.remove}
            <span class="sr-only">: {words.removeLabel(page, at)}</span>
          </Button>
        </form>
      )}
    </li>
  );
}
