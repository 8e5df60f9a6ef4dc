import { DateField } from './date-field.tsx';
import { emptyForm } from './form-state.ts';
import type { Examples } from './gallery-examples.ts';

export const examples: Examples = {
  kosong: () => (
    <DateField language="id" form={emptyForm} name="lahir" label="Tanggal lahir" autocomplete="bday" max="2026-11-23" />
  ),
  'tanggal dan jam terbit, dengan galat': () => (
    <DateField
      language="id"
      form={{ values: { terbit: '2026-11-20T08:00' }, errors: { terbit: 'Pilih waktu setelah hari ini.' } }}
      name="terbit"
      label="Terbitkan pada"
      hint="Waktu WIB."
      withTime
    />
  ),
};
