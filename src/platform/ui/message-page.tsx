import type { VNode } from 'preact';
import { ButtonLink } from './button.tsx';
import { messageFor, messageTexts } from './message-texts.ts';
import { Roof } from './roof.tsx';
import type { Language } from './texts.ts';

interface MessagePageProps {
  readonly language: Language;
  /** The HTTP status that goes with it. */
  readonly status: number;
  /** Number under which the log tells more; null when there is nothing to look up. */
  readonly incident: string | null;
  /** URL path of the stylesheet. The page needs nothing else, so that it can be shown when little works. */
  readonly stylesheet: string;
}

/** A whole document that says what happened, what is kept and what to do next. */
export function MessagePage({ language, status, incident, stylesheet }: MessagePageProps): VNode {
  const words = messageTexts(language);
  const message = messageFor(words.messages, status);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{message.title}</title>
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body class="public">
        <main id="isi" class="page max-w-text py-16">
          <Roof class="w-20" />
          <h1 class="mt-8 text-3xl">{message.title}</h1>
          <p class="mt-4">{message.what}</p>
          <h2 class="mt-6">{words.kept}</h2>
          <p>{message.kept}</p>
          <h2 class="mt-6">{words.next}</h2>
          <p>{message.next}</p>
          {incident !== null && (
            <p class="surface mt-6 px-4 py-3 text-base">
              {words.incident}: <code class="font-semibold break-all select-all">{incident}</code>
            </p>
          )}
          <div class="mt-8">
            <ButtonLink href="/">{words.home}</ButtonLink>
          </div>
        </main>
      </body>
    </html>
  );
}
