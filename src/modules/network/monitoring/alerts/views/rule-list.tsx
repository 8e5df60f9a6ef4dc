import type { VNode } from 'preact';
import { Badge } from '../../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../../platform/ui/button.tsx';
import { DataTable } from '../../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../../platform/ui/empty-state.tsx';
import { formatDateTime } from '../../../../../platform/ui/format.ts';
import { PageHeading } from '../../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../../platform/ui/texts.ts';
import { NetworkTabs } from '../../../inventory/views/network-tabs.tsx';
import { watchTexts } from '../../desk/watch-texts.ts';
import { ruleTexts } from '../rule-texts.ts';
import { ALL_DAYS, type AlertRule, RULE_KINDS } from '../rules.ts';
import { type Foreseen, Foresight } from './foresight.tsx';

/** Where the rules live. */
export const RULES = '/meja/jaringan/aturan';

/** A rule with the names that its ids stand for. */
export interface ListedRule extends AlertRule {
  readonly unitName: string;
  /** Of the role or person; null for an audience, and for somebody who is gone. */
  readonly whoName: string | null;
  readonly mayChange: boolean;
}

/** Somebody changed a rule. */
export interface RuleChange {
  readonly id: string;
  readonly name: string;
  readonly what: 'added' | 'changed' | 'removed';
  readonly personName: string;
  readonly at: Temporal.Instant;
}

interface RuleListProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly rules: readonly ListedRule[];
  readonly changes: readonly RuleChange[];
  readonly foreseen: Foreseen;
  readonly mayAdd: boolean;
}

/** Who is told, in the order in which they are. */
export function RuleList(props: RuleListProps): VNode {
  const { language, rules } = props;
  const words = ruleTexts(language);
  const add = props.mayAdd && (
    <ButtonLink href={`${RULES}/baru`} icon="plus">
      {words.add}
    </ButtonLink>
  );
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} actions={add} />
      <NetworkTabs language={language} current="aturan" />
      <RuleTable language={language} rules={rules} />
      {rules.length > 0 && <p class="mt-3 max-w-text text-sm text-muted">{words.elsewhere}</p>}
      <Foresight language={language} foreseen={props.foreseen} />
      <History {...props} />
    </>
  );
}

function RuleTable({ language, rules }: Pick<RuleListProps, 'language' | 'rules'>): VNode {
  const words = ruleTexts(language);
  return (
    <DataTable
      caption={words.title}
      isCaptionHidden
      rows={rules}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={words.none} icon="bell">
          {words.noneHint}
        </EmptyState>
      }
      columns={[
        { header: words.who, isLead: true, cell: (rule) => <Who rule={rule} language={language} /> },
        { header: words.escalation, cell: (rule) => delayWords(rule, language) },
        { header: words.unit, cell: ({ unitName }) => unitName },
        { header: words.what, cell: (rule) => aboutWords(rule, language) },
        { header: words.when, cell: (rule) => hourWords(rule, language) },
        { header: words.action, isAction: true, cell: (rule) => <Actions rule={rule} language={language} /> },
      ]}
    />
  );
}

interface RuleProps {
  readonly rule: ListedRule;
  readonly language: Language;
}

function Who({ rule, language }: RuleProps): VNode {
  const words = ruleTexts(language);
  return (
    <>
      <span class="font-semibold">{whoWords(rule, language)}</span>
      {!rule.isActive && (
        <>
          {' '}
          <Badge tone="neutral">{words.isOff}</Badge>
        </>
      )}
      {rule.name !== '' && <span class="block text-sm font-normal text-muted">{rule.name}</span>}
    </>
  );
}

function Actions({ rule, language }: RuleProps): VNode | null {
  const words = ruleTexts(language);
  if (!rule.mayChange) return null;
  return (
    <div class="flex flex-wrap gap-x-1 sm:justify-end">
      <ButtonLink kind="quiet" href={`${RULES}/${rule.id}`}>
        {words.edit}
      </ButtonLink>
      <form method="post" action={`${RULES}/${rule.id}/${rule.isActive ? 'nonaktif' : 'aktif'}`}>
        <Button kind="quiet">{rule.isActive ? words.switchOff : words.switchOn}</Button>
      </form>
    </div>
  );
}

/** Who a rule tells, in words. */
export function whoWords(rule: ListedRule, language: Language): string {
  const words = ruleTexts(language);
  return rule.audience === null ? (rule.whoName ?? words.gone) : words.audiences[rule.audience];
}

/** After how long, in words. */
function delayWords({ afterMinutes }: AlertRule, language: Language): string {
  const words = ruleTexts(language);
  return afterMinutes === 0 ? words.atOnce : words.later(afterMinutes);
}

function aboutWords({ kinds, methods, leastCutOff }: AlertRule, language: Language): string {
  const words = ruleTexts(language);
  const what = RULE_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => words.kindNames[kind]);
  const how = methods.map((method) => watchTexts(language).methods[method]);
  const least = leastCutOff > 0 ? [words.cutOff(leastCutOff)] : [];
  return [what.join(', '), ...(how.length > 0 ? [how.join(', ')] : []), ...least].join('; ');
}

function hourWords({ days, fromHour, toHour }: AlertRule, language: Language): string {
  const words = ruleTexts(language);
  const named = ALL_DAYS.flatMap((day) => (days.includes(day) ? [words.dayNames[day - 1] ?? ''] : []));
  const on = days.length === ALL_DAYS.length ? words.everyDay : named.join(', ');
  const hours = fromHour === toHour ? words.allHours : words.hours(clock(fromHour), clock(toHour));
  return `${on}, ${hours}`;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}.00`;
}

function History({ language, timeZone, changes }: RuleListProps): VNode {
  const words = ruleTexts(language);
  return (
    <section class="mt-10 max-w-text">
      <h2 class="mb-3 text-xl">{words.history}</h2>
      {changes.length === 0 && <p class="text-muted">{words.historyNone}</p>}
      <ol class="divide-y divide-base-300">
        {changes.map(({ id, name, what, personName, at }) => (
          <li key={id} class="py-3">
            <p>
              <span class="font-semibold">{words.changes[what]}</span>
              {name !== '' && `: ${name}`}
              {personName !== '' && ` ${words.byPerson(personName)}`}
            </p>
            <p class="text-sm text-muted">{formatDateTime(at, timeZone, language)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
