import { newId } from '../../../platform/database/ids.ts';
import type { Examples } from '../../../platform/ui/gallery-examples.ts';
import type { ListedDelivery } from '../delivery-queries.ts';
import { FollowPage } from './follow-page.tsx';
import { FollowersPage, type SiteRow } from './followers-page.tsx';

const lead = 'Kabar Kabupaten Contoh datang kepada Anda, tanpa akun di sini dan tanpa biaya.';
const siteId = newId<'site'>();
const portal: SiteRow = {
  ...{ id: siteId, title: 'Kabupaten <b>Contoh</b>', handle: '@contohkab@contohkab.example.go.id' },
  ...{ followers: 1204, isOn: true, mayChange: true },
};
const delivery = (state: ListedDelivery['state'], error: string | null): ListedDelivery => ({
  ...{ id: newId(), siteId, kind: 'Create', server: 'mastodon.example', state, attempts: 3, error },
  changedAt: Temporal.Instant.from('2026-11-23T02:00:00Z'),
});
const shown = { language: 'id', timeZone: 'Asia/Jakarta', previousHref: null, nextHref: null } as const;

/** Every state of both pages: shown in the gallery, rendered and checked in the tests. */
export const examples: Examples = {
  'cara mengikuti': () => <FollowPage language="id" lead={lead} handle="@waled@waled.contohkab.example.go.id" />,
  'cara mengikuti, hanya umpan': () => <FollowPage language="id" lead={lead} handle={null} />,
  'meja pengikut': () => (
    <FollowersPage
      {...shown}
      isReached
      sites={[portal, { ...portal, id: newId(), title: 'Desa Cibogo', followers: 0, isOn: false, mayChange: false }]}
      deliveries={[delivery('delivered', null), delivery('waiting', 'HTTP 503'), delivery('refused', 'forbidden')]}
    />
  ),
  'meja pengikut, belum terkirim': () => <FollowersPage {...shown} isReached={false} sites={[]} deliveries={[]} />,
};
