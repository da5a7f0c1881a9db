import { useCallback, useMemo } from 'react';
import { useOperation } from '../api/queries.ts';

/** Gives the name of a person from the id that stands in records; undefined for the installation itself and for accounts that are disabled. */
export function usePersonNames(): (id: string) => string | undefined {
  const { data } = useOperation('team.colleague.list', {}, { staleTime: 300_000 });
  const names = useMemo(() => new Map(data?.people.map(({ id, name }) => [id, name])), [data]);
  return useCallback((id: string) => names.get(id), [names]);
}
