import { byId } from '@cerulean/evaluation/base';
import { type SearchSource, sources } from '@cerulean/evaluation/search';

/** A source that the installation allows to be searched, and where it is reached. */
export interface AllowedSource {
  readonly source: SearchSource;
  readonly address: string;
}

/** Reads the setting: names of sources, each with an address of its own where it is reached by another one. A name that is not known is a mistake. */
export function allowedSources(setting: string): AllowedSource[] {
  return setting
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map((entry) => {
      const [name = '', ...rest] = entry.split('=');
      const source = byId<SearchSource>(sources, name.trim());
      if (!source) throw new Error(`${name.trim()} is none of ${sources.map(({ id }) => id).join(', ')}`);
      const address = rest.join('=').trim().replace(/\/+$/, '') || source.address;
      if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) throw new Error(`${address} is no address of a source`);
      return { source, address };
    });
}
