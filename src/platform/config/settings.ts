import { resolve } from 'node:path';
import { z } from 'zod';

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const flag = z.stringbool();

/**
 * Every setting, read once at the start from the environment. `.env.example` is printed from this schema.
 * A setting without a default is off when absent.
 */
export const settingsSchema = z.object({
  PENDOPO_HOME: z
    .string()
    .min(1)
    .default('.pendopo')
    .transform((path) => resolve(path))
    .describe('Folder of everything that this installation writes: database, files, demo accounts, logs.'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(3000)
    .describe('TCP port of the web server; 0 takes a free one.'),
  PENDOPO_LISTEN: z
    .string()
    .default('0.0.0.0')
    .describe('Address to listen on. 127.0.0.1 when a reverse proxy stands before it.'),
  PENDOPO_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9.-]+$/)
    .default('localhost')
    .describe('Domain below which every government and site is a name, for example pendopo.example.go.id.'),
  PENDOPO_PUBLIC_ORIGIN_SCHEME: z
    .enum(['http', 'https'])
    .default('http')
    .describe('Scheme in links and cookies: https as soon as a certificate stands before it.'),
  PENDOPO_PUBLIC_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65535)
    .optional()
    .describe('Port in links when a proxy publishes another than PORT. 80 and 443 are left out of links.'),
  PENDOPO_TRUST_PROXY: z
    .string()
    .optional()
    .describe('Addresses of reverse proxies whose X-Forwarded-For is believed, separated by commas.'),
  DATABASE_URL: postgresUrl
    .optional()
    .describe('A PostgreSQL server (15–18) instead of the embedded one: login of the application.'),
  DATABASE_MIGRATOR_URL: postgresUrl
    .optional()
    .describe('Login that owns the schema and runs migrations. Default: DATABASE_URL.'),
  DATABASE_POOL_SIZE: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('Connections a process opens at most.'),
  PENDOPO_ROLES: z
    .string()
    .default('web,worker,probe')
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['web', 'worker', 'probe'])).min(1))
    .describe('What this process does: web, worker, probe (watches the network), or several separated by commas.'),
  PENDOPO_WEB_PROCESSES: z.coerce
    .number()
    .int()
    .min(0)
    .max(64)
    .default(0)
    .describe('How many processes serve web pages on the one port. 0: one for each processor core, at most 8.'),
  PENDOPO_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Key that signs cookies and links. Default: made once and kept in PENDOPO_HOME/secret.'),
  PENDOPO_FORMER_SECRETS: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((secret) => secret.trim()))
    .transform((secrets) => secrets.filter((secret) => secret !== ''))
    .describe('Former values of PENDOPO_SECRET, separated by commas, so that what was sealed under them still opens.'),
  PENDOPO_DEMO: flag.default(true).describe('Load the demonstration government once, when the database is empty.'),
  PENDOPO_DEMO_PASSWORD: z
    .string()
    .min(10)
    .max(128)
    .optional()
    .describe('Password of the demo accounts. Default: random, kept in PENDOPO_HOME/demo-accounts.txt.'),
  PENDOPO_GALLERY: flag.default(true).describe('Show /galeri, the gallery of the user interface, on the bare domain.'),
  PENDOPO_PAGE_CACHE_MIB: z.coerce
    .number()
    .int()
    .min(0)
    .max(4096)
    .default(64)
    .describe('Memory for finished public pages, in MiB. 0 turns the page cache off.'),
  PENDOPO_RATE_LIMIT: z.coerce
    .number()
    .int()
    .min(0)
    .default(600)
    .describe('Requests a minute that one address may send. 0 turns the limit off.'),
  PENDOPO_SHED_AFTER_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(1500)
    .describe('How late a busy process may be before it asks visitors to come back, in milliseconds. 0: never.'),
  PENDOPO_LOCAL_RECEIVER: z
    .enum(['0', '1'])
    .default('0')
    .describe('1: readings of the network may be sent to a Prometheus or VictoriaMetrics on this very machine.'),
  PENDOPO_LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('How much is logged.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'Mail server, for example smtp://user:password@mail.example.go.id:587. Absent: mail waits in the outbox.',
    ),
  MAIL_FROM: z.string().default('Pendopo <pendopo@localhost>').describe('Sender of mail.'),
  OIDC_ISSUER: z.url().optional().describe('Issuer of an OpenID Connect provider with which staff may sign in.'),
  OIDC_CLIENT_ID: z.string().optional().describe('Client id at that provider.'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('Client secret at that provider.'),
  PENDOPO_FEDERATION: z
    .enum(['auto', 'on', 'off'])
    .default('auto')
    .describe(
      'Whether news goes out to followers on Mastodon and the like. auto: from https under a real domain only.',
    ),
  PENDOPO_DNS_SERVERS: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((server) => server.trim()))
    .transform((servers) => servers.filter((server) => server !== ''))
    .describe('Name servers that are asked about domains of their own, separated by commas. Default: the machine’s.'),
  S3_URL: z
    .url()
    .optional()
    .describe('S3 storage as https://KEY:SECRET@host/bucket?region=…; absent: files lie in PENDOPO_HOME/files.'),
});

/** The settings of this process. */
export type Settings = z.infer<typeof settingsSchema>;

/** The settings could not be read; `faults` has one line for each, by name. */
export class SettingsError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`Pengaturan keliru:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
    this.faults = faults;
  }
}

/**
 * Reads and checks the settings; empty values count as absent.
 * @throws {SettingsError} with all faults together
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = settingsSchema.safeParse(given);
  if (result.success) return result.data;
  throw new SettingsError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

/** The text of `.env.example`: each setting with its description and default, commented out. */
export function exampleEnvironment(): string {
  return Object.entries(settingsSchema.shape)
    .map(([name, schema]) => {
      const description = z.globalRegistry.get(schema)?.description ?? schema.description ?? '';
      const fallback = schema.safeParse(undefined);
      const value = fallback.success && fallback.data !== undefined ? exampleValue(name, fallback.data) : '';
      return `# ${description}\n# ${name}=${value}\n`;
    })
    .join('\n');
}

function exampleValue(name: string, value: unknown): string {
  if (name === 'PENDOPO_HOME') return '.pendopo';
  return Array.isArray(value) ? value.join(',') : String(value);
}
