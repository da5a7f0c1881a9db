import { useMemo } from 'react';
import { useAddress } from '../../frame/use-search.ts';
import type { TableState } from './arrange.ts';

/** How a list is looked at, from the address bar; a second list on one page names itself. Lists sorted by the server read it for their request. */
export function useTableState(filterIds: readonly string[], name = ''): TableState & { readonly columns: readonly string[] | undefined } {
  const [search] = useAddress();
  const ids = filterIds.join(' ');
  return useMemo(() => {
    const sort = search[`${name}sort`];
    const filters = ids.split(' ').flatMap((id) => (id && search[name + id] ? [[id, search[name + id]!] as const] : []));
    return {
      words: search[`${name}q`] ?? '',
      sort: sort ? { column: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : undefined,
      filters: Object.fromEntries(filters),
      columns: search[`${name}columns`]?.split(','),
    };
  }, [search, ids, name]);
}
