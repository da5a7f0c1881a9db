import { readdir, readFile } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';

/** Tables as SQL sees them; the migrations are the authority. */
export interface Tables {
  chain: { id: string; sequence: number; hash: string; created_at: Date };
  record: {
    chain: string;
    id: string;
    kind: string;
    version: number;
    data: unknown;
    created_at: Date;
    created_by: string;
    updated_at: Date;
    updated_by: string;
    position: number;
  };
  record_count: { chain: string; kind: string; count: number };
  audit_entry: {
    chain: string;
    sequence: number;
    at: Date;
    actor_id: string;
    actor_name: string;
    operation: string;
    action: 'create' | 'update' | 'remove' | 'event';
    kind: string;
    record_id: string;
    version: number;
    data: string;
    reason: string | null;
    previous_hash: string;
    hash: string;
  };
  reference_row: {
    chain: string;
    id: string;
    title: string;
    author: string;
    year: number | null;
    container: string;
    duplicate_of: string | null;
    source: string;
    import_id: string | null;
    title_decision: string | null;
    full_text_decision: string | null;
    full_text_criterion: string | null;
    title_settled: string[];
    title_unsure: string[];
    title_closed: boolean;
    full_text_settled: string[];
    full_text_unsure: string[];
    full_text_closed: boolean;
    search: string;
    position: number;
  };
  credential: { person_id: string; password_hash: string; changed_at: Date };
  session: { token_hash: string; person_id: string; csrf_token: string; created_at: Date; expires_at: Date };
  one_time_link: { token_hash: string; person_id: string; created_at: Date; expires_at: Date; used_at: Date | null };
}

export type Database = Kysely<Tables>;

// Counts and sequences stay far below 2^53, so they are read as numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Connects; `onError` hears of connections that break, so that a restart of the database does not end the process. */
export function connect(config: pg.PoolConfig, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({ max: 16, ...config });
  // The pool hears of idle connections only; one that breaks between two statements of a transaction tells nobody but its own listeners.
  pool.on('connect', (client) => client.on('error', onError));
  pool.on('error', () => {});
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Brings the database to the newest shape, under a lock, all or nothing. Returns the names of the migrations that ran. */
export async function migrate(database: Database, last?: string): Promise<string[]> {
  const folder = new URL('./migrations/', import.meta.url);
  const migrator = new Migrator({
    db: database,
    provider: {
      async getMigrations() {
        const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
        const migrations: Record<string, Migration> = {};
        for (const file of files) {
          const text = await readFile(new URL(file, folder), 'utf8');
          migrations[file.replace('.sql', '')] = {
            up: async (db) => {
              await sql.raw(text).execute(db);
            },
          };
        }
        return migrations;
      },
    },
  });
  const { error, results } = await (last ? migrator.migrateTo(last) : migrator.migrateToLatest());
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
