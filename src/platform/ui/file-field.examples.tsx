import { FileField } from './file-field.tsx';
import { emptyForm } from './form-state.ts';
import type { Examples } from './gallery-examples.ts';

export const examples: Examples = {
  kosong: () => (
    <FileField
      language="id"
      form={emptyForm}
      name="ktp"
      label="Foto KTP"
      hint="JPG, PNG, atau PDF."
      accept=".jpg,.png,.pdf"
      maxSizeBytes={5_000_000}
    />
  ),
  galat: () => (
    <FileField
      language="id"
      form={{ values: {}, errors: { lampiran: 'Berkas ini 12,4 MB. Pilih berkas yang lebih kecil dari 5 MB.' } }}
      name="lampiran"
      label="Lampiran"
      maxSizeBytes={5_000_000}
      isMultiple
      isOptional
    />
  ),
};
