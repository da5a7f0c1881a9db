import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { SearchParameters } from './search-parameters.ts';

/** The address bar as state: what a list filters by, which record is selected, what is being edited. Undefined or empty takes a name out. */
export function useAddress(): readonly [SearchParameters, (changes: SearchParameters, options?: { replace?: boolean }) => void] {
  const search = useSearch({ strict: false }) as SearchParameters;
  const navigate = useNavigate();
  const change = useCallback(
    (changes: SearchParameters, { replace = true }: { replace?: boolean } = {}) => {
      void navigate({
        to: '.',
        search: ((previous: SearchParameters) => {
          const next = { ...previous, ...changes };
          return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ''));
        }) as never,
        replace,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [search, change];
}
