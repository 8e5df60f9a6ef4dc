import type { VNode } from 'preact';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { formatDate } from '../../../ui/format.ts';
import { PasskeyButton } from '../../views/passkey-button.tsx';
import type { AccountPageProps } from './account-page.tsx';
import { accountTexts } from './account-texts.ts';

/** The person's passkeys, with removal, and a button to add one where the browser can. */
export function PasskeySection({ language, timeZone, passkeys }: AccountPageProps): VNode {
  const words = accountTexts(language).passkeys;
  const dateOf = (at: Temporal.Instant | null) =>
    at ? formatDate(at.toZonedDateTimeISO(timeZone).toPlainDate(), language) : '–';
  return (
    <Card title={words.title}>
      <p>{words.lead}</p>
      <div class="mt-4 space-y-6">
        <DataTable
          caption={words.caption}
          isCaptionHidden
          rows={passkeys}
          rowKey={(passkey) => passkey.id}
          empty={<p class="text-muted">{words.none}</p>}
          columns={[
            { header: words.name, isLead: true, cell: ({ name }) => name || words.unnamed },
            { header: words.addedAt, cell: ({ addedAt }) => dateOf(addedAt) },
            {
              header: words.action,
              cell: ({ id, name }) => (
                <form method="post" action={`/meja/akun/passkey/${id}/hapus`}>
                  <Button kind="quiet" icon="trash-2">
                    {words.remove}
                    <span class="sr-only"> {name || words.unnamed}</span>
                  </Button>
                </form>
              ),
            },
          ]}
        />
        <PasskeyButton language={language} purpose="register" returnTo="/meja/akun" label={words.add} />
        <noscript>
          <p class="text-muted">{words.noScript}</p>
        </noscript>
      </div>
    </Card>
  );
}
