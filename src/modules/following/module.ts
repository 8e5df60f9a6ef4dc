import type { Module } from '../../platform/module.ts';
import { SITES_PERMISSION } from '../sites/index.ts';
import { addDeskRoutes } from './desk-routes.ts';
import { addFollowPage } from './follow-page-routes.ts';
import type { Reach } from './following.ts';
import { jobsFor } from './jobs.ts';
import { addServerRoutes } from './routes.ts';

/** The module following, as the building mounts it. */
export function followingWith(reach: Reach): Module {
  return {
    name: 'following',
    async routes(app, deps) {
      addServerRoutes(app, deps, reach);
      addFollowPage(app, deps);
      addDeskRoutes(app, deps);
    },
    jobs: jobsFor(reach),
    permissions: [],
    navigation: [
      {
        ...{ href: '/meja/pengikut', label: { id: 'Pengikut', en: 'Followers' }, icon: 'rss', order: 60 },
        permission: SITES_PERMISSION.manage,
      },
    ],
    commands: [],
  };
}
