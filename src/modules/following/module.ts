import type { Module } from '../../platform/module.ts';
import type { Reach } from './following.ts';
import { jobsFor } from './jobs.ts';
import { addServerRoutes } from './routes.ts';

/** The module following, as the building mounts it. */
export function followingWith(reach: Reach): Module {
  return {
    name: 'following',
    async routes(app, deps) {
      addServerRoutes(app, deps, reach);
    },
    jobs: jobsFor(reach),
    permissions: [],
    navigation: [],
    commands: [],
  };
}
