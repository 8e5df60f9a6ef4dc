import { type Actor, may } from '../../../platform/identity/actor.ts';
import type { Content } from '../content.ts';
import { mayTake, PERMISSION } from '../workflow.ts';
import type { NextStep } from './content-form.ts';
import type { SideStep } from './views/content-actions.tsx';

/** What the form offers after saving; empty when the person may not write here. */
export function nextStepsOf(actor: Actor, content: Content): readonly NextStep[] {
  if (!mayTake(actor, 'save', content)) return [];
  if (mayTake(actor, 'publish', content)) return ['save', 'publish', 'schedule'];
  return mayTake(actor, 'submit', content) ? ['save', 'submit'] : ['save'];
}

/** What the form of a content that does not exist yet offers. A warning needs a permission of its own, checked when it is sent. */
export function firstStepsOf(actor: Actor, unitPath: string): readonly NextStep[] {
  if (!may(actor, PERMISSION.write, unitPath)) return [];
  return may(actor, PERMISSION.publish, unitPath) ? ['save', 'publish', 'schedule'] : ['save', 'submit'];
}

/** The steps of one press beside the form. */
export function sideStepsOf(actor: Actor, content: Content): readonly SideStep[] {
  const steps: SideStep[] = [];
  const mayReturn = mayTake(actor, 'return', content);
  if (content.state === 'review' && (mayReview(actor, content) || mayTake(actor, 'publish', content)))
    steps.push('review');
  if (content.state === 'review' && mayReturn) steps.push('withdraw');
  if (content.state === 'scheduled' && mayReturn) steps.push('unschedule');
  if (content.state === 'archived' && mayReturn) steps.push('bringBack');
  if (mayPin(actor, content)) steps.push(content.isPinned ? 'unpin' : 'pin');
  if (mayTake(actor, 'archive', content)) steps.push(content.publishedVersion === null ? 'discard' : 'archive');
  return steps;
}

/** Only what is public can stand on the home page; what was withdrawn keeps its pin, which can be taken off. */
function mayPin(actor: Actor, { kind, publishedVersion, isPinned, unitPath }: Content): boolean {
  if (kind !== 'page' || (publishedVersion === null && !isPinned)) return false;
  return may(actor, PERMISSION.publish, unitPath);
}

function mayReview(actor: Actor, content: Content): boolean {
  return may(actor, PERMISSION.review, content.unitPath);
}
