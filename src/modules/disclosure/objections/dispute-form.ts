import { z } from 'zod';
import type { Language } from '../../../platform/ui/texts.ts';
import { disputeTexts } from './dispute-texts.ts';
import { DISPUTE_ENDINGS } from './objection.ts';

/** Between which days something happened. */
interface Between {
  readonly from: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
}

function day({ from, today }: Between, fault: string) {
  return z.iso.date(fault).refine((typed) => typed >= from.toString() && typed <= today.toString(), fault);
}

/** The form with which an officer records that a dispute was lodged. */
export function disputeForm(language: Language, between: Between) {
  const { errors } = disputeTexts(language);
  return z.object({
    nomor: z.string(errors.number).trim().min(1, errors.number).max(100, errors.number),
    komisi: z.string(errors.commission).trim().min(3, errors.commission).max(200, errors.commission),
    tanggal: day(between, errors.lodgedOn),
  });
}

/** The form with which an officer records how it ended. */
export function disputeEndForm(language: Language, between: Between) {
  const { errors } = disputeTexts(language);
  return z.object({
    hasil: z.enum(DISPUTE_ENDINGS, errors.ending),
    tanggalHasil: day(between, errors.endedOn),
    nomorPutusan: z.string().trim().max(100, errors.long).default(''),
    catatan: z.string().trim().max(5000, errors.long).default(''),
  });
}
