import type { Federation, InboxContext } from '@fedify/fedify';
import { Accept, Activity, Delete, Follow, Undo } from '@fedify/fedify/vocab';
import { newId } from '../../platform/database/ids.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { mayPostTo } from '../../platform/outbound/post.ts';
import { ACTOR } from './actor.ts';
import type { FederationDeps, Visit } from './federation.ts';
import type { Reach } from './following.ts';
import { deliverJob } from './jobs.ts';
import { type Follower, forgetFollower, saveFollower } from './queries.ts';
import { sendTo } from './tell-contents.ts';

const MOST_CHARACTERS = 1000;

/** What other servers may say to a site: follow, follow no more, gone. All else is taken and dropped. */
export function addInbox(federation: Federation<Visit>, deps: FederationDeps, reach: Reach): void {
  federation
    .setInboxListeners('/ap/{identifier}/masuk', '/ap/masuk')
    .setSharedKeyDispatcher(() => ({ identifier: ACTOR }))
    .on(Follow, (context, follow) => welcome(context, follow, deps, reach))
    .on(Undo, async (context, undo) => {
      const undone = await undo.getObject(loadersOf(context));
      const isOurs = undone instanceof Follow && undone.objectId?.href === context.data.site.at.actor;
      if (!isOurs || !undo.actorId || undone.actorId?.href !== undo.actorId.href) return;
      await forget(context, undo.actorId, deps);
    })
    .on(Delete, async ({ data: { site } }, { actorId, objectId }) => {
      if (!actorId || actorId.href !== objectId?.href) return;
      await inTransaction(deps.db, site, (tx) => forgetFollower(tx, actorId.href, null));
    })
    .on(Activity, () => undefined);
}

async function forget({ data: { site } }: InboxContext<Visit>, actorId: URL, deps: FederationDeps): Promise<void> {
  await inTransaction(deps.db, site, (tx) => forgetFollower(tx, actorId.href, site.facts.id));
}

function loadersOf({ documentLoader, contextLoader }: InboxContext<Visit>) {
  return { documentLoader, contextLoader, suppressError: true };
}

async function welcome(
  context: InboxContext<Visit>,
  follow: Follow,
  deps: FederationDeps,
  reach: Reach,
): Promise<void> {
  const { site } = context.data;
  if (follow.objectId?.href !== site.at.actor || !follow.id) return;
  const follower = await readFollower(context, follow, reach);
  if (!follower) return;
  const accept = new Accept({
    ...{ id: new URL(`${site.at.actor}#terima-${newId()}`), actor: new URL(site.at.actor) },
    object: new Follow({ id: follow.id, actor: new URL(follower.actorUri), object: new URL(site.at.actor) }),
  });
  await inTransaction(deps.db, site, async (tx) => {
    await saveFollower(tx, site.facts.id, follower);
    await sendTo(tx, site, { kind: 'Accept', activity: accept, deliver: deliverJob(reach) }, [follower.inboxUri]);
  });
}

/** Where the follower is reached; an inbox must stand on the server of its actor, or anybody could be flooded through us. */
async function readFollower(context: InboxContext<Visit>, follow: Follow, { policy }: Reach): Promise<Follower | null> {
  const actor = await follow.getActor(loadersOf(context));
  const [id, inbox] = [actor?.id, actor?.inboxId];
  if (!actor || !id || !inbox || id.href !== follow.actorId?.href || inbox.host !== id.host) return null;
  const shared = actor.endpoints?.sharedInbox;
  const delivery = shared && shared.host === id.host ? shared : inbox;
  const isGood = [inbox, delivery].every(({ href }) => href.length <= MOST_CHARACTERS && mayPostTo(href, policy));
  if (!isGood || id.href.length > MOST_CHARACTERS) return null;
  return { actorUri: id.href, inboxUri: inbox.href, deliveryUri: delivery.href };
}
