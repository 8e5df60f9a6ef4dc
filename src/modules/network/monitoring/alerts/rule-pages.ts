import { sql } from 'kysely';
import { h, type VNode } from 'preact';
import type { Tx } from '../../../../platform/database/database.ts';
import { newId } from '../../../../platform/database/ids.ts';
import { inReadOnly } from '../../../../platform/database/tenancy.ts';
import { deskPage } from '../../../../platform/http/desk-page.tsx';
import type { FastifyRequest } from '../../../../platform/http/fastify.ts';
import { type Actor, may, mayAnywhere, type UnitPath } from '../../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import {
  findPeople,
  findUnits,
  getRootUnit,
  listRoleHolders,
  listRoles,
  listUnits,
} from '../../../organization/index.ts';
import { visitOf } from '../../desk.ts';
import { PERMISSION } from '../../permissions.ts';
import type { TargetId } from '../core/target.ts';
import { listWatched } from '../desk/watch-queries.ts';
import { ruleTexts } from './rule-texts.ts';
import { type AlertRule, listOwnRules } from './rules.ts';
import type { Foreseen } from './views/foresight.tsx';
import { RuleFormPage } from './views/rule-form-page.tsx';
import { type ListedRule, RULES, type RuleChange, RuleList, whoWords } from './views/rule-list.tsx';
import { foreseeTelling, imagineIncident } from './whom-to-tell.ts';

const place = '/meja/jaringan';
const MOST_TARGETS = 500;
const SHOWN_CHANGES = 10;
const SUGGESTED = 200;
const NIGHT_HOUR = 2;

/** What an address asks of the rules: a target and a moment, to see who would be told. */
export interface ForesightQuery {
  readonly titik?: TargetId | undefined;
  readonly pada?: string | undefined;
}

/** The rules, who would be told, and who changed what. About ten queries. */
export async function rulesPage(request: FastifyRequest, deps: ModuleDeps, query: ForesightQuery): Promise<VNode> {
  const visit = visitOf(request, deps.clock);
  const { actor, language, timeZone, within } = visit;
  const asked = momentOf(query.pada, deps.clock.now().toZonedDateTimeISO(timeZone));
  const read = await inReadOnly(deps.db, actor, async (tx) => {
    const own = await listOwnRules(tx);
    const rules = await named(
      tx,
      actor,
      own.filter((rule) => concerns(rule, within)),
    );
    const targets = await listWatched(tx, { within, limit: MOST_TARGETS });
    const target = targets.find(({ id }) => id === query.titik);
    const answer = target ? await foresee(tx, { target, began: asked, rules, language }) : null;
    return { rules, targets, answer, changes: await listRuleChanges(tx, own) };
  });
  const values = { titik: query.titik ?? '', pada: asked.toPlainDateTime().toString({ smallestUnit: 'minute' }) };
  const view = h(RuleList, {
    ...{ language, timeZone, rules: read.rules, changes: mayAnywhere(actor, PERMISSION.manage) ? read.changes : [] },
    foreseen: { form: { values, errors: {} }, targets: read.targets, answer: read.answer },
    mayAdd: mayAnywhere(actor, PERMISSION.manage),
  });
  return deskPage(request, deps.assets, { title: ruleTexts(language).title, place }, view);
}

/** A rule above or below what somebody may see. */
function concerns({ unitPath }: AlertRule, within: readonly UnitPath[]): boolean {
  return within.some((path) => unitPath.startsWith(path) || path.startsWith(unitPath));
}

/** The night that comes, unless another moment was asked for. */
function momentOf(text: string | undefined, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  try {
    if (text !== undefined) return Temporal.PlainDateTime.from(text).toZonedDateTime(now.timeZoneId);
  } catch {
    // What is no moment asks for the usual one.
  }
  return now.add({ days: 1 }).withPlainTime({ hour: NIGHT_HOUR });
}

async function named(tx: Tx, actor: Actor, rules: readonly AlertRule[]): Promise<readonly ListedRule[]> {
  const units = await findUnits(
    tx,
    rules.flatMap(({ unitId }) => unitId ?? []),
  );
  const root = await getRootUnit(tx);
  const people = await findPeople(
    tx,
    rules.flatMap(({ personId }) => personId ?? []),
  );
  const roles = await listRoles(tx);
  return rules.map((rule) => ({
    ...rule,
    unitName: (units.find(({ id }) => id === rule.unitId) ?? root).name,
    whoName:
      rule.roleKey === null
        ? (people.find(({ id }) => id === rule.personId)?.name ?? null)
        : (roles.find(({ key }) => key === rule.roleKey)?.name ?? null),
    mayChange: may(actor, PERMISSION.manage, rule.unitPath),
  }));
}

interface Asked {
  readonly target: { readonly id: TargetId; readonly name: string };
  readonly began: Temporal.ZonedDateTime;
  readonly rules: readonly ListedRule[];
  readonly language: Language;
}

async function foresee(tx: Tx, { target, began, rules, language }: Asked): Promise<Foreseen['answer']> {
  const incident = await imagineIncident(tx, target.id);
  if (!incident) return null;
  const words = ruleTexts(language);
  const nameOf = (rule: AlertRule) => {
    const own = rules.find(({ id }) => id === rule.id);
    if (own) return own.name || whoWords(own, language);
    return rule.audience === null ? words.usual : `${words.usual}, ${words.audiences[rule.audience].toLowerCase()}`;
  };
  const steps = await foreseeTelling(tx, incident, began);
  return {
    ...{ targetName: target.name, cutOff: incident.cutOffIds.length },
    steps: steps.map(({ at, told }) => ({
      at,
      told: told.map(({ rule, people }) => ({ ruleName: nameOf(rule), people: people.map(({ name }) => name) })),
    })),
  };
}

async function listRuleChanges(tx: Tx, own: readonly AlertRule[]): Promise<readonly RuleChange[]> {
  const { rows } = await sql<
    Omit<RuleChange, 'at' | 'what'> & { at: Date; isNew: boolean; isGone: boolean; key: string }
  >`
    select id, record_id as key, case when record_name = 'alert-rule' then '' else record_name end as name,
      person_name as "personName", changed_at as at, before is null as "isNew", after is null as "isGone"
    from network.record_change where kind = 'alert-rule' order by id desc limit ${SHOWN_CHANGES}`.execute(tx);
  const names = new Map<string, string>(own.map(({ id, name }) => [id, name]));
  return rows.map(({ id, key, name, personName, at, isNew, isGone }) => ({
    ...{ id, personName, name: name || (names.get(key) ?? '') },
    ...{ at: Temporal.Instant.fromEpochMilliseconds(at.getTime()) },
    what: isNew ? 'added' : isGone ? 'removed' : 'changed',
  }));
}

/** The form of a rule, new or as it is. Three queries. */
export async function ruleFormPage(
  request: FastifyRequest,
  deps: ModuleDeps,
  { form, ruleId }: { readonly form: FormState; readonly ruleId: string | null },
): Promise<VNode> {
  const { actor, language, today, within } = visitOf(request, deps.clock, PERMISSION.manage);
  const read = await inReadOnly(deps.db, actor, async (tx) => ({
    roles: await listRoles(tx),
    units: await listUnits(tx, { within, isActive: true, limit: SUGGESTED, cursor: undefined }),
    holders: await listRoleHolders(tx, { today, permissions: [PERMISSION.view] }),
  }));
  const emails = [...new Set(read.holders.map(({ email }) => email))].toSorted().slice(0, SUGGESTED);
  const view = h(RuleFormPage, {
    ...{ language, form, ruleId, emails, submissionKey: form.values.kunci ?? newId() },
    ...{ roles: read.roles, units: read.units.rows.map(({ label, name }) => label || name) },
  });
  const words = ruleTexts(language);
  const breadcrumbs = [{ label: words.title, href: RULES }];
  return deskPage(request, deps.assets, { title: ruleId === null ? words.add : words.edit, place, breadcrumbs }, view);
}
