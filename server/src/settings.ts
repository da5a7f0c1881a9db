import { z } from 'zod';
import { allowedSources } from './search/allowed-sources.ts';

/**
 * Every setting there is: environment variable, default and meaning in one place. `cerulean settings` prints this table, and the
 * reference documentation is made from it. A value that cannot be used stops the start with one sentence.
 */
export const settings = {
  host: {
    variable: 'CERULEAN_HOST',
    schema: z.string().default('127.0.0.1'),
    meaning: 'Address to listen on; 0.0.0.0 for every interface.',
  },
  port: {
    variable: 'CERULEAN_PORT',
    schema: z.coerce.number().int().min(0).max(65535).default(4330),
    meaning: 'Port to listen on; 0 takes a free one.',
  },
  dataDirectory: {
    variable: 'CERULEAN_DATA',
    schema: z.string().default('data'),
    meaning: 'Folder for the embedded database and uploaded files.',
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    schema: z.string().default(''),
    meaning: 'Address of an external PostgreSQL 14 or newer; empty uses the embedded one.',
  },
  publicUrl: {
    variable: 'CERULEAN_PUBLIC_URL',
    schema: z.string().default(''),
    meaning: 'Address people use, for instance https://cerulean.example.org; with https, cookies are sent over https only.',
  },
  uploadMegabytesMax: {
    variable: 'CERULEAN_UPLOAD_MEGABYTES_MAX',
    schema: z.coerce.number().int().min(1).max(2000).default(64),
    meaning: 'Largest upload in megabytes: all files of one request together.',
  },
  sessionHours: {
    variable: 'CERULEAN_SESSION_HOURS',
    schema: z.coerce.number().int().min(1).max(720).default(12),
    meaning: 'Hours after which a session ends.',
  },
  signInAttemptsMax: {
    variable: 'CERULEAN_SIGN_IN_ATTEMPTS_MAX',
    schema: z.coerce.number().int().min(1).max(1000).default(10),
    meaning: 'Sign-ins tried for one address and account within 15 minutes before a pause.',
  },
  trustProxy: {
    variable: 'CERULEAN_TRUST_PROXY',
    schema: z.stringbool().default(false),
    meaning: 'Whether a reverse proxy in front sets X-Forwarded-For and X-Forwarded-Proto.',
  },
  logLevel: {
    variable: 'CERULEAN_LOG_LEVEL',
    schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
    meaning: 'How much is written to the log on standard error.',
  },
  searchSources: {
    variable: 'CERULEAN_SEARCH_SOURCES',
    schema: z
      .string()
      .default('')
      .superRefine((text, context) => {
        try {
          allowedSources(text);
        } catch (error) {
          context.addIssue((error as Error).message);
        }
      }),
    meaning:
      'Sources that may be searched over the network, with commas between: pubmed, europe-pmc, clinical-trials-gov, openfda-maude; empty for none. NAME=ADDRESS reaches one by another address.',
  },
  searchEmail: {
    variable: 'CERULEAN_SEARCH_EMAIL',
    schema: z.union([z.literal(''), z.email('it is no e-mail address')]).default(''),
    meaning: 'E-mail address that these sources are told, as they ask of programs; needed where any is named.',
  },
  example: {
    variable: 'CERULEAN_EXAMPLE',
    schema: z.stringbool().default(true),
    meaning: 'Whether the first start loads the example evaluation.',
  },
} as const;

export type Settings = { [Name in keyof typeof settings]: z.output<(typeof settings)[Name]['schema']> };

/** The settings from an environment; throws a sentence naming the variable that cannot be used. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const values: Record<string, unknown> = {};
  for (const [name, { variable, schema }] of Object.entries(settings)) {
    const given = environment[variable];
    const parsed = schema.safeParse(given === '' ? undefined : given);
    if (!parsed.success)
      throw new UnusableSetting(`The setting ${variable} cannot be used: ${parsed.error.issues[0]?.message ?? 'not valid'}.`);
    values[name] = parsed.data;
  }
  const read = values as Settings;
  if (read.searchSources && !read.searchEmail)
    throw new UnusableSetting(
      `The setting ${settings.searchSources.variable} cannot be used without ${settings.searchEmail.variable}: the sources ask of programs to say whom they can write to.`,
    );
  return read;
}

export class UnusableSetting extends Error {
  override name = 'UnusableSetting';
}
