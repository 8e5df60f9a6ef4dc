import type { VNode } from 'preact';
import { Button } from '../../../ui/button.tsx';
import { Door, type DoorProps } from './door.tsx';
import { doorTexts } from './door-texts.ts';

/** Signed in, but no person of this government: nothing to do but to sign out. */
export function StrangerPage(props: DoorProps): VNode {
  const words = doorTexts(props.language).stranger;
  return (
    <Door {...props} title={words.title}>
      <p>{words.text}</p>
      <form method="post" action="/keluar">
        <Button kind="secondary" icon="log-out">
          {words.signOut}
        </Button>
      </form>
    </Door>
  );
}

/** A form came in after the session had ended: says how to save what was typed. */
export function SessionEndedPage(props: DoorProps): VNode {
  const words = doorTexts(props.language).sessionEnded;
  return (
    <Door {...props} title={words.title}>
      <p>{words.text}</p>
      <a href="/masuk" target="_blank" rel="noopener" class="btn btn-primary h-auto min-h-11 py-2">
        {words.signIn}
      </a>
    </Door>
  );
}
