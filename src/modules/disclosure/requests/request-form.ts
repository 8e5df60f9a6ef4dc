import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { isNik } from '../../../platform/sealing/national-id.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import type { Requester } from '../../cases/index.ts';
import { detailFields, namesRepresented } from './detail-form.ts';
import { requestTexts } from './request-texts.ts';

/** The form of a request for information. Fields of the law: UU 14/2008 ps. 22 (4). */
export function requestForm(language: Language) {
  const { errors } = requestTexts(language);
  return z
    .object({
      kunci: z.uuid(errors.key),
      judul: z.string(errors.subject).trim().min(1, errors.subject).max(200, errors.subject),
      isi: z.string(errors.detail).trim().min(1, errors.detail).max(20_000, errors.detail),
      ...detailFields(language),
      nama: z.string(errors.name).trim().min(1, errors.name).max(200, errors.name),
      nik: z.string().trim().refine(isNik, errors.nik).or(z.literal('')).default(''),
      alamat: z.string(errors.address).trim().min(1, errors.address).max(500, errors.address),
      surel: z.email(errors.email).max(254, errors.email).or(z.literal('')).default(''),
      telepon: z
        .string()
        .regex(/^[\d\s+()-]{5,40}$/, errors.phone)
        .or(z.literal(''))
        .default(''),
      /** The requester has seen what was answered before. */
      ditawari: z.literal('ya').optional().catch(undefined),
      berkasId: idSchema<'file'>().optional().catch(undefined),
    })
    .refine(namesRepresented, { path: ['mewakili'], message: errors.represented })
    .refine(({ surel, telepon }) => surel !== '' || telepon !== '', { path: ['surel'], message: errors.contact })
    .refine(({ kirim, surel }) => kirim !== 'email' || surel !== '', { path: ['surel'], message: errors.emailNeeded });
}

/** What was typed into it. */
export type TypedRequest = z.output<ReturnType<typeof requestForm>>;

/** Who asks. */
export function requesterOf(typed: TypedRequest, language: Language): Requester {
  const { nama: name, surel: email, telepon: phone, alamat: address, nik } = typed;
  return { visibility: 'open', language, name, email, phone, address, nik };
}
