import type { VNode } from 'preact';
import { formatDateTime } from '../../../../platform/ui/format.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Confirmation } from '../../confirmation-queries.ts';
import { deskTexts } from '../texts.ts';

interface ConfirmationHistoryProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly confirmations: readonly Confirmation[];
  readonly names: Readonly<Record<string, string>>;
}

/** Who said that it is still correct, why, and what somebody else found; the newest first. */
export function ConfirmationHistory(props: ConfirmationHistoryProps): VNode {
  const words = deskTexts(props.language);
  return (
    <section aria-labelledby="riwayat">
      <h2 id="riwayat" class="text-xl">
        {words.history}
      </h2>
      {props.confirmations.length === 0 ? (
        <p class="mt-2 text-muted">{words.historyNone}</p>
      ) : (
        <ol class="mt-3 space-y-4 border-l border-base-300 pl-4">
          {props.confirmations.map((one) => (
            <Entry key={one.id} {...props} confirmation={one} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Entry(props: ConfirmationHistoryProps & { readonly confirmation: Confirmation }): VNode {
  const { language, timeZone, names, confirmation } = props;
  const words = deskTexts(language);
  const { verdict } = confirmation;
  const nameOf = (id: string | null) => (id === null ? words.someone : (names[id] ?? words.someone));
  const found = verdict?.outcome === 'upheld' ? words.foundRight : words.foundWrong;
  const way = confirmation.channel === 'link' ? ` · ${words.viaLink}` : '';
  return (
    <li>
      <p class="font-semibold">{words.confirmedBy(nameOf(confirmation.personId))}</p>
      <p class="text-[0.9375em] text-muted">
        {formatDateTime(confirmation.confirmedAt, timeZone, language)} · {words.version(confirmation.version)}
        {way}
      </p>
      <p class="mt-1">{confirmation.reason}</p>
      {confirmation.isSampled && !verdict && <p class="mt-1 text-muted">{words.wasDrawn}</p>}
      {verdict && (
        <p class="mt-1">
          {found(nameOf(verdict.personId))} ({formatDateTime(verdict.decidedAt, timeZone, language)})
          {verdict.reason && `: ${verdict.reason}`}
        </p>
      )}
    </li>
  );
}
