import { inReadOnly } from '../../platform/database/tenancy.ts';
import { explainDeadline } from '../../platform/deadlines/explain.ts';
import { type FastifyRequest, siteOf } from '../../platform/http/fastify.ts';
import { originOf } from '../../platform/http/place.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { type CaseRecord, subjectOf } from './case.ts';
import { ANSWER } from './clock.ts';
import { type CaseOffice, kindOf, trackingLink } from './office.ts';
import { findLetterhead } from './queries.ts';
import { printReceipt } from './receipt.ts';

/** Reads what the receipt of a case tells, and prints it. The caller has checked who asks. */
export async function receiptOf(
  request: FastifyRequest,
  deps: ModuleDeps,
  office: CaseOffice,
  { own, secret }: { readonly own: CaseRecord; readonly secret: string },
): Promise<Buffer> {
  const place = siteOf(request);
  const { clock, letterhead } = await inReadOnly(deps.db, place, async (tx) => ({
    clock: await explainDeadline(tx, { subject: subjectOf(own.id), kind: ANSWER }),
    letterhead: await findLetterhead(tx, own.unitPath),
  }));
  const contact = [letterhead?.address, letterhead?.phone, letterhead?.email].filter(Boolean).join(' · ');
  return printReceipt({
    ...{ language: request.language, timeZone: place.timeZone, now: deps.clock.now(), found: own, secret },
    ...{ kind: kindOf(office, own.kind), unit: { name: letterhead?.name ?? '', contact } },
    ...{ governmentName: place.governmentName, due: { on: clock.dueOn, citation: clock.citation } },
    link: trackingLink(office, place.governmentLabel, { number: own.number, secret }),
    trackingAddress: `${originOf(deps.address, place.governmentLabel)}/lacak`,
  });
}
