import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button } from '../../../../platform/ui/button.tsx';
import { SelectField } from '../../../../platform/ui/choice-field.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatDateTime, formatNumber } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { NetworkTabs } from '../views/network-tabs.tsx';
import { CredentialSection } from './credential-section.tsx';
import type { ListedCredential } from './credentials.ts';
import type { Finding, ListedDiscovery } from './discovery-queries.ts';
import { discoveryTexts } from './texts.ts';

/** What the page of discovery shows. */
export interface DiscoveryPageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly form: FormState;
  readonly credentials: readonly ListedCredential[];
  readonly rounds: readonly ListedDiscovery[];
  readonly findings: readonly Finding[];
  /** Only for who manages the whole government's network. */
  readonly mayAsk: boolean;
  readonly mayDecide: boolean;
}

/** Asking devices, and deciding about what was found. */
export function DiscoveryPage(props: DiscoveryPageProps): VNode {
  const { language, form, mayAsk } = props;
  const words = discoveryTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <NetworkTabs language={language} current="penemuan" />
      <div class="space-y-10">
        <ErrorSummary language={language} errors={form.errors} />
        {mayAsk && <StartForm {...props} />}
        <Findings {...props} />
        {mayAsk && <Rounds {...props} />}
        {mayAsk && <CredentialSection {...props} />}
      </div>
    </>
  );
}

function StartForm({ language, form, credentials }: DiscoveryPageProps): VNode {
  const words = discoveryTexts(language);
  if (credentials.length === 0) return <Notice tone="notice">{words.noCredential}</Notice>;
  const field = { language, form };
  return (
    <form method="post" action="/meja/jaringan/penemuan" class="max-w-text space-y-4" noValidate>
      <TextField {...field} name="target" label={words.target} hint={words.targetHint} maxLength={60} width="medium" />
      <SelectField
        {...field}
        name="kredensial"
        label={words.credential}
        choices={credentials.map(({ id, name, version }) => ({ value: id, label: `${name} (SNMP ${version})` }))}
      />
      <Button icon="search">{words.start}</Button>
    </form>
  );
}

function Findings({ language, findings, mayDecide }: DiscoveryPageProps): VNode {
  const words = discoveryTexts(language);
  return (
    <section>
      <div class="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 class="text-xl">{words.findings}</h2>
        {mayDecide && findings.length > 1 && (
          <form method="post" action="/meja/jaringan/penemuan/terima-semua">
            <Button kind="secondary" icon="check">
              {words.acceptAll(formatNumber(findings.length, language))}
            </Button>
          </form>
        )}
      </div>
      <DataTable
        caption={words.findings}
        isCaptionHidden
        columns={[
          { header: words.address, isLead: true, cell: ({ address }) => address },
          { header: words.found, cell: (finding) => <Found language={language} finding={finding} /> },
          { header: words.recorded, cell: (finding) => recordedAs(finding, language) },
          {
            header: words.decision,
            isAction: true,
            cell: (finding) => (mayDecide ? <Decision {...{ language, finding }} /> : null),
          },
        ]}
        rows={findings}
        rowKey={({ id }) => id}
        empty={<EmptyState title={words.noFindings} icon="search" />}
      />
    </section>
  );
}

interface FindingProps {
  readonly language: Language;
  readonly finding: Finding;
}

function Found({ language, finding: { facts, mac, seenBy } }: FindingProps): VNode {
  const words = discoveryTexts(language);
  if (!facts) return <>{words.arp(mac ?? '?', seenBy ?? '?')}</>;
  return (
    <>
      <span class="font-semibold break-words">{[facts.name, facts.maker].filter(Boolean).join(' · ')}</span>
      <span class="block text-sm break-words text-muted">{facts.description}</span>
      <span class="block text-sm">{words.ports(formatNumber(facts.ports.length, language))}</span>
      {facts.doubts.length > 0 && (
        <span class="block text-sm">
          {words.doubts}: {facts.doubts.join(' ')}
        </span>
      )}
    </>
  );
}

function recordedAs({ deviceName, locationName }: Finding, language: Language): string {
  const words = discoveryTexts(language);
  const known = deviceName === null ? words.unrecorded : words.known(deviceName);
  return locationName === null ? known : `${known} · ${locationName}`;
}

function Decision({ language, finding }: FindingProps): VNode {
  const words = discoveryTexts(language);
  const href = `/meja/jaringan/penemuan/${finding.id}`;
  const needsPlace = finding.via === 'snmp' && finding.deviceId === null && finding.locationName === null;
  return (
    <form method="post" action={`${href}/terima`} class="flex flex-wrap items-end gap-2">
      {needsPlace && (
        <input
          name="lokasi"
          aria-label={`${words.location}: ${finding.address}`}
          placeholder={words.location}
          class="input w-44 bg-base-100"
        />
      )}
      <Button icon="check">{words.accept}</Button>
      <Button kind="quiet" formAction={`${href}/abaikan`}>
        {words.dismiss}
      </Button>
    </form>
  );
}

function Rounds({ language, rounds, timeZone }: DiscoveryPageProps): VNode {
  const words = discoveryTexts(language);
  const tone = { waiting: 'neutral', running: 'notice', done: 'success', failed: 'danger' } as const;
  return (
    <DataTable
      caption={words.rounds}
      columns={[
        { header: words.target, isLead: true, cell: ({ target }) => target },
        { header: words.stateLabel, cell: ({ state }) => <Badge tone={tone[state]}>{words.state[state]}</Badge> },
        {
          header: words.found,
          cell: (round) => words.answered(formatNumber(round.answered, language), formatNumber(round.asked, language)),
        },
        {
          header: words.rounds,
          cell: ({ begunAt, personName }) => {
            const at = Temporal.Instant.fromEpochMilliseconds(begunAt.getTime());
            return `${formatDateTime(at, timeZone, language)}${personName && ` · ${personName}`}`;
          },
        },
      ]}
      rows={rounds}
      rowKey={({ id }) => id}
      empty={<p class="text-muted">{words.noRounds}</p>}
    />
  );
}
