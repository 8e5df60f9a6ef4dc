import { z } from 'zod';
import type { Language } from '../../../platform/ui/texts.ts';
import { ACCESS_WAYS, DELIVERY_WAYS, REQUESTER_KINDS, type RequestDetails } from './request.ts';
import { requestTexts } from './request-texts.ts';

/** The fields that only a request for information has: on the public form, and on that of the counter. */
export function detailFields(language: Language) {
  const { errors } = requestTexts(language);
  return {
    tujuan: z.string(errors.purpose).trim().min(1, errors.purpose).max(5000, errors.purpose),
    cara: z.enum(ACCESS_WAYS, errors.choose),
    kirim: z.enum(DELIVERY_WAYS, errors.choose),
    pemohon: z.enum(REQUESTER_KINDS, errors.choose),
    mewakili: z.string().trim().max(200, errors.represented).default(''),
    pekerjaan: z.string().trim().max(200, errors.occupation).default(''),
  };
}

/** What was typed into them. */
export interface TypedDetails {
  readonly tujuan: string;
  readonly cara: RequestDetails['access'];
  readonly kirim: RequestDetails['delivery'];
  readonly pemohon: RequestDetails['requesterKind'];
  readonly mewakili: string;
  readonly pekerjaan: string;
}

/** Whether the group or body is named for which somebody asks. */
export function namesRepresented({ pemohon, mewakili }: Pick<TypedDetails, 'pemohon' | 'mewakili'>): boolean {
  return pemohon === 'person' || mewakili !== '';
}

/** What the law wants to know besides. */
export function detailsOf(typed: TypedDetails): RequestDetails {
  const { pemohon, mewakili, pekerjaan, tujuan, cara, kirim } = typed;
  return {
    ...{ requesterKind: pemohon, represented: pemohon === 'person' ? '' : mewakili },
    ...{ occupation: pekerjaan, purpose: tujuan, access: cara, delivery: kirim },
  };
}

/**
 * The same fields where nobody can be asked on the spot. What is missing or wrong is left open, and the officer sees that
 * the request is not complete.
 */
const acceptedFields = z.object({
  tujuan: z.string().trim().max(5000).catch(''),
  cara: z.enum(ACCESS_WAYS).catch('digital'),
  kirim: z.enum(DELIVERY_WAYS).catch('email'),
  pemohon: z.enum(REQUESTER_KINDS).catch('person'),
  mewakili: z.string().trim().max(200).catch(''),
  pekerjaan: z.string().trim().max(200).catch(''),
});

/** The details of what a gateway told. Never throws. */
export function acceptedDetails(told: Readonly<Record<string, string>>): RequestDetails {
  return detailsOf(acceptedFields.parse(told));
}
