import { z } from 'zod';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { type SnmpSecret, snmpSecretSchema } from './snmp-credential.ts';
import { discoveryTexts } from './texts.ts';

/** A credential as it was typed. */
export interface TypedCredential {
  readonly name: string;
  readonly port: number;
  readonly secret: SnmpSecret;
}

/** Reads the form of a credential; what is wrong never repeats a secret. */
export function readCredential(
  values: FormState['values'],
  language: Language,
):
  | { readonly ok: true; readonly value: TypedCredential }
  | { readonly ok: false; readonly errors: FormState['errors'] } {
  const words = discoveryTexts(language);
  const name = (values.nama ?? '').trim().slice(0, 80);
  if (name === '') return { ok: false, errors: { nama: words.needName } };
  const port = z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .catch(161)
    .parse(values.port || 161);
  const secret = snmpSecretSchema.safeParse(values.versi === '3' ? versionThree(values) : versionTwo(values));
  return secret.success
    ? { ok: true, value: { name, port, secret: secret.data } }
    : { ok: false, errors: { [values.versi === '3' ? 'pengguna' : 'community']: words.badSecret } };
}

function versionTwo(values: FormState['values']) {
  return { version: '2c', community: values.community ?? '' };
}

function versionThree(values: FormState['values']) {
  const auth = values['kunci-autentikasi'] ? { protocol: values.autentikasi, key: values['kunci-autentikasi'] } : null;
  const privacyKey = auth && values['kunci-sandi'] ? values['kunci-sandi'] : null;
  return { version: '3', user: values.pengguna ?? '', auth, privacyKey };
}
