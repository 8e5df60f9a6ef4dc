import type { VNode } from 'preact';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { formatAge, formatDateTime } from '../../../ui/format.ts';
import type { SessionSummary } from '../../sessions.ts';
import { browserName } from '../browser-name.ts';
import type { AccountPageProps } from './account-page.tsx';
import { accountTexts } from './account-texts.ts';

/** Where the person is signed in; each session but this one can be ended, or all at once. */
export function SessionSection({ language, timeZone, now, sessions, signedIn }: AccountPageProps): VNode {
  const words = accountTexts(language).sessions;
  const isHere = (session: SessionSummary) => session.id === signedIn.sessionId;
  const device = (session: SessionSummary) => browserName(session.userAgent) ?? words.unknown;
  return (
    <Card
      title={words.title}
      actions={
        <form method="post" action="/meja/akun/sesi/akhiri-lain">
          <Button kind="secondary" icon="log-out">
            {words.endOthers}
          </Button>
        </form>
      }
    >
      <DataTable
        caption={words.caption}
        isCaptionHidden
        rows={sessions}
        rowKey={(session) => session.id}
        empty={<p class="text-muted">–</p>}
        columns={[
          {
            header: words.device,
            isLead: true,
            cell: (session) => (
              <>
                {device(session)} {isHere(session) && <Badge tone="success">{words.here}</Badge>}
              </>
            ),
          },
          { header: words.place, cell: ({ address }) => address || '–' },
          { header: words.signedInAt, cell: ({ signedInAt }) => formatDateTime(signedInAt, timeZone, language) },
          { header: words.seenAt, cell: ({ seenAt }) => formatAge(seenAt, now, language) },
          {
            header: words.action,
            cell: (session) =>
              isHere(session) ? (
                '–'
              ) : (
                <form method="post" action={`/meja/akun/sesi/${session.id}/akhiri`}>
                  <Button kind="quiet" icon="log-out">
                    {words.end}
                    <span class="sr-only"> {device(session)}</span>
                  </Button>
                </form>
              ),
          },
        ]}
      />
    </Card>
  );
}
