import { Button } from './button.tsx';
import { RadioField } from './choice-field.tsx';
import { DateField } from './date-field.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { emptyForm, type FormState } from './form-state.ts';
import type { Examples } from './gallery-examples.ts';
import { PageHeading } from './page-heading.tsx';
import { Steps } from './steps.tsx';
import { TextAreaField, TextField } from './text-field.tsx';

const bases = [
  { value: 'penelitian', label: 'Penelitian' },
  { value: 'usaha', label: 'Keperluan usaha' },
  { value: 'lain', label: 'Lainnya' },
];

function RequestForm({ form }: { readonly form: FormState }) {
  return (
    <form method="post" novalidate class="space-y-8">
      <Steps language="id" current={2} names={['Yang diminta', 'Data diri', 'Cara menerima', 'Periksa']} />
      <PageHeading
        title="Siapa Anda?"
        lead="Kami perlu tahu ke mana jawaban dikirim. Data ini tidak ditampilkan kepada umum."
      />
      <ErrorSummary language="id" errors={form.errors} />
      <TextField
        language="id"
        form={form}
        name="nama"
        label="Nama lengkap"
        hint="Seperti di KTP."
        autocomplete="name"
      />
      <TextField
        language="id"
        form={form}
        name="telepon"
        label="Nomor telepon"
        type="tel"
        autocomplete="tel"
        inputmode="tel"
        width="medium"
        isOptional
      />
      <DateField language="id" form={form} name="lahir" label="Tanggal lahir" autocomplete="bday" />
      <RadioField language="id" form={form} name="tujuan" label="Untuk apa informasi ini?" choices={bases} />
      <TextAreaField language="id" form={form} name="alamat" label="Alamat" rows={3} />
      <div class="flex flex-wrap gap-3">
        <Button>Lanjutkan</Button>
        <Button kind="secondary" name="tindakan" value="simpan">
          Simpan dan lanjutkan nanti
        </Button>
      </div>
    </form>
  );
}

export const examples: Examples = {
  'formulir kosong': () => <RequestForm form={emptyForm} />,
  'formulir dengan galat': () => (
    <RequestForm
      form={{
        values: { nama: 'Siti', telepon: '0812 3456 7890', tujuan: 'usaha', alamat: 'Desa Cibogo RT 02 RW 01\nWaled' },
        errors: {
          form: 'Formulir ini sudah pernah dikirim pada 23 November 2026, 14.30 WIB.',
          nama: 'Isi nama lengkap, sama dengan nama di KTP.',
          lahir: 'Isi tanggal lahir Anda.',
        },
      }}
    />
  ),
};
