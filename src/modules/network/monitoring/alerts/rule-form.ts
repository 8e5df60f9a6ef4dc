import { z } from 'zod';
import type { Tx } from '../../../../platform/database/database.ts';
import { parseForm, type ReadForm } from '../../../../platform/http/forms.ts';
import type { FormValues } from '../../../../platform/ui/form-state.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import {
  findPeople,
  findPersonByEmail,
  findUnitByText,
  getRootUnit,
  getUnit,
  listRoles,
} from '../../../organization/index.ts';
import type { RuleWish } from './rule-commands.ts';
import { ruleTexts } from './rule-texts.ts';
import { ALL_DAYS, type AlertRule, RULE_KINDS } from './rules.ts';

/** How targets are asked, as far as rules may tell them apart. */
export const RULE_METHODS = ['icmp', 'tcp', 'http', 'dns', 'snmp', 'agent'] as const;
/** Ways to say who is told. */
export const AUDIENCES = ['operate', 'manage', 'head', 'role', 'person'] as const;
const LAST_MINUTE = 10_080;

function schemaOf(language: Language) {
  const { faults } = ruleTexts(language);
  const hour = z.coerce.number().int().min(0).max(23).optional();
  return z
    .object({
      kunci: z.guid().optional(),
      nama: z.string().max(120, faults.name).default(''),
      unit: z.string(faults.unit).max(200, faults.unit),
      jenis: several(RULE_KINDS, faults.kinds).refine((kinds) => kinds.length > 0, faults.kinds),
      cara: several(RULE_METHODS, faults.kinds),
      terputus: z.coerce
        .number(faults.least)
        .int(faults.least)
        .min(0, faults.least)
        .max(100_000, faults.least)
        .default(0),
      hari: several(ALL_DAYS.map(String), faults.days).refine((days) => days.length > 0, faults.days),
      dari: hour,
      sampai: hour,
      jeda: z.coerce
        .number(faults.after)
        .int(faults.after)
        .min(0, faults.after)
        .max(LAST_MINUTE, faults.after)
        .default(0),
      siapa: z.enum(AUDIENCES, faults.who),
      peran: z.string().max(60).optional(),
      orang: z.string().max(254).optional(),
    })
    .refine(({ dari, sampai }) => (dari === undefined) === (sampai === undefined), {
      ...{ path: ['sampai'], message: faults.hours },
    });
}

/** Boxes that were ticked: absent, one, or several. */
function several<T extends string>(choices: readonly T[], fault: string) {
  const listed = z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]);
  return listed.pipe(z.array(z.enum(choices as readonly [T, ...T[]], fault)));
}

/** A rule as it was typed, with the names looked up. */
export type ReadRule = ReadForm<RuleWish & { readonly key: string | undefined }>;

/** Reads the form of a rule; units, roles and people must be there. Up to three queries. */
export async function readRule(tx: Tx, language: Language, body: unknown): Promise<ReadRule> {
  const { faults } = ruleTexts(language);
  const read = parseForm(schemaOf(language), body);
  if (!read.ok) return read;
  const { kunci: key, nama: name, unit, siapa, peran, orang, dari, sampai, ...typed } = read.value;
  const wrong = (field: string, message: string) => ({
    ...{ ok: false as const, values: read.values, errors: { [field]: message } },
  });
  const found = await findUnitByText(tx, unit);
  if (found.kind !== 'one') return wrong('unit', faults.unit);
  const role = siapa === 'role' ? (await listRoles(tx)).find(({ key: known }) => known === peran) : undefined;
  if (siapa === 'role' && !role) return wrong('peran', faults.role);
  const person = siapa === 'person' ? await findPersonByEmail(tx, orang ?? '') : undefined;
  if (siapa === 'person' && !person?.isActive) return wrong('orang', faults.person);
  const value = {
    ...{
      key,
      name,
      unitId: found.unit.id,
      unitPath: found.unit.path,
      kinds: typed.jenis,
      methods: typed.cara,
      leastCutOff: typed.terputus,
    },
    ...{ days: typed.hari.map(Number), fromHour: dari ?? 0, toHour: sampai ?? 0, afterMinutes: typed.jeda },
    audience: siapa === 'role' || siapa === 'person' ? null : siapa,
    ...{ roleKey: role?.key ?? null, personId: person?.id ?? null },
  };
  return { ok: true, values: read.values, value };
}

/** A rule as its form shows it. Up to two queries. */
export async function typedRule(tx: Tx, rule: AlertRule): Promise<FormValues> {
  const unit = rule.unitId === null ? await getRootUnit(tx) : await getUnit(tx, rule.unitId);
  const [person] = rule.personId === null ? [] : await findPeople(tx, [rule.personId]);
  const isAllDay = rule.fromHour === rule.toHour;
  return {
    ...{ nama: rule.name, unit: unit.label || unit.name, jenis: rule.kinds.join('\n') },
    ...{ cara: rule.methods.join('\n'), terputus: `${rule.leastCutOff}`, hari: rule.days.join('\n') },
    ...{
      dari: isAllDay ? '' : `${rule.fromHour}`,
      sampai: isAllDay ? '' : `${rule.toHour}`,
      jeda: `${rule.afterMinutes}`,
    },
    siapa: rule.personId !== null ? 'person' : rule.roleKey !== null ? 'role' : (rule.audience ?? ''),
    ...{ peran: rule.roleKey ?? '', orang: person?.email ?? '' },
  };
}
