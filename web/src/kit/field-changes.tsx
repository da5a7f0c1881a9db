import { fieldChanges } from '@cerulean/evaluation/records';
import { describeValue, titleOfPointer } from './field-title.ts';
import classes from './kit.module.css';

interface Change {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Each field that changed, old and new. */
export function FieldChanges({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className={classes.changes}>
      {changes.map(({ pointer, before, after }) => (
        <li key={pointer}>
          <strong>{titleOfPointer(pointer)}</strong>: <del>{describeValue(before)}</del> → <ins>{describeValue(after)}</ins>
        </li>
      ))}
    </ul>
  );
}

/** What differs between two versions of a record's data, where an absent field and an empty text are the same. */
export function changesBetween(before: unknown, after: unknown): readonly Change[] {
  return fieldChanges(before, after).filter((change) => describeValue(change.before) !== describeValue(change.after));
}
