import type { ComponentChildren, VNode } from 'preact';
import type { Assets } from '../../ui/assets.ts';
import { fieldId } from '../../ui/form-state.ts';
import { formatDateTime } from '../../ui/format.ts';
import type { Language } from '../../ui/texts.ts';
import type { ActionOutcome } from '../acting.ts';
import { ActionFieldRow } from './action-field.tsx';
import { actionTexts } from './action-texts.ts';

export interface ActionPageProps {
  readonly language: Language;
  readonly governmentName: string;
  readonly timeZone: string;
  readonly assets: Pick<Assets, 'stylesheet' | 'icon' | 'slimStylesheet'>;
  readonly outcome: ActionOutcome;
}

/** A whole document without script, font and picture, with a stylesheet of its own: 30 KB together at most. */
export function ActionPage(props: ActionPageProps): VNode {
  const { language, governmentName, assets, outcome } = props;
  const words = actionTexts(language);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <title>{titleOf(outcome, language)}</title>
        <link rel="stylesheet" href={assets.slimStylesheet ?? assets.stylesheet} />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
      </head>
      <body>
        <header>
          <p>{words.from(governmentName)}</p>
        </header>
        <main id="isi">
          <Outcome {...props} />
        </main>
      </body>
    </html>
  );
}

function titleOf(outcome: ActionOutcome, language: Language): string {
  if (outcome.kind === 'open') return outcome.view.title;
  return outcome.kind === 'done' ? outcome.title : actionTexts(language)[outcome.kind].title;
}

function Outcome(props: ActionPageProps): VNode {
  const { outcome, language } = props;
  switch (outcome.kind) {
    case 'open':
      return <Open {...props} outcome={outcome} />;
    case 'done':
      return <Done language={language} outcome={outcome} />;
    case 'stale':
      return <Closed language={language} kind="stale" href={outcome.href} />;
    default:
      return <Closed language={language} kind={outcome.kind} href="/meja" />;
  }
}

type Of<Kind extends ActionOutcome['kind']> = Extract<ActionOutcome, { kind: Kind }>;

function Open({ outcome, language, timeZone }: ActionPageProps & { readonly outcome: Of<'open'> }): VNode {
  const { view, values, errors } = outcome;
  const words = actionTexts(language);
  const faults = view.fields.filter(({ name }) => errors[name] !== undefined);
  return (
    <>
      <h1>{view.title}</h1>
      {view.lead && <p class="lead">{view.lead}</p>}
      {faults.length > 0 && (
        <div class="faults" role="alert">
          <p>{words.mend}</p>
          <ul>
            {faults.map(({ name }) => (
              <li key={name}>
                <a href={`#${fieldId(name)}`}>{errors[name]}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {view.facts.length > 0 && (
        <dl>
          {view.facts.map(({ term, value }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {view.button === null && <SignIn language={language} href={view.href} />}
      {view.button !== null && (
        <form method="post">
          {view.fields.map((field) => (
            <ActionFieldRow
              key={field.name}
              field={field}
              value={values[field.name] ?? field.value ?? ''}
              error={errors[field.name]}
              choose={words.choose}
            />
          ))}
          <button type="submit">{view.button}</button>
        </form>
      )}
      <Small>
        {words.acting(outcome.personName)} {words.until(formatDateTime(outcome.expiresAt, timeZone, language))}{' '}
        {words.notYou}
      </Small>
    </>
  );
}

function Done({ outcome, language }: { readonly outcome: Of<'done'>; readonly language: Language }): VNode {
  const words = actionTexts(language);
  return (
    <>
      <p class="done">{words.doneLabel}</p>
      <h1>{outcome.title}</h1>
      <p class="lead" role="status">
        {outcome.text}
      </p>
      {outcome.undoPath && (
        <form method="post" action={outcome.undoPath} class="undo">
          <p>{words.undoHint}</p>
          <button type="submit" class="quiet">
            {words.undo}
          </button>
        </form>
      )}
      <Small>
        {words.mailed} <a href="/meja">{words.signIn}</a>
      </Small>
    </>
  );
}

interface ClosedProps {
  readonly language: Language;
  readonly kind: 'dead' | 'refused' | 'stale';
  readonly href: string;
}

function Closed({ language, kind, href }: ClosedProps): VNode {
  const words = actionTexts(language);
  return (
    <>
      <h1>{words[kind].title}</h1>
      <p class="lead">{words[kind].text}</p>
      <p>{words[kind].next}</p>
      <SignIn language={language} href={href} />
    </>
  );
}

function SignIn({ language, href }: { readonly language: Language; readonly href: string }): VNode {
  return (
    <p>
      <a class="button" href={href}>
        {actionTexts(language).signIn}
      </a>
    </p>
  );
}

function Small({ children }: { readonly children: ComponentChildren }): VNode {
  return <p class="small">{children}</p>;
}
