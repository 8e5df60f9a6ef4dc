import type { FastifyBaseLogger, FastifyPluginAsync, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { AnyActionPurpose } from './action-links/purpose.ts';
import type { CliCommand } from './cli/command.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './config/settings.ts';
import type { Db } from './database/database.ts';
import type { Files } from './files/files.ts';
import type { PublicAddress } from './http/place.ts';
import type { Permission } from './identity/actor.ts';
import type { AnyJob } from './jobs/job.ts';
import type { NoticeKind } from './messages/notify/notice-kind.ts';
import type { Assets } from './ui/assets.ts';
import type { IconName } from './ui/icon.tsx';

/** What the building hands to every module. */
export interface ModuleDeps {
  readonly db: Db;
  readonly settings: Settings;
  readonly files: Files;
  readonly clock: Clock;
  readonly address: PublicAddress;
  /** Stylesheet, font and islands, for the document shell. */
  readonly assets: Assets;
  /** Permissions of all modules, for the page that shows what each role may do; left out where no such page is. */
  readonly permissions?: readonly Permission[];
}

/** Routes of a module: an encapsulated Fastify plugin. */
export type ModuleRoutes = FastifyPluginAsync<ModuleDeps, RawServerDefault, ZodTypeProvider, FastifyBaseLogger>;

/** A place in the desk's navigation. */
export interface NavigationEntry {
  readonly href: string;
  readonly label: { readonly id: string; readonly en: string };
  readonly icon: IconName;
  /** Shown to those who hold it anywhere; null shows it to everyone at the desk. */
  readonly permission: string | null;
  /** Lowest first; the desk shows five places and puts the rest behind "Lainnya". */
  readonly order: number;
}

/** Work that does not end by itself, in the process of the role `probe`: begun at the start, ended with the installation. */
export type Service = (deps: ModuleDeps, log: Logger) => RunningService;

/** A service that was begun. */
export interface RunningService {
  /** Lets what is under way end. Safe to call once. */
  stop(): Promise<void>;
}

/** All that the building needs to know of a module. */
export interface Module {
  readonly name: string;
  readonly routes: ModuleRoutes;
  readonly jobs: readonly AnyJob[];
  readonly permissions: readonly Permission[];
  readonly navigation: readonly NavigationEntry[];
  readonly commands: readonly CliCommand[];
  /** What may be done from a message without signing in; absent when nothing may. */
  readonly actions?: readonly AnyActionPurpose[];
  /** What runs as long as the installation does; absent when nothing does. */
  readonly services?: readonly Service[];
  /** The kinds of notices that it sends to people at the desk; absent when it sends none. */
  readonly notices?: readonly NoticeKind[];
}
