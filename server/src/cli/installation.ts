import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { create } from '@cerulean/evaluation/records';
import { owner } from '../first-start.ts';
import { makeOneTimeLink } from '../http/session.ts';
import type { System } from '../operations/operation.ts';
import { settings as catalogue } from '../settings.ts';
import { installation, personKind } from '../store/kinds.ts';
import { loadEvaluation, readExported } from '../store/load-evaluation.ts';
import { ChainReader } from '../store/reader.ts';
import { CallUnusable, type CommandFile, valueOrEnd } from './command.ts';

const dataOption = ['--data <folder>', 'folder of the database and files'] as const;

async function personWith(system: System, email: string) {
  const people = await new ChainReader(system.database, installation).all(personKind);
  const person = people.find(({ data }) => data.email === email.toLowerCase());
  if (!person) throw new CallUnusable(`Nobody with the address ${email} is known here. See: cerulean people list`);
  return person;
}

/** Running and looking after an installation: serve, demo, migrate, people, settings. */
const commands: CommandFile = (program, shell) => {
  program
    .command('serve')
    .description('run the server')
    .option(...dataOption)
    .option('--port <number>', 'port to listen on', Number)
    .option('--host <address>', 'address to listen on')
    .addHelpText('after', '\nExample:\n  cerulean serve --data /var/lib/cerulean --port 4330\n')
    .action(async (options: { data?: string; port?: number; host?: string }) => {
      if (options.port !== undefined && !(Number.isInteger(options.port) && options.port >= 0 && options.port < 65_536))
        throw new CallUnusable('--port takes a whole number from 0 to 65535.');
      const { serve } = await import('../serve.ts');
      const code = await serve(await shell.settings({ dataDirectory: options.data, port: options.port, host: options.host }), shell.remark);
      if (code !== 0) shell.status(2);
    });

  program
    .command('demo')
    .description('load the example evaluation of an invented device')
    .option(...dataOption)
    .option('--for <email>', 'who becomes its administrator; the first administrator of the installation by default')
    .addHelpText('after', '\nExample:\n  cerulean demo\n')
    .action(async (options: { data?: string; for?: string }) => {
      const { exampleFolder } = await import('../serve.ts');
      const file = `${exampleFolder}evaluation.json`;
      if (!existsSync(file)) throw new CallUnusable(`${file} does not exist. The example belongs to the source folder of Cerulean.`);
      const { ensureAdministrator } = await import('../first-start.ts');
      const loaded = await shell.withSystem(options.data, async (system) => {
        const { people } = await ensureAdministrator(system);
        const member = options.for
          ? await personWith(system, options.for)
          : people.find(({ data }) => data.administrator && !data.disabled);
        if (!member)
          throw new CallUnusable('There is no administrator to give the example to. Add one: cerulean people add EMAIL --administrator');
        const read = valueOrEnd(readExported(await readFile(file, 'utf8'), file, system.clock()));
        return valueOrEnd(await loadEvaluation(system, read.snapshot, owner, member.id));
      });
      shell.answer(loaded, () => `The example is loaded as ${loaded.id}. Start the server and open it: cerulean serve`);
    });

  program
    .command('migrate')
    .description('bring the database to the shape of this version')
    .option(...dataOption)
    .action(async (options: { data?: string }) => {
      await shell.withSystem(options.data, async () => undefined);
      shell.answer({ migrated: true }, () => 'The database has the shape of this version.');
    });

  program
    .command('settings')
    .description('show every setting: value, default, meaning')
    .action(async () => {
      const values = (await shell.settings()) as Record<string, unknown>;
      const rows = Object.entries(catalogue).map(([name, { variable, schema, meaning }]) => ({
        variable,
        value: name === 'databaseUrl' && values[name] ? '(set)' : values[name],
        default: schema.parse(undefined),
        meaning,
      }));
      shell.answer({ settings: rows }, () =>
        rows
          .map(
            (row) =>
              `${row.variable.padEnd(32)} ${String(row.value || '–').padEnd(16)} default ${String(row.default || '–').padEnd(12)} ${row.meaning}`,
          )
          .join('\n'),
      );
    });

  const people = program.command('people').description('who can sign in');
  people
    .command('list')
    .description('list everybody who can sign in')
    .option(...dataOption)
    .action(async (options: { data?: string }) => {
      const records = await shell.withSystem(options.data, (system) => new ChainReader(system.database, installation).all(personKind));
      shell.answer(
        { people: records.map(({ id, data }) => ({ id, ...data })) },
        () =>
          records
            .map(
              ({ data }) =>
                `${data.email.padEnd(40)} ${data.name}${data.administrator ? ' (administrator)' : ''}${data.disabled ? ' (disabled)' : ''}`,
            )
            .join('\n') || 'Nobody yet.',
      );
    });
  people
    .command('add')
    .description('add a person and print a one-time sign-in')
    .argument('<email>')
    .option('--name <name>', 'full name')
    .option('--administrator', 'may manage people and begin evaluations')
    .option(...dataOption)
    .addHelpText('after', '\nExample:\n  cerulean people add ada@example.org --name "Ada Example"\n')
    .action(async (email: string, options: { name?: string; administrator?: boolean; data?: string }) => {
      const parsed = personKind.schema.safeParse({ email, name: options.name ?? email, administrator: options.administrator ?? false });
      if (!parsed.success) throw new CallUnusable(`${email} cannot be added: ${parsed.error.issues[0]?.message}.`);
      const path = await shell.withSystem(options.data, async (system) => {
        const id = valueOrEnd(
          await system.door.change({
            chain: installation,
            actor: owner,
            operation: 'team.person.create',
            permitted: async () => ({ ok: true, value: undefined }),
            decide: async ({ newId }) => {
              const made = newId(personKind.prefix);
              return { ok: true, value: { changes: [create(personKind, made, parsed.data)], output: () => made as string } };
            },
          }),
        );
        return `/sign-in#token=${await makeOneTimeLink(system.database, id, new Date(system.clock()))}`;
      });
      shell.answer(
        { email: parsed.data.email, path },
        () => `${parsed.data.email} can sign in once, within three days, at the server's address followed by ${path}`,
      );
    });
  people
    .command('reset')
    .description('print a one-time sign-in for somebody who forgot the password')
    .argument('<email>')
    .option(...dataOption)
    .addHelpText('after', '\nExample:\n  cerulean people reset ada@example.org\n')
    .action(async (email: string, options: { data?: string }) => {
      const path = await shell.withSystem(options.data, async (system) => {
        const person = await personWith(system, email);
        await system.database.deleteFrom('credential').where('person_id', '=', person.id).execute();
        await system.database.deleteFrom('session').where('person_id', '=', person.id).execute();
        return `/sign-in#token=${await makeOneTimeLink(system.database, person.id, new Date(system.clock()))}`;
      });
      shell.answer({ email, path }, () => `${email} can sign in once, within three days, at the server's address followed by ${path}`);
    });
};

export default commands;
