import type { Assets } from '../../../ui/assets.ts';
import { emptyForm } from '../../../ui/form-state.ts';
import type { Examples } from '../../../ui/gallery-examples.ts';
import { CodePage } from './code-page.tsx';
import { doorTexts } from './door-texts.ts';
import { ForgotPage, ForgotSentPage } from './forgot-page.tsx';
import { ExpiredLinkPage, NewPasswordPage } from './new-password-page.tsx';
import { SessionEndedPage, StrangerPage } from './refusal-pages.tsx';
import { SignInPage } from './sign-in-page.tsx';

const door = (assets: Assets) =>
  ({ language: 'id', governmentName: 'Pemerintah Kabupaten Cirebon', hue: null, assets }) as const;

const words = doorTexts('id');
const email = 'ani.lestari+panjang@dinaskomunikasidaninformatika.cirebonkab.go.id';
const link = { email, token: 'contoh', purpose: 'reset' } as const;
const fresh = { form: emptyForm, returnTo: '/meja', problem: null } as const;

export const examples: Examples = {
  masuk: ({ assets }) => <SignInPage {...door(assets)} {...fresh} hasOidc={false} />,
  'masuk, dengan penyedia identitas, dalam bahasa Inggris': ({ assets }) => (
    <SignInPage {...door(assets)} {...fresh} language="en" hasOidc />
  ),
  'masuk ditolak, surel berisi HTML': ({ assets }) => (
    <SignInPage
      {...door(assets)}
      returnTo={'/meja?cari="><b>'}
      form={{ values: { surel: '"><script>alert(1)</script>' }, errors: {} }}
      problem={words.signIn.refused}
      hasOidc={false}
    />
  ),
  'masuk, isian kosong': ({ assets }) => (
    <SignInPage
      {...door(assets)}
      {...fresh}
      form={{ values: {}, errors: { surel: words.signIn.emailError, sandi: words.signIn.passwordError } }}
      hasOidc={false}
    />
  ),
  'masuk setelah keluar': ({ assets }) => (
    <SignInPage {...door(assets)} {...fresh} flash={{ text: words.signedOut }} hasOidc={false} />
  ),
  'kode verifikasi': ({ assets }) => <CodePage {...door(assets)} {...fresh} />,
  'kode ditolak': ({ assets }) => <CodePage {...door(assets)} {...fresh} problem={words.code.refused} />,
  'lupa kata sandi': ({ assets }) => <ForgotPage {...door(assets)} form={emptyForm} />,
  'tautan dikirim': ({ assets }) => <ForgotSentPage {...door(assets)} email={email} />,
  'kata sandi baru': ({ assets }) => <NewPasswordPage {...door(assets)} {...link} form={emptyForm} />,
  'kata sandi baru ditolak, akun undangan': ({ assets }) => (
    <NewPasswordPage
      {...door(assets)}
      {...link}
      purpose="invitation"
      form={{ values: {}, errors: { baru: words.newPassword.faults.common } }}
    />
  ),
  'tautan tidak berlaku': ({ assets }) => <ExpiredLinkPage {...door(assets)} />,
  'akun tanpa pegawai': ({ assets }) => <StrangerPage {...door(assets)} />,
  'sesi berakhir': ({ assets }) => <SessionEndedPage {...door(assets)} />,
};
