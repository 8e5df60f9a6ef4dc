import { emptyForm } from './form-state.ts';
import type { Examples } from './gallery-examples.ts';
import { TextAreaField, TextField } from './text-field.tsx';

export const examples: Examples = {
  kosong: () => (
    <div class="space-y-6">
      <TextField
        language="id"
        form={emptyForm}
        name="nama"
        label="Nama lengkap"
        hint="Seperti di KTP."
        autocomplete="name"
      />
      <TextField
        language="id"
        form={emptyForm}
        name="surel"
        label="Alamat email"
        type="email"
        autocomplete="email"
        isOptional
      />
      <TextField
        language="id"
        form={emptyForm}
        name="kodePos"
        label="Kode pos"
        inputmode="numeric"
        width="short"
        maxLength={5}
      />
      <TextAreaField language="id" form={emptyForm} name="rincian" label="Informasi yang Anda minta" rows={4} />
    </div>
  ),
  'isian berisi HTML dan galat': () => {
    const typed = '<script>alert("halo")</script> & "kutip"';
    const form = {
      values: { nama: typed, rincian: `${typed}\nbaris kedua </textarea>` },
      errors: { nama: 'Isi nama tanpa tanda < dan >.', rincian: 'Tulis paling sedikit 20 huruf.' },
    };
    return (
      <div class="space-y-6">
        <TextField language="id" form={form} name="nama" label="Nama <b>lengkap</b>" hint="Seperti di KTP." />
        <TextAreaField language="id" form={form} name="rincian" label="Informasi yang Anda minta" />
      </div>
    );
  },
  'kata sandi tidak diulang': () => (
    <TextField
      language="id"
      form={{ values: { sandi: 'rahasia' }, errors: { sandi: 'Kata sandi keliru.' } }}
      name="sandi"
      label="Kata sandi"
      type="password"
      autocomplete="current-password"
    />
  ),
};
