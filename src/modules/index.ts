import type { Module } from '../platform/module.ts';
import { casesWith } from './cases/index.ts';
import { desk } from './desk/module.ts';
import { informationRequest, objectionKind } from './disclosure/index.ts';
import { disclosure } from './disclosure/module.ts';
import { followingWith, USUAL_REACH } from './following/index.ts';
import { freshness } from './freshness/module.ts';
import { imports } from './imports/index.ts';
import { network } from './network/module.ts';
import { organization } from './organization/module.ts';
import { sites } from './sites/module.ts';

/** The modules of the installation. Adding one is one line here and one in `fences.test.ts`. */
export const modules: readonly Module[] = [
  organization,
  sites,
  freshness,
  followingWith(USUAL_REACH),
  casesWith([informationRequest, objectionKind]),
  disclosure,
  network,
  imports,
  desk,
];
