import {
  type CheckState,
  checkState,
  type ExtractedValue,
  type ExtractionCheck,
  extractedValueKind,
  extractionCheckKind,
  extractionFieldKind,
  outcomeKind,
  outcomeText,
  suggestValue,
  valueText,
} from '@cerulean/evaluation/analysis';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import type { Stored } from '@cerulean/evaluation/records';
import { Anchor, Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../../api/client.ts';
import { useOperation } from '../../../api/queries.ts';
import { useRecords } from '../../../api/records.ts';
import { useMay } from '../../../frame/evaluation.ts';
import { useAddress } from '../../../frame/use-search.ts';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { Loading, Page } from '../../../kit/page.tsx';
import { Problem } from '../../../kit/problem.tsx';
import type { SelectedPassage } from '../../../kit/reading/selected-passage.ts';
import { ItemReading } from '../../evidence/item-reading.tsx';
import { CheckCard } from './check-card.tsx';
import { CheckStatus, PassageButton } from './check-status.tsx';
import classes from './extraction.module.css';
import { ValueCard, type ValueCardHandle } from './value-card.tsx';

type Item = OutputOf<'analysis.extraction-item.list'>['items'][number];

interface ItemExtractionProps {
  readonly evaluation: string;
  readonly item: Item;
  readonly next: Item | undefined;
}

/** One item of evidence and its extraction form side by side; in the second mode, what was extracted is held against the source. */
export function ItemExtraction({ evaluation, item, next }: ItemExtractionProps) {
  const mayExtract = useMay('analysis.edit');
  const mayCheck = useMay('appraisal.edit');
  const [{ mode: asked }, setAddress] = useAddress();
  const mode = asked === 'check' || !mayExtract ? 'check' : 'extract';
  const fields = useRecords('analysis', extractionFieldKind, evaluation);
  const values = useRecords('analysis', extractedValueKind, evaluation);
  const checks = useRecords('analysis', extractionCheckKind, evaluation);
  const outcomes = useRecords('analysis', outcomeKind, evaluation);
  const parameters = useRecords('plan', outcomeParameterKind, evaluation);
  const reference = useOperation('evidence.reference.get', { evaluation, id: item.id }, { enabled: item.kind === 'reference' });
  const [place, setPlace] = useState<SelectedPassage>();
  const [selected, setSelected] = useState<SelectedPassage>();
  const [active, setActive] = useState<string>();
  const cards = useRef(new Map<string, ValueCardHandle>());

  const own = useMemo(() => {
    const valueByField = new Map<string, Stored<ExtractedValue>>();
    for (const value of values.data?.records ?? []) if (value.data.itemId === item.id) valueByField.set(value.data.fieldId, value);
    const checkOf = new Map<string, Stored<ExtractionCheck>>();
    for (const check of checks.data?.records ?? []) checkOf.set(check.data.recordId, check);
    return { valueByField, checkOf };
  }, [values.data, checks.data, item.id]);
  const stateOf = (record: Pick<Stored, 'id' | 'version'> | undefined): CheckState =>
    record ? checkState(record, own.checkOf.get(record.id)?.data) : 'not checked';

  const queries = [fields, values, checks, outcomes, parameters, reference];
  const error = queries.find((query) => query.error)?.error;
  if (error)
    return (
      <Page title={item.label}>
        <Problem
          error={error}
          onRetry={() => {
            for (const query of queries) if (query.error) void query.refetch();
          }}
        />
      </Page>
    );
  const ready =
    fields.data && values.data && checks.data && outcomes.data && parameters.data && (item.kind === 'data-set' || reference.data);
  const inOrder = [...(fields.data?.records ?? [])].sort((one, other) => one.data.position - other.data.position);
  const shown = mode === 'extract' ? inOrder : inOrder.filter(({ id }) => own.valueByField.has(id));
  const groups = [...new Set(shown.map(({ data }) => data.group))];
  const results = outcomes.data?.records.filter(({ data }) => data.itemId === item.id) ?? [];
  const parameterOf = (id: string) => parameters.data?.records.find((parameter) => parameter.id === id)?.data;
  const into = active ?? inOrder[0]?.id;
  const takeSelected = () => {
    if (into && selected) cards.current.get(into)?.take(selected);
    window.getSelection()?.removeAllRanges();
  };
  const answered = inOrder.filter(({ id }) => own.valueByField.has(id)).length;
  return (
    <Page
      title={item.label}
      actions={
        <>
          {mayExtract && (
            <SegmentedControl
              aria-label="What is done"
              data={[
                { value: 'extract', label: 'Extract' },
                { value: 'check', label: 'Check as second person' },
              ]}
              value={mode}
              onChange={(value) => setAddress({ mode: value === 'check' ? 'check' : undefined })}
            />
          )}
          <Button variant="default" onClick={() => setAddress({ item: undefined, mode: undefined })}>
            All items
          </Button>
          {next && (
            <Button variant="default" onClick={() => setAddress({ item: next.id })}>
              Next: {next.label}
            </Button>
          )}
        </>
      }
    >
      {!ready ? (
        <Loading />
      ) : (
        <div className={classes.desk}>
          <div>
            {inOrder.length === 0 ? (
              <EmptyState
                sentence="The extraction form has no fields yet."
                action={
                  <Anchor component={Link} to="/e/$evaluation/analysis/extraction-form" params={{ evaluation } as never}>
                    Set up the form
                  </Anchor>
                }
              />
            ) : (
              <p className={classes.quiet} role="status">
                {answered} of {inOrder.length} fields answered
              </p>
            )}
            {groups.map((group) => (
              <section key={group} aria-label={group}>
                <h2 className={classes.group}>{group}</h2>
                {shown
                  .filter(({ data }) => data.group === group)
                  .map((field) => {
                    const stored = own.valueByField.get(field.id);
                    if (mode === 'extract')
                      return (
                        <ValueCard
                          key={`${item.id} ${field.id}`}
                          ref={(handle) => {
                            if (!handle) return;
                            cards.current.set(field.id, handle);
                            return () => void cards.current.delete(field.id);
                          }}
                          evaluation={evaluation}
                          itemId={item.id}
                          fullTextFileId={reference.data?.data.fullTextFileId}
                          field={field}
                          stored={stored}
                          state={stateOf(stored)}
                          check={stored && own.checkOf.get(stored.id)}
                          suggestion={reference.data && suggestValue(field.data, reference.data.data)}
                          active={field.id === into}
                          onActive={() => setActive(field.id)}
                          onShow={setPlace}
                        />
                      );
                    return (
                      stored && (
                        <CheckCard
                          key={stored.id}
                          evaluation={evaluation}
                          title={field.data.title}
                          text={valueText(field.data, stored.data)}
                          record={stored}
                          state={stateOf(stored)}
                          check={own.checkOf.get(stored.id)}
                          selected={selected}
                          mayCheck={mayCheck}
                          mayResolve={mayExtract}
                          onShow={setPlace}
                        />
                      )
                    );
                  })}
              </section>
            ))}
            <section aria-label="Outcomes">
              <h2 className={classes.group}>Outcomes</h2>
              {results.length === 0 && <p className={classes.quiet}>No outcome was extracted from this item yet.</p>}
              {results.map((outcome) => {
                const title = parameterOf(outcome.data.outcomeParameterId)?.name ?? 'a parameter that was removed';
                const text = [outcomeText(outcome.data), outcome.data.followUp].filter(Boolean).join(', ');
                if (mode === 'check')
                  return (
                    <CheckCard
                      key={outcome.id}
                      evaluation={evaluation}
                      title={title}
                      text={text}
                      record={outcome}
                      state={stateOf(outcome)}
                      check={own.checkOf.get(outcome.id)}
                      selected={selected}
                      mayCheck={mayCheck}
                      mayResolve={mayExtract}
                      onShow={setPlace}
                    />
                  );
                return (
                  <div key={outcome.id} className={classes.card}>
                    <h3>
                      <Anchor component={Link} to="/e/$evaluation/analysis/outcomes" search={{ edit: outcome.id } as never}>
                        {title}
                      </Anchor>
                    </h3>
                    <p className={classes.extracted}>{text}</p>
                    {outcome.data.quote && (
                      <PassageButton place={{ page: outcome.data.page, quote: outcome.data.quote }} onShow={setPlace} />
                    )}
                    <p className={classes.foot}>
                      <CheckStatus state={stateOf(outcome)} />
                    </p>
                  </div>
                );
              })}
              {mode === 'extract' && (
                <Anchor component={Link} to="/e/$evaluation/analysis/outcomes" search={{ edit: 'new', item: item.id } as never}>
                  Extract an outcome
                </Anchor>
              )}
            </section>
          </div>
          <div className={classes.source}>
            <ItemReading id={item.id} kind={item.kind} place={place} onSelect={setSelected} />
            {mode === 'extract' && selected && into && (
              // Pressing a button would take the selection away before it is read.
              <div
                className={classes.taking}
                onPointerDown={(event) => event.target instanceof HTMLButtonElement && event.preventDefault()}
              >
                <span className={classes.taken}>“{selected.quote}”</span>
                <Button size="compact-sm" onClick={takeSelected}>
                  Put into
                </Button>
                <NativeSelect
                  size="xs"
                  className={classes.field!}
                  aria-label="Field that takes the selected words"
                  data={inOrder.map(({ id, data }) => ({ value: id as string, label: data.title }))}
                  value={into}
                  onChange={(event) => setActive(event.currentTarget.value)}
                />
              </div>
            )}
          </div>
        </div>
      )}
    </Page>
  );
}
