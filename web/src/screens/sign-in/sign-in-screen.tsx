import { Button, PasswordInput, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import { beginSession, endSession, sessionQuery } from '../../api/session.ts';
import { useAddress } from '../../frame/use-search.ts';
import { Problem } from '../../kit/problem.tsx';
import { PasswordForm } from './password-form.tsx';
import classes from './sign-in.module.css';

/** The one-time token of an address like `/sign-in#token=…`. It stands behind the `#` so that it never reaches a log. */
function tokenFromAddress(): string | undefined {
  return new URLSearchParams(window.location.hash.slice(1)).get('token') ?? undefined;
}

/** Only addresses of this house are returned to. */
function safeReturn(from: string | undefined): string {
  return from?.startsWith('/') && !from.startsWith('//') && !from.startsWith('/\\') && !from.startsWith('/sign-in') ? from : '/';
}

export default function SignInScreen() {
  const router = useRouter();
  const [{ from }] = useAddress();
  const { data: session } = useQuery(sessionQuery);
  const [token, setToken] = useState(tokenFromAddress);
  const [stage, setStage] = useState<'password' | 'link' | 'new-password'>(token ? 'link' : 'password');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const [working, setWorking] = useState(false);
  const used = useRef<string>(undefined);

  const goOn = () => router.history.push(safeReturn(from));
  const begin = (begun: Parameters<typeof beginSession>[0]) => {
    beginSession(begun);
    if (begun.needsPassword) setStage('new-password');
    else goOn();
  };
  const attempt = async (signIn: () => Promise<Parameters<typeof beginSession>[0]>) => {
    setError(undefined);
    setWorking(true);
    try {
      begin(await signIn());
    } catch (thrown) {
      setError(thrown);
      setStage('password');
    } finally {
      setWorking(false);
    }
  };

  // A link pasted into the window that shows this page already changes only what stands behind the `#`.
  useEffect(() => {
    const read = () => setToken((earlier) => tokenFromAddress() ?? earlier);
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link is used once
  useEffect(() => {
    if (!token || used.current === token) return;
    used.current = token;
    setStage('link');
    // The token goes out of the address at once, so that it is in no history and on no screen.
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
    void attempt(() => call('team.session.use-link', { token }));
  }, [token]);

  const half = session?.person && session.needsPassword;
  const shown = half && stage === 'password' ? 'new-password' : stage;
  return (
    <main id="main" className={classes.page}>
      <title>Sign in · Cerulean</title>
      <div className={classes.card}>
        <div className={classes.brand}>
          <img src="/favicon.svg" alt="" width={32} height={32} />
          Cerulean
        </div>
        {shown === 'link' ? (
          <Title order={1} aria-live="polite">
            Signing in …
          </Title>
        ) : shown === 'new-password' ? (
          <>
            <Title order={1}>Choose a password</Title>
            <p>Welcome, {session?.person?.name}. With a password you can sign in again without a link.</p>
            <PasswordForm
              asksCurrent={false}
              onDone={() => {
                if (session) beginSession({ ...session, needsPassword: false });
                goOn();
              }}
            />
            <Button
              variant="subtle"
              mt="sm"
              onClick={async () => {
                await call('team.session.sign-out', {}).catch(() => undefined);
                endSession();
                setStage('password');
              }}
            >
              Sign in as somebody else
            </Button>
          </>
        ) : (
          <>
            <Title order={1}>Sign in</Title>
            <form
              className={classes.form}
              onSubmit={(event) => {
                event.preventDefault();
                void attempt(() => call('team.session.sign-in', { email, password }));
              }}
            >
              {error !== undefined && <Problem error={error} />}
              <TextInput
                label="E-mail address"
                type="email"
                autoComplete="username"
                autoFocus
                required
                withAsterisk={false}
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <PasswordInput
                label="Password"
                autoComplete="current-password"
                required
                withAsterisk={false}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              <Button type="submit" loading={working}>
                Sign in
              </Button>
            </form>
          </>
        )}
      </div>
    </main>
  );
}
