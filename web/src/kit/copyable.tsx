import { useClipboard } from '@mantine/hooks';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import classes from './kit.module.css';

/** An identifier that a click copies. */
export function Copyable({ text, shown }: { text: string; shown?: string }) {
  const { copy, copied } = useClipboard({ timeout: 1500 });
  return (
    <button type="button" className={classes.copyable} onClick={() => copy(text)} title={`Copy ${text}`}>
      {shown ?? text}
      <span className="visually-hidden">{copied ? ': copied' : ': copy'}</span>
      {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
    </button>
  );
}
