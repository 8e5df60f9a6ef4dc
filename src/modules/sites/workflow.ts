import { AppError } from '../../platform/errors.ts';
import { type Actor, may } from '../../platform/identity/actor.ts';
import type { Content, ContentState } from './content.ts';

/** What can be done to a content, as it stands in its history. */
export type StepAction = 'create' | 'save' | 'submit' | 'return' | 'schedule' | 'publish' | 'archive' | 'restore';

/** Permissions of the module, by what they allow. */
export const PERMISSION = {
  write: 'sites.write',
  review: 'sites.review',
  publish: 'sites.publish',
  warn: 'sites.warn',
  manage: 'sites.manage',
  settings: 'sites.settings',
} as const;

interface Step {
  readonly from: readonly ContentState[];
  readonly to: ContentState | null;
  readonly permission: string;
}

/** From where each action leads where, and who may take it; `to` null leaves the state as it is. */
const STEPS: Readonly<Record<Exclude<StepAction, 'create'>, Step>> = {
  save: { from: ['draft', 'review', 'scheduled', 'published', 'archived'], to: null, permission: PERMISSION.write },
  submit: { from: ['draft', 'published', 'archived'], to: 'review', permission: PERMISSION.write },
  return: { from: ['review', 'scheduled', 'archived'], to: 'draft', permission: PERMISSION.review },
  schedule: { from: ['draft', 'review', 'published', 'archived'], to: 'scheduled', permission: PERMISSION.publish },
  publish: {
    from: ['draft', 'review', 'scheduled', 'published', 'archived'],
    to: 'published',
    permission: PERMISSION.publish,
  },
  archive: { from: ['draft', 'review', 'scheduled', 'published'], to: 'archived', permission: PERMISSION.publish },
  restore: { from: ['draft', 'review', 'scheduled', 'published', 'archived'], to: null, permission: PERMISSION.write },
};

/** Whether the actor may take this step now: the same answer for the button and for the server. */
export function mayTake(actor: Actor, action: Exclude<StepAction, 'create'>, content: Content): boolean {
  const step = STEPS[action];
  if (!step.from.includes(content.state)) return false;
  if (content.isWarning && (action === 'publish' || action === 'schedule'))
    return may(actor, PERMISSION.warn, content.unitPath);
  if (action === 'return' && mayTakeBack(actor, content)) return true;
  return may(actor, step.permission, content.unitPath);
}

/** What one did oneself can be undone: a schedule and the archive by those who publish, a submission by its author. */
function mayTakeBack(actor: Actor, content: Content): boolean {
  if (content.state !== 'review') return may(actor, PERMISSION.publish, content.unitPath);
  return content.createdBy === actor.personId && may(actor, PERMISSION.write, content.unitPath);
}

/**
 * The state after the step.
 * @throws {AppError} `conflict` when the content does not stand where the step begins
 * @throws {AppError} `not-allowed` when the actor may not take it here
 */
export function stateAfter(actor: Actor, action: Exclude<StepAction, 'create'>, content: Content): ContentState {
  const step = STEPS[action];
  if (!step.from.includes(content.state))
    throw new AppError('conflict', `A content in ${content.state} cannot ${action}`);
  if (!mayTake(actor, action, content))
    throw new AppError('not-allowed', `${step.permission} is not granted at ${content.unitPath}`);
  return step.to ?? content.state;
}
