import type { VNode } from 'preact';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { formatDateTime } from '../../../ui/format.ts';
import type { Language } from '../../../ui/texts.ts';
import type { ListedDevice } from '../subscriptions.ts';
import { pushTexts } from './push-texts.ts';

export interface PushSectionProps {
  readonly language: Language;
  readonly timeZone: string;
  /** The installation's public key for push services, in base64url. */
  readonly publicKey: string;
  readonly devices: readonly ListedDevice[];
  /** Where devices are added, and below which each is removed. */
  readonly href: string;
}

/** The person's devices, and the button that adds this one; the button appears where the browser can. */
export function PushSection({ language, timeZone, publicKey, devices, href }: PushSectionProps): VNode {
  const words = pushTexts(language);
  return (
    <Card title={words.title}>
      <p class="mb-4 text-muted">{words.lead}</p>
      <div
        hidden
        data-island="push-button"
        data-key={publicKey}
        data-href={href}
        data-waiting={words.waiting}
        data-denied={words.denied}
        data-failed={words.failed}
        class="mb-4 space-y-2"
      >
        <Button type="button" icon="bell" kind="secondary">
          {words.turnOn}
        </Button>
        <p role="status" class="text-[0.9375em]" />
      </div>
      <DataTable
        caption={words.caption}
        isCaptionHidden
        rows={devices}
        rowKey={({ id }) => id}
        empty={<p class="text-muted">{words.none}</p>}
        columns={[
          { header: words.device, isLead: true, cell: ({ device }) => device },
          { header: words.added, cell: ({ addedAt }) => formatDateTime(addedAt, timeZone, language) },
          {
            header: words.action,
            cell: ({ id, device }) => (
              <form method="post" action={`${href}/${id}/hapus`}>
                <Button kind="quiet">
                  {words.remove}
                  <span class="sr-only"> {device}</span>
                </Button>
              </form>
            ),
          },
        ]}
      />
    </Card>
  );
}
