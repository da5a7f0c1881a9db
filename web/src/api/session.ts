import { queryOptions, useQuery } from '@tanstack/react-query';
import { call, type OutputOf, setCsrfToken } from './client.ts';
import { queryClient } from './queries.ts';

export type Session = OutputOf<'team.session.get'>;
export type SignedInPerson = NonNullable<Session['person']>;

/** Who is signed in; read once, and again after a change of session. */
export const sessionQuery = queryOptions({
  queryKey: ['installation', 'team.session.get', {}],
  queryFn: async ({ signal }) => takeSession(await call('team.session.get', {}, { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

function takeSession(session: Session): Session {
  setCsrfToken(session.csrfToken);
  return session;
}

/** Puts a new session into place after signing in; everything read for somebody else is forgotten. */
export function beginSession(session: Session): void {
  queryClient.clear();
  queryClient.setQueryData(sessionQuery.queryKey, takeSession(session));
}

/** Forgets the session and everything that was read in it. */
export function endSession(): void {
  beginSession({ person: null, csrfToken: '', needsPassword: false });
}

/** The person who is signed in. Pages inside the frame are shown only to people who are. */
export function usePerson(): SignedInPerson {
  const { data } = useQuery(sessionQuery);
  return data?.person ?? { id: '', name: '', email: '', administrator: false };
}
