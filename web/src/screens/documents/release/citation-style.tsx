import { Select } from '@mantine/core';
import { useChange } from '../../../api/queries.ts';
import { useEvaluationId, useMay } from '../../../frame/evaluation.ts';
import { Problem } from '../../../kit/problem.tsx';
import type { Documents } from '../use-document.ts';

/** How the documents cite and list their references; released versions keep the style they were released with. */
export function CitationStyleChoice({ style }: { style: Documents['citationStyle'] }) {
  const evaluation = useEvaluationId();
  const may = useMay('documents.write');
  const choose = useChange('documents.citation-style.choose');
  const title = style.choices.find(({ id }) => id === style.chosen)?.title ?? style.chosen;
  if (!may) return <p>Citation style: {title}</p>;
  return (
    <>
      <Select
        label="Citation style"
        description="For every document of this evaluation; released versions keep theirs."
        maw={480}
        mb="md"
        data={style.choices.map(({ id, title: label }) => ({ value: id, label }))}
        value={style.chosen}
        allowDeselect={false}
        disabled={choose.isPending}
        comboboxProps={{ shadow: 'md' }}
        onChange={(chosen) => {
          if (chosen && chosen !== style.chosen) choose.mutate({ evaluation, version: style.version, citationStyle: chosen as never });
        }}
      />
      {choose.error && <Problem error={choose.error} />}
    </>
  );
}
