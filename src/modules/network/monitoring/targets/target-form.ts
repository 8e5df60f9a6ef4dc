import { isIP } from 'node:net';
import { z } from 'zod';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Method } from '../storage/targets.ts';
import { targetTexts } from './target-texts.ts';

/** Ways of watching that a form can set up. */
export const FORM_METHODS = ['icmp', 'tcp', 'http', 'dns', 'snmp'] as const satisfies readonly Method[];
/** Records that a name server may be asked for. */
export const DNS_TYPES = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'TXT'] as const;
/** The port that is meant when none is given. */
export const USUAL_PORTS: Readonly<Partial<Record<Method, number>>> = { http: 443, dns: 53, snmp: 161 };

const HOST_NAME = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;

/** What every way of watching asks for, and what only this one does. */
export function targetSchema(method: Method, language: Language) {
  const { faults } = targetTexts(language);
  const whole = (least: number, most: number) => {
    const fault = faults.number(least, most);
    return z.coerce.number(fault).int(fault).min(least, fault).max(most, fault);
  };
  const limit = (least: number, most: number) => {
    const fault = faults.number(least, most);
    return z.coerce.number(fault).min(least, fault).max(most, fault).nullable().default(null);
  };
  const name = z.string().max(200, faults.long).optional();
  return z.object({
    ...{ kunci: z.guid().optional(), nama: z.string(faults.name).max(160, faults.name), unit: z.string(faults.unit) },
    ...{ lokasi: name, perangkat: name, induk: z.string().max(8000, faults.long).default('') },
    sumber: z.union([z.literal('probe'), z.guid()], faults.source).default('probe'),
    ...{ interval: whole(5, 86_400).default(60), ulang: whole(0, 20).default(2), jeda: whole(1, 3600).default(10) },
    ...{ rugi: limit(0, 100), lambat: limit(0.1, 60_000) },
    ...(method !== 'simulated' && method !== 'agent' && { alamat: hostOf(faults.host) }),
    ...(method === 'tcp' && {
      port: z.coerce.number(faults.port).int(faults.port).min(1, faults.port).max(65_535, faults.port),
    }),
    ...(method in USUAL_PORTS && {
      port: z.coerce
        .number(faults.port)
        .int(faults.port)
        .min(1, faults.port)
        .max(65_535, faults.port)
        .nullable()
        .default(null),
    }),
    ...(method === 'http' && {
      jalur: z.string().max(1000, faults.long).startsWith('/', faults.path).default('/'),
      isi: z.string().max(500, faults.long).default(''),
      sertifikat: whole(0, 365).default(14),
      aman: z.literal('ya').optional(),
    }),
    ...(method === 'dns' && {
      tanya: z.string(faults.question).max(253, faults.question).regex(HOST_NAME, faults.question),
      jenis: z.enum(DNS_TYPES).default('A'),
      jawab: z.string().max(300, faults.long).default(''),
    }),
    ...(method === 'snmp' && { kredensial: z.guid(faults.credential), antarmuka: whole(1, 2_147_483_647) }),
  });
}

function hostOf(fault: string) {
  return z
    .string(fault)
    .transform((text) => text.replace(/^\[|\]$/g, '').toLowerCase())
    .refine((host) => isIP(host) !== 0 || HOST_NAME.test(host), fault);
}

/** What was typed, whatever the method. */
export type TypedTarget = z.output<ReturnType<typeof targetSchema>>;

/** What the probe of a method needs besides address and port. */
export function optionsOf(method: Method, typed: TypedTarget): Readonly<Record<string, unknown>> {
  switch (method) {
    case 'http':
      return {
        ...{ isSecure: typed.aman === 'ya', path: typed.jalur, content: typed.isi },
        leastCertificateDays: typed.aman === 'ya' ? typed.sertifikat : 0,
      };
    case 'dns':
      return { name: typed.tanya, type: typed.jenis, expected: typed.jawab };
    case 'snmp':
      return { credentialId: typed.kredensial, index: typed.antarmuka };
    default:
      return {};
  }
}

/** Names of parents as they were typed: a line for each that must be up, those on one line stand in for each other. */
export function readParents(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .map((line) =>
      line
        .split(';')
        .map((name) => name.trim())
        .filter(Boolean),
    )
    .filter((group) => group.length > 0);
}
