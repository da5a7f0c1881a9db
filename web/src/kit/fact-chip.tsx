import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAddress } from '../frame/use-search.ts';
import classes from './evidence.module.css';

interface FactChipProps {
  /** The value as it reads in a sentence, with its unit. */
  readonly children: ReactNode;
  /** Where the value comes from, and of which day. */
  readonly source: string;
  /** The record it is taken from; a click opens its thread. */
  readonly recordId: string;
  /** What the value was when somebody last looked, where it has changed since. */
  readonly before?: ReactNode;
}

/** A value taken from the records, in running text or a table. */
export function FactChip({ children, source, recordId, before }: FactChipProps) {
  const [, setAddress] = useAddress();
  return (
    <Tooltip label={source} multiline maw={320}>
      <button
        type="button"
        className={classes.fact}
        data-changed={before !== undefined || undefined}
        onClick={() => setAddress({ record: recordId })}
      >
        {before !== undefined && (
          <>
            <del>{before}</del> →{' '}
          </>
        )}
        {children}
      </button>
    </Tooltip>
  );
}
