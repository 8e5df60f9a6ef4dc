import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { RadioField, SelectField } from '../../../../platform/ui/choice-field.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import { discoveryTexts } from './texts.ts';
import type { DiscoveryPageProps } from './views.tsx';

/** The ways to ask devices: what there is, and one more. */
export function CredentialSection(props: DiscoveryPageProps): VNode {
  const words = discoveryTexts(props.language);
  return (
    <section class="max-w-text">
      <h2 class="mb-3 text-xl">{words.credentials}</h2>
      <ul class="divide-y divide-base-300">
        {props.credentials.map(({ id, name, version, port }) => (
          <li key={id} class="flex flex-wrap items-center justify-between gap-3 py-2">
            <span>
              {name} · SNMP {version} · UDP {port}
            </span>
            <form method="post" action={`/meja/jaringan/penemuan/kredensial/${id}/hapus`}>
              <Button kind="quiet" icon="trash-2">
                {words.remove}
                <span class="sr-only"> {name}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <CredentialForm {...props} />
    </section>
  );
}

function CredentialForm({ language, form, credentials }: DiscoveryPageProps): VNode {
  const words = discoveryTexts(language);
  const field = { language, form };
  const isOpen = credentials.length === 0 || form.values.versi !== undefined;
  return (
    <details class="mt-4" open={isOpen}>
      <summary class="target cursor-pointer font-semibold text-primary">{words.addCredential}</summary>
      <form method="post" action="/meja/jaringan/penemuan/kredensial" class="mt-4 space-y-5" noValidate>
        <TextField {...field} name="nama" label={words.name} maxLength={80} width="medium" />
        <RadioField
          {...field}
          name="versi"
          label={words.version}
          choices={[
            { value: '2c', label: '2c' },
            { value: '3', label: '3' },
          ]}
        />
        <TextField
          {...field}
          name="community"
          label={words.community}
          type="password"
          autocomplete="off"
          hint={words.secretHint}
          isOptional
          width="medium"
        />
        <TextField
          {...field}
          name="pengguna"
          label={words.user}
          autocomplete="off"
          maxLength={32}
          isOptional
          width="medium"
        />
        <SelectField
          {...field}
          name="autentikasi"
          label={words.protocol}
          isOptional
          choices={[
            { value: 'sha256', label: 'SHA-256' },
            { value: 'sha512', label: 'SHA-512' },
            { value: 'sha', label: 'SHA-1' },
          ]}
        />
        <TextField
          {...field}
          name="kunci-autentikasi"
          label={words.authKey}
          type="password"
          autocomplete="off"
          isOptional
          width="medium"
        />
        <TextField
          {...field}
          name="kunci-sandi"
          label={words.privacyKey}
          type="password"
          autocomplete="off"
          isOptional
          width="medium"
        />
        <TextField
          {...field}
          name="port"
          label={words.port}
          inputmode="numeric"
          maxLength={5}
          isOptional
          width="short"
        />
        <Button icon="save">{words.addCredential}</Button>
      </form>
    </details>
  );
}
