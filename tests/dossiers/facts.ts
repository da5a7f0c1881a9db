import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConsistencyFinding } from '@cerulean/evaluation/consistency';

/** The facts of an invented device, and plausible wrong ones for each. They are poured into one template, as a company's departments do. */
export interface FactSheet {
  readonly case: string;
  readonly name: string;
  /** Other names that somebody could write for the same device. */
  readonly renames: readonly string[];
  readonly maker: string;
  /** What kind of device it is, as a noun phrase without an article. */
  readonly kind: string;
  readonly cls: string;
  readonly rule: string;
  readonly wrong_cls: string;
  readonly pop: string;
  readonly wrong_pops: readonly string[];
  /** Words that mean the same population. */
  readonly pop_same: readonly string[];
  /** What the device is intended for. */
  readonly indication: string;
  /** What would widen the indication when it is appended. */
  readonly indication_more: readonly string[];
  readonly user: string;
  readonly wrong_users: readonly string[];
  readonly env: string;
  readonly wrong_envs: readonly string[];
  readonly contra: readonly string[];
  readonly risks: readonly string[];
  /** The device to which equivalence is claimed. */
  readonly equiv: string | null;
  readonly study_prefix: string;
  readonly benefit: string;
  readonly endpoint: string;
  readonly ster: string;
  readonly wrong_sters: readonly string[];
  readonly use: string;
  readonly wrong_uses: readonly string[];
  readonly life: string;
  readonly wrong_lifes: readonly string[];
  /** Words that mean the same lifetime. */
  readonly life_same: readonly string[];
}

/** A fact sheet with the figures of a study, a search and a year on the market. */
export interface Facts extends FactSheet {
  readonly udi: string;
  readonly n: number;
  readonly events: number;
  readonly limit: number;
  readonly screened: number;
  readonly duplicates: number;
  readonly excludedByAbstract: number;
  readonly fullTexts: number;
  readonly included: number;
  readonly year: number;
  readonly units: number;
  readonly complaints: number;
  readonly serious: number;
  readonly followUp: number;
  readonly reported: string;
  readonly searched: string;
  readonly plan: number;
  readonly study: string;
  readonly registryPatients: number;
  readonly registryYears: number;
  readonly updated: string;
}

/** One fact told otherwise in one document. */
export interface Change {
  readonly what: string;
  readonly file: string;
  readonly change: Partial<Facts>;
}

export function factSheets(set: 'looked-at' | 'untouched'): FactSheet[] {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`./facts/${set}.json`, import.meta.url)), 'utf8')) as FactSheet[];
}

/** Figures that go together, the same for the same sheet. */
export function factsOf(sheet: FactSheet): Facts {
  let state = [...sheet.case].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 2147483647, 7);
  const between = (least: number, most: number): number => {
    state = (state * 48271) % 2147483647;
    return least + (state % (most - least + 1));
  };
  const n = between(60, 650);
  const events = Math.max(3, Math.round((n * between(5, 55)) / 1000));
  const screened = between(300, 1500);
  const fullTexts = between(40, 140);
  const year = between(2021, 2024);
  return {
    ...sheet,
    udi: `04${between(100000, 999999)}${between(100000, 999999)}KM`,
    n,
    events,
    limit: Math.ceil((events / n) * 100) + 2,
    screened,
    duplicates: between(50, 300),
    excludedByAbstract: screened - fullTexts,
    fullTexts,
    included: between(12, 38),
    year,
    units: between(900, 90_000),
    complaints: between(20, 350),
    serious: between(1, 13),
    followUp: [3, 6, 12, 24, 36, 60][between(0, 5)]!,
    reported: `${year + 1}-0${between(5, 9)}-1${between(0, 9)}`,
    searched: `${year + 1}-0${between(1, 4)}-0${between(1, 9)}`,
    plan: between(1, 4),
    study: `${sheet.study_prefix}-0${between(1, 9)}`,
    registryPatients: [120, 150, 200, 250, 300][between(0, 4)]!,
    registryYears: [2, 3, 5][between(0, 2)]!,
    updated: ['IIb', 'III'].includes(sheet.cls) ? 'annually' : 'at least every two years',
  };
}

/** A set of documents with places for facts, by the names of its files. */
export type Template = ReadonlyMap<string, string>;

/** The templates below `facts/`, by their names. */
export function templates(set: 'templates' | 'templates-untouched'): Map<string, Template> {
  const folder = fileURLToPath(new URL(`./facts/${set}/`, import.meta.url));
  const filesOf = (name: string): Template =>
    new Map(
      readdirSync(join(folder, name))
        .sort()
        .map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]),
    );
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, filesOf(name)]),
  );
}

/** The documents of a template. `changed` is what one of them tells otherwise. */
function documentsOf(template: Template, facts: Facts, changed?: Change): { file: string; text: string }[] {
  return [...template].map(([file, text]) => ({
    file,
    text: filled(text, fillerOf(changed?.file === file ? { ...facts, ...changed.change } : facts)),
  }));
}

/**
 * Every fact told otherwise, alone: in each of the documents that state it, or each in one of them, by turns. A fact that one document alone states cannot
 * be told otherwise, except where it contradicts its neighbours.
 */
export function changesOf(template: Template, facts: Facts, where: 'everywhere' | 'by turns'): Change[] {
  const changes: Change[] = [];
  let turn = facts.case.length;
  const before = new Map(documentsOf(template, facts).map(({ file, text }) => [file, text]));
  const add = (what: string, values: readonly Partial<Facts>[], { alone = false, not }: { alone?: boolean; not?: RegExp } = {}): void => {
    for (const change of values) {
      const stating = [...template.keys()].filter(
        (file) => filled(template.get(file)!, fillerOf({ ...facts, ...change })) !== before.get(file),
      );
      if (stating.length === 0 || (stating.length === 1 && !alone)) continue;
      // What the clinical evaluation report tells otherwise, all others tell otherwise than it; it is told there only where nobody else could.
      const deviating = stating.filter((file) => (alone || !/^CER\b/.test(file)) && !not?.test(file));
      const chosen = where === 'everywhere' ? deviating : deviating.length > 0 ? [deviating[turn++ % deviating.length]!] : [];
      for (const file of chosen) changes.push({ what, file, change });
    }
  };
  const without = (items: readonly string[], index: number): string[] => items.filter((_, position) => position !== index);
  add(
    'device name',
    facts.renames.map((name) => ({ name })),
  );
  add('UDI', [{ udi: `${facts.udi.slice(0, -2)}ZZ` }]);
  add('class', [{ cls: facts.wrong_cls }]);
  add(
    'population',
    facts.wrong_pops.map((pop) => ({ pop })),
  );
  // A plan for the time after placing on the market may study more than the purpose; documents of the device may not tell more than it.
  add(
    'indication',
    facts.indication_more.map((more) => ({ indication: facts.indication + more })),
    { not: /^(?:PMCF|Risk)/ },
  );
  add(
    'user',
    facts.wrong_users.map((user) => ({ user })),
  );
  add(
    'place of use',
    facts.wrong_envs.map((env) => ({ env })),
  );
  // Left out where the reader must know it; a plan may exclude fewer.
  const forReaders = { not: /^(?!IFU|SSCP)/ };
  add('contraindication', [{ contra: without(facts.contra, 0) }, { contra: facts.contra.slice(0, -1) }], forReaders);
  add('residual risk', [{ risks: without(facts.risks, 1) }, { risks: without(facts.risks, 0) }], forReaders);
  if (facts.equiv !== null) add('equivalence', [{ equiv: null }]);
  add(
    'sterilisation',
    facts.wrong_sters.map((ster) => ({ ster })),
  );
  add(
    'reuse',
    facts.wrong_uses.map((use) => ({ use })),
  );
  add(
    'lifetime',
    facts.wrong_lifes.map((life) => ({ life })),
  );
  add('follow-up', [{ followUp: facts.followUp + 12 }]);
  add('acceptance limit', [{ limit: facts.limit + 2.5 }]);
  // The number planned may differ from the number reached.
  add('patients', [{ n: facts.n + 14 }], { not: /^(?:CEP|PMCF)/ });
  add('events', [{ events: Math.round(facts.events * 0.6) }]);
  add('registry', [{ registryPatients: facts.registryPatients * 2 }, { registryYears: facts.registryYears + 2 }]);
  add('market', [{ units: Math.round(facts.units * 1.25) }, { complaints: facts.complaints + 81 }, { serious: facts.serious + 4 }]);
  add('update', [{ updated: 'every five years' }], { not: /^PMCF/ });
  add('plan', [{ plan: facts.plan + 1 }]);
  add('search', [{ searched: `${facts.year + 2}-02-14` }, { excludedByAbstract: facts.excludedByAbstract - 13 }], { alone: true });
  return changes;
}

/** The population and the lifetime in other words that mean the same, in each document that states them: nothing may be found. */
function rewordingsOf(template: Template, facts: Facts): Change[] {
  const same: Partial<Facts>[] = [...facts.pop_same.map((pop) => ({ pop })), ...facts.life_same.map((life) => ({ life }))];
  return same.flatMap((change) =>
    ['SSCP.md', 'PMCF_plan.md', 'IFU.md']
      .filter((file) => template.has(file))
      .map((file) => ({ what: 'the same in other words', file, change })),
  );
}

export interface FactScore {
  readonly found: readonly Change[];
  readonly missed: readonly Change[];
  /** What is found while nothing is told otherwise, or while it is told in other words that mean the same. */
  readonly falseAlarms: readonly ConsistencyFinding[];
}

type Find = (documents: readonly { file: string; text: string }[]) => Promise<readonly ConsistencyFinding[]>;

/** Tells facts otherwise, one at a time. Such a change is found where a finding that was not there before names the changed document. */
export async function scoreFacts(template: Template, facts: Facts, changes: readonly Change[], find: Find): Promise<FactScore> {
  const clean = await find(documentsOf(template, facts));
  const known = new Set(clean.map(({ fingerprint }) => fingerprint));
  const fresh = async (change: Change) =>
    (await find(documentsOf(template, facts, change))).filter(({ fingerprint }) => !known.has(fingerprint));
  const found: Change[] = [];
  for (const change of changes) {
    const names = ({ locations }: ConsistencyFinding) => locations.some(({ document }) => document === change.file);
    if ((await fresh(change)).some(names)) found.push(change);
  }
  const falseAlarms = [...clean];
  for (const same of rewordingsOf(template, facts)) falseAlarms.push(...(await fresh(same)));
  return { found, missed: changes.filter((change) => !found.includes(change)), falseAlarms };
}

/** A list is joined by what follows its name: `{{risks, }}`. A line with `{{each risks}}` stands once for each item. */
type Filler = Readonly<Record<string, string | readonly string[]>>;

function fillerOf(facts: Facts): Filler {
  return {
    ...Object.fromEntries(
      Object.entries(facts).map(([key, value]) => [key, Array.isArray(value) ? value.map(String) : String(value ?? '')] as const),
    ),
    limit: facts.limit.toFixed(1),
    share: ((facts.events / facts.n) * 100).toFixed(1),
    hits: String(facts.screened + facts.duplicates),
    excludedFullTexts: String(facts.fullTexts - facts.included),
    perThousand: ((facts.complaints / facts.units) * 1000).toFixed(2),
  };
}

/** A template with its places filled: `{{name}}`, `{{upper pop}}` and `{{lower use}}` for the first letter, `{{a kind}}` with its article; a line that begins with `{{if equiv}}` or `{{if no equiv}}` stands only then. */
function filled(template: string, filler: Filler): string {
  const text = (key: string): string => {
    const value = filler[key];
    if (typeof value !== 'string') throw new Error(`A template names "${key}", which is no fact.`);
    return value;
  };
  const items = (key: string): readonly string[] => {
    const value = filler[key];
    if (value === undefined || typeof value === 'string') throw new Error(`A template names "${key}", which is no list of facts.`);
    return value;
  };
  const ways: Readonly<Record<string, (key: string) => string>> = {
    upper: (key) => text(key).charAt(0).toUpperCase() + text(key).slice(1),
    lower: (key) => text(key).charAt(0).toLowerCase() + text(key).slice(1),
    a: (key) => `${/^[aeiou]/i.test(text(key)) ? 'an' : 'a'} ${text(key)}`,
  };
  const place = (line: string): string =>
    line.replace(/\{\{(?:(upper|lower|a) )?(\w+)([^}]*)\}\}/g, (_, way: string | undefined, key: string, between: string) =>
      way ? ways[way]!(key) : between === '' ? text(key) : items(key).join(between),
    );
  return template
    .split('\n')
    .flatMap((line) => {
      const [, no, rest] = /^\{\{if (no )?equiv\}\}(.*)$/.exec(line) ?? [];
      if (rest !== undefined) return (filler.equiv === '') === (no !== undefined) ? [rest] : [];
      const each = /\{\{each (\w+)\}\}/.exec(line);
      return each ? items(each[1]!).map((item) => line.replace(each[0], () => item)) : [line];
    })
    .map(place)
    .join('\n');
}
