import { CheckboxField, CheckboxListField, RadioField, SelectField } from './choice-field.tsx';
import { emptyForm, type FormState } from './form-state.ts';
import type { Examples } from './gallery-examples.ts';

const ways = [
  { value: 'surel', label: 'Lewat email', hint: 'Paling cepat; salinan dikirim sebagai PDF.' },
  { value: 'ambil', label: 'Diambil di loket PPID, Jalan Sunan Kalijaga Nomor 7, Sumber' },
  { value: 'pos', label: 'Lewat pos' },
];

function Fields({ form }: { readonly form: FormState }) {
  return (
    <div class="space-y-6">
      <RadioField language="id" form={form} name="cara" label="Bagaimana Anda ingin menerimanya?" choices={ways} />
      <SelectField language="id" form={form} name="kecamatan" label="Kecamatan" choices={districts} />
      <CheckboxListField
        language="id"
        form={form}
        name="topik"
        label="Topik"
        hint="Boleh lebih dari satu."
        choices={topics}
        isOptional
      />
      <CheckboxField
        language="id"
        form={form}
        name="setuju"
        label="Saya setuju data saya dipakai untuk menjawab permohonan ini"
        hint="Data dihapus setelah permohonan selesai dan masa simpannya habis."
      />
    </div>
  );
}

const districts = ['Waled', 'Pasaleman', 'Ciledug'].map((label) => ({ value: label.toLowerCase(), label }));
const topics = ['Anggaran', 'Pendidikan', 'Kesehatan'].map((label) => ({ value: label.toLowerCase(), label }));

export const examples: Examples = {
  kosong: () => <Fields form={emptyForm} />,
  'sudah diisi': () => (
    <Fields
      form={{
        values: { cara: 'ambil', kecamatan: 'pasaleman', topik: 'anggaran\nkesehatan', setuju: 'ya' },
        errors: {},
      }}
    />
  ),
  'semua galat': () => (
    <Fields
      form={{
        values: {},
        errors: {
          cara: 'Pilih cara menerima informasi.',
          kecamatan: 'Pilih kecamatan Anda.',
          topik: 'Pilih paling sedikit satu topik.',
          setuju: 'Centang bila Anda setuju.',
        },
      }}
    />
  ),
};
