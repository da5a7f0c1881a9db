import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { toProblem } from '../../api/problem.ts';
import { Problem } from '../../kit/problem.tsx';
import classes from './sign-in.module.css';

const lengthMin = 12;

/** Sets the own password. Length is what makes a password strong; no other rule is made (NIST SP 800-63B, 5.1.1.2). */
export function PasswordForm({ asksCurrent, onDone }: { asksCurrent: boolean; onDone: () => Promise<void> | void }) {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<unknown>();
  const [wrong, setWrong] = useState<{ current?: string; password?: string; again?: string }>({});
  const [working, setWorking] = useState(false);
  const save = async () => {
    setError(undefined);
    if (password.length < lengthMin) return setWrong({ password: `Use at least ${lengthMin} characters; a few words are good.` });
    if (password !== again) return setWrong({ again: 'The two do not match.' });
    setWrong({});
    setWorking(true);
    try {
      await call('team.session.set-password', { password, ...(asksCurrent ? { current } : {}) });
      await onDone();
    } catch (thrown) {
      const about = toProblem(thrown).fields.find(({ pointer }) => pointer === '/current');
      if (about) setWrong({ current: 'This is not your current password.' });
      else setError(thrown);
    } finally {
      setWorking(false);
    }
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {error !== undefined && <Problem error={error} />}
      {asksCurrent && (
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          value={current}
          error={wrong.current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
      )}
      <PasswordInput
        label="New password"
        description={`At least ${lengthMin} characters`}
        autoComplete="new-password"
        autoFocus={!asksCurrent}
        value={password}
        error={wrong.password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <PasswordInput
        label="The same again"
        autoComplete="new-password"
        value={again}
        error={wrong.again}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
      <Button type="submit" loading={working}>
        Set password
      </Button>
    </form>
  );
}
