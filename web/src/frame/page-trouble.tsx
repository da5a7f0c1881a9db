import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Problem } from '../kit/problem.tsx';

/** What stands where a page would, when the page itself failed. */
export function PageTrouble({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <div style={{ padding: 24 }}>
      <title>Trouble · Cerulean</title>
      <Title order={1} mb="md">
        This page cannot be shown
      </Title>
      <Problem error={error} onRetry={reset} />
    </div>
  );
}

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <main id="main" style={{ padding: 24 }}>
      <title>Not found · Cerulean</title>
      <Title order={1} mb="md">
        There is no such page
      </Title>
      <p>
        The address may be mistyped, or the page was taken out. <Link to="/">Go to the evaluations</Link>
      </p>
    </main>
  );
}
