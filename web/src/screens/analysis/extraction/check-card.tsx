import type { CheckState, ExtractionCheck } from '@cerulean/evaluation/analysis';
import type { Stored } from '@cerulean/evaluation/records';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useChange } from '../../../api/queries.ts';
import { usePerson } from '../../../api/session.ts';
import { usePersonNames } from '../../../kit/person-names.ts';
import { Problem } from '../../../kit/problem.tsx';
import type { SelectedPassage } from '../../../kit/reading/selected-passage.ts';
import { CheckStatus, PassageButton } from './check-status.tsx';
import { Difference } from './difference.tsx';
import classes from './extraction.module.css';

interface CheckCardProps {
  readonly evaluation: string;
  readonly title: string;
  /** What was extracted, in words. */
  readonly text: string;
  readonly record: Stored<{ readonly page: string; readonly quote: string }>;
  readonly state: CheckState;
  readonly check: Stored<ExtractionCheck> | undefined;
  /** What is selected in the source now. */
  readonly selected: SelectedPassage | undefined;
  readonly mayCheck: boolean;
  readonly mayResolve: boolean;
  readonly onShow: (place: SelectedPassage) => void;
}

/** What was extracted, held against its source by a second person. */
export function CheckCard(props: CheckCardProps) {
  const { evaluation, title, text, record, state, check, selected, mayCheck, mayResolve, onShow } = props;
  const person = usePerson();
  const nameOf = usePersonNames();
  const put = useChange('analysis.extraction-check.put');
  const [other, setOther] = useState<{ readonly reads: string; readonly page: string; readonly quote: string }>();
  const { page, quote } = record.data;
  const own = record.updatedBy === person.id;
  const author = nameOf(record.updatedBy);
  const send = (data: Pick<ExtractionCheck, 'verdict' | 'reads' | 'page' | 'quote'>) =>
    put
      .mutateAsync({ evaluation, data: { recordId: record.id, version: record.version, reason: '', ...data } })
      .then(() => setOther(undefined))
      .catch(() => {}); // Shown from the mutation itself.
  const open = state === 'not checked' || state === 'changed since the check';
  return (
    <section className={classes.card} aria-label={title}>
      <h3>{title}</h3>
      <p className={classes.extracted}>{text}</p>
      {quote ? (
        <PassageButton place={{ page, quote }} onShow={onShow} />
      ) : (
        <p className={classes.quiet}>{page ? `Page ${page}, no quotation.` : 'No page and no quotation were given.'}</p>
      )}
      {put.error && <Problem error={put.error} />}
      {open && own && <p className={classes.quiet}>You extracted this; somebody else checks it.</p>}
      {open && !own && mayCheck && !other && (
        <div className={classes.buttons}>
          <Button
            size="compact-sm"
            loading={put.isPending}
            onClick={() => void send({ verdict: 'agrees', reads: '', page: '', quote: '' })}
          >
            I read the same<span className="visually-hidden">: {title}</span>
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setOther({ reads: '', page: selected?.page ?? page, quote: selected?.quote ?? '' })}
          >
            I read something else …
          </Button>
        </div>
      )}
      {other && (
        <form
          className={classes.other}
          onSubmit={(event) => {
            event.preventDefault();
            void send({ verdict: 'differs', ...other });
          }}
        >
          <TextInput
            label="I read"
            data-autofocus
            value={other.reads}
            onChange={(event) => setOther({ ...other, reads: event.currentTarget.value })}
          />
          <TextInput label="Page" value={other.page} onChange={(event) => setOther({ ...other, page: event.currentTarget.value })} />
          <Textarea
            label="Words of the source"
            autosize
            minRows={1}
            maxRows={6}
            value={other.quote}
            onChange={(event) => setOther({ ...other, quote: event.currentTarget.value })}
          />
          <div className={classes.buttons}>
            <Button type="submit" size="compact-sm" loading={put.isPending} disabled={!other.reads.trim()}>
              Record the difference
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => setOther(undefined)}>
              Back
            </Button>
          </div>
        </form>
      )}
      <p className={classes.foot} aria-live="polite">
        <CheckStatus state={state} />
        {author && <span className={classes.quiet}>extracted by {author}</span>}
      </p>
      {state === 'difference' &&
        check &&
        (mayResolve ? (
          <Difference evaluation={evaluation} check={check} onShow={onShow} />
        ) : (
          <p className={classes.difference}>
            {nameOf(check.updatedBy) ?? 'The second person'} reads <strong>{check.data.reads}</strong>.
          </p>
        ))}
      {state === 'difference resolved' && check && (
        <p className={classes.quiet}>
          The second person read {check.data.reads}; kept because: {check.data.reason}
        </p>
      )}
    </section>
  );
}
