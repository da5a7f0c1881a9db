import { Status } from '../../kit/status.tsx';
import classes from './consistency.module.css';

/** Which documents are still being read, while there are any. */
export function Reading({ pending }: { pending: readonly { readonly id: string; readonly name: string }[] }) {
  return (
    <div role="status">
      {pending.length > 0 && (
        <p className={classes.reading}>
          <Status tone="underway">
            {pending.length === 1 ? `${pending[0]!.name} is being read` : `${pending.length} documents are being read`}; what is found in
            {pending.length === 1 ? ' it' : ' them'} appears here.
          </Status>
        </p>
      )}
    </div>
  );
}
