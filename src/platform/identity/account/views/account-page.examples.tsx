import { emptyForm } from '../../../ui/form-state.ts';
import type { Examples } from '../../../ui/gallery-examples.ts';
import type { AccountId } from '../../actor.ts';
import type { SessionId } from '../../sessions.ts';
import type { PasskeyId } from '../passkeys.ts';
import { AccountPage, type AccountPageProps } from './account-page.tsx';
import { ConfirmPage } from './confirm-page.tsx';
import { BackupCodesPage, TotpSetupPage } from './totp-pages.tsx';

const now = Temporal.Instant.from('2026-11-23T07:30:00Z');
const here = '01939fd6-0000-7000-8000-000000000001' as SessionId;

const page: AccountPageProps = {
  language: 'id',
  timeZone: 'Asia/Jakarta',
  now,
  signedIn: {
    sessionId: here,
    accountId: '01939fd6-0000-7000-8000-000000000002' as AccountId,
    name: 'Ani Lestari',
    email: 'ani.lestari@cirebonkab.go.id',
    hasTotp: false,
    seenAt: now,
    authenticatedAt: now,
  },
  passkeys: [],
  sessions: [
    {
      id: here,
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36',
      address: '203.0.113.7',
      signedInAt: now.subtract({ minutes: 20 }),
      seenAt: now,
    },
  ],
  form: emptyForm,
  lacksSecondFactor: false,
};

const uri =
  'otpauth://totp/Kabupaten%20Cirebon:ani%40cirebonkab.go.id?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoh';

export const examples: Examples = {
  'akun baru, satu perangkat': () => <AccountPage {...page} />,
  'semua aktif, nama passkey berisi HTML': () => (
    <AccountPage
      {...page}
      signedIn={{ ...page.signedIn, hasTotp: true }}
      passkeys={[
        {
          id: '01939fd6-0000-7000-8000-000000000003' as PasskeyId,
          name: '"><img src=x onerror=alert(1)>',
          addedAt: now,
        },
        { id: '01939fd6-0000-7000-8000-000000000004' as PasskeyId, name: '', addedAt: null },
      ]}
      sessions={[
        ...page.sessions,
        {
          id: '01939fd6-0000-7000-8000-000000000005' as SessionId,
          userAgent: 'sesuatu yang lain',
          address: '2001:db8:85a3:8d3:1319:8a2e:370:7348',
          signedInAt: now.subtract({ hours: 5 }),
          seenAt: now.subtract({ hours: 1 }),
        },
      ]}
    />
  ),
  'kata sandi lama keliru, verifikasi diwajibkan': () => (
    <AccountPage
      {...page}
      language="en"
      lacksSecondFactor
      form={{ values: {}, errors: { lama: 'That password does not match. Write the one you use now.' } }}
    />
  ),
  'menghubungkan aplikasi autentikator': () => <TotpSetupPage language="id" form={emptyForm} uri={uri} />,
  'kode cadangan': () => (
    <BackupCodesPage language="id" codes={Array.from({ length: 10 }, (_, at) => `cnt${at}h-K0d${at}s`)} />
  ),
  'memastikan diri': () => <ConfirmPage language="id" form={emptyForm} returnTo="/meja/akun" />,
};
