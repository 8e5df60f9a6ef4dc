import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { Gateway, GatewayId } from '../gateways.ts';
import { GatewaysPage } from './gateways-page.tsx';

const page = { language: 'id', timeZone: 'Asia/Jakarta', form: emptyForm, formKey: 'k', added: null } as const;
const gateway: Gateway = {
  ...{ id: '1' as GatewayId, name: 'Surel <b>halo</b>', channel: 'email', unitPath: '/dinkes/', isClosed: false },
  addedAt: Temporal.Instant.from('2026-11-23T02:00:00Z'),
};

export const examples: Examples = {
  'belum ada saluran': () => <GatewaysPage {...page} gateways={[]} />,
  'saluran baru dengan kuncinya': () => (
    <GatewaysPage
      {...page}
      gateways={[gateway, { ...gateway, id: '2' as GatewayId, isClosed: true }]}
      added={{ address: 'https://contohkab.go.id/masuk/kasus/0198', key: 'k7Zq…' }}
    />
  ),
};
