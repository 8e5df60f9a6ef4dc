import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatAge, formatNumber } from '../../../../platform/ui/format.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { NetworkTabs } from '../../inventory/views/network-tabs.tsx';
import type { Agent } from '../agents.ts';
import { agentTexts } from '../texts.ts';

interface AgentsPageProps {
  readonly language: Language;
  readonly agents: readonly Agent[];
  readonly now: Temporal.Instant;
  /** Null for those who may only look. */
  readonly form: (FormState & { readonly submissionKey: string }) | null;
}

/** A clock that is off by less is not worth a word. */
const CLOCK_SECONDS = 5;

/** The agents of a government, and how a new one begins. */
export function AgentsPage({ language, agents, now, form }: AgentsPageProps): VNode {
  const words = agentTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <NetworkTabs language={language} current="agen" />
      <DataTable
        caption={words.caption}
        isCaptionHidden
        rows={agents}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={words.none} icon="monitor">
            {words.noneHint}
          </EmptyState>
        }
        columns={[
          { header: words.name, isLead: true, cell: ({ name }) => name },
          { header: words.heard, cell: (agent) => <Heard agent={agent} now={now} language={language} /> },
          ...(form
            ? [
                {
                  header: words.action,
                  isAction: true,
                  cell: (one: Agent) => <Actions agent={one} language={language} />,
                },
              ]
            : []),
        ]}
      />
      {form && <NewAgent language={language} form={form} />}
      <HowTo language={language} />
    </>
  );
}

function Heard({
  agent,
  now,
  language,
}: {
  readonly agent: Agent;
  readonly now: Temporal.Instant;
  readonly language: Language;
}) {
  const words = agentTexts(language);
  if (agent.lastHeardAt === null) return <span class="text-muted">{words.never}</span>;
  const seconds = Math.round(Math.abs(agent.clockAheadSeconds ?? 0));
  return (
    <>
      {formatAge(agent.lastHeardAt, now, language)}
      {seconds >= CLOCK_SECONDS && (
        <span class="block text-sm text-muted">{words.clock(formatNumber(seconds, language))}</span>
      )}
    </>
  );
}

function Actions({ agent, language }: { readonly agent: Agent; readonly language: Language }): VNode {
  const words = agentTexts(language);
  return (
    <div class="flex flex-wrap gap-2">
      <form method="post" action={`/meja/jaringan/agen/${agent.id}/pengaturan`}>
        <Button icon="download" kind="quiet">
          {words.settings}
        </Button>
      </form>
      <form method="post" action={`/meja/jaringan/agen/${agent.id}/cabut`}>
        <Button kind="quiet">{words.revoke}</Button>
      </form>
    </div>
  );
}

function NewAgent({
  language,
  form,
}: {
  readonly language: Language;
  readonly form: NonNullable<AgentsPageProps['form']>;
}) {
  const words = agentTexts(language);
  return (
    <form method="post" action="/meja/jaringan/agen" class="mt-8 max-w-text space-y-4" noValidate>
      <input type="hidden" name="kunci" value={form.submissionKey} />
      <TextField form={form} language={language} name="nama" label={words.name} hint={words.nameHint} maxLength={160} />
      <Button icon="plus">{words.add}</Button>
    </form>
  );
}

function HowTo({ language }: { readonly language: Language }): VNode {
  const words = agentTexts(language);
  return (
    <section class="mt-10 max-w-text" aria-labelledby="cara-memasang">
      <h2 id="cara-memasang" class="font-heading text-xl font-bold">
        {words.howTo}
      </h2>
      <ol class="my-3 list-decimal space-y-1 pl-6">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="mb-4 text-muted">{words.settingsHint}</p>
      <ButtonLink href="/meja/jaringan/agen/pendopo-agent.mjs" icon="download" kind="quiet">
        {words.program}
      </ButtonLink>
    </section>
  );
}
