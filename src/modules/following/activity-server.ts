import { Activity } from '@fedify/fedify/vocab';
import { AppError } from '../../platform/errors.ts';
import { documentLoader, withBudget } from './documents.ts';
import { createFederations, type FederationDeps } from './federation.ts';
import type { FollowedSite, Reach } from './following.ts';

/** Answers other servers. All of Fedify hangs on this file, which is loaded when the first of them asks. */
export interface ActivityServer {
  /** The answer of a site to a request that reached it. */
  answer(site: FollowedSite, request: Request): Promise<Response>;
  /** @throws {AppError} `invalid` for what is no activity, before anything of it is believed */
  assertActivity(body: Buffer): Promise<void>;
}

const MOST_DOCUMENTS = 4;

/** Opens the server over the governments' memories. */
export function openActivityServer(deps: FederationDeps, reach: Reach): ActivityServer {
  const federations = createFederations(deps, reach);
  const loader = documentLoader(reach.policy);
  return {
    answer: (site, request) => federations(site.governmentId).fetch(request, { contextData: { site } }),
    async assertActivity(body) {
      const within = withBudget(loader, MOST_DOCUMENTS);
      try {
        const document: unknown = JSON.parse(body.toString());
        await Activity.fromJsonLd(document, { documentLoader: within, contextLoader: within });
      } catch (cause) {
        throw new AppError('invalid', 'The body is no activity', { cause });
      }
    },
  };
}
