import { Button } from './button.tsx';
import { CardFrame } from './card-frame.tsx';
import { emptyForm } from './form-state.ts';
import type { Examples } from './gallery-examples.ts';
import { TextField } from './text-field.tsx';

export const examples: Examples = {
  masuk: () => (
    <CardFrame name="Pemerintah Kabupaten Cirebon" foot={<p>Lupa sandi? Hubungi admin Diskominfo.</p>}>
      <h1 class="text-2xl">Masuk ke meja kerja</h1>
      <form method="post" class="mt-6 space-y-5">
        <TextField
          language="id"
          form={emptyForm}
          name="surel"
          label="Alamat email"
          type="email"
          autocomplete="username"
        />
        <TextField
          language="id"
          form={emptyForm}
          name="sandi"
          label="Kata sandi"
          type="password"
          autocomplete="current-password"
        />
        <Button>Masuk</Button>
      </form>
    </CardFrame>
  ),
};
