import { h } from 'preact';
import { z } from 'zod';
import { parseForm } from '../../../platform/http/forms.ts';
import type { KindIntake } from '../../cases/index.ts';
import { acceptedDetails, detailFields, detailsOf, namesRepresented } from './detail-form.ts';
import { insertRequest } from './queries.ts';
import { requestTexts } from './request-texts.ts';
import { CounterFields } from './views/detail-fields.tsx';

/** Requests that come to the counter, by phone, on paper or through a gateway: the same rights as on the web. */
export const requestIntake: KindIntake = {
  fields: (shown) => h(CounterFields, shown),
  read(fields, language) {
    const { errors } = requestTexts(language);
    const form = z
      .object({ ...detailFields(language), tujuan: z.string().trim().max(5000, errors.purpose).default('') })
      .refine(namesRepresented, { path: ['mewakili'], message: errors.represented });
    const read = parseForm(form, fields);
    return read.ok ? { ...read, value: (tx, id) => insertRequest(tx, id, detailsOf(read.value)) } : read;
  },
  accept: (told) => (tx, id) => insertRequest(tx, id, acceptedDetails(told)),
};
