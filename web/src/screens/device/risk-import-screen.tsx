import { columnTitles, type RiskField, type RiskMapping, riskFields } from '@cerulean/evaluation/device';
import { Button, NativeSelect, Table, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { type OutputOf, type UploadProgress, upload } from '../../api/client.ts';
import { invalidate } from '../../api/queries.ts';
import { useEvaluation, useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { FileDrop } from '../../kit/file-drop.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Progress } from '../../kit/progress.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { Status } from '../../kit/status.tsx';
import { riskFieldWords } from './risk-field-words.ts';
import classes from './risk-import.module.css';

type Preview = OutputOf<'device.risk-file.preview'>;
type Report = OutputOf<'device.risk-file.import'>;

/** Takes the manufacturer's risk file in: which column holds what, what would change, and only then the import with its reason. */
export default function RiskImportScreen() {
  const evaluation = useEvaluationId();
  const role = useEvaluation()?.role;
  const mayEdit = useMay('device.edit');
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [preview, setPreview] = useState<Preview>();
  const [progress, setProgress] = useState<UploadProgress>();
  const [problem, setProblem] = useState<unknown>();
  const [confirming, setConfirming] = useState(false);
  const [report, setReport] = useState<Report>();
  const latest = useRef<AbortController>(undefined);

  const look = async (given: File, mapping?: RiskMapping) => {
    latest.current?.abort();
    const controller = new AbortController();
    latest.current = controller;
    setProblem(undefined);
    setProgress({ sent: 0, total: given.size });
    try {
      const input = { evaluation, ...(mapping && { mapping: JSON.stringify(mapping) }) };
      const next = await upload('device.risk-file.preview', input, [given], { onProgress: setProgress, signal: controller.signal });
      if (latest.current === controller) setPreview(next);
    } catch (error) {
      if (latest.current === controller) setProblem(error);
    } finally {
      if (latest.current === controller) setProgress(undefined);
    }
  };
  const choose = async ([given]: readonly File[]) => {
    if (!given) return;
    setPreview(undefined);
    setReport(undefined);
    // The bytes are kept, so that what is imported is what was looked at, even if the file is saved again meanwhile.
    const kept = new File([await given.arrayBuffer()], given.name);
    setFile(kept);
    await look(kept);
  };
  const startAgain = () => {
    latest.current?.abort();
    latest.current = undefined;
    setFile(undefined);
    setPreview(undefined);
    setReport(undefined);
    setProblem(undefined);
    setProgress(undefined);
  };

  const remap = (field: RiskField, column: string) => {
    if (!file || !preview) return;
    const { [field]: _before, ...others } = preview.mapping;
    const mapping: RiskMapping = column ? { ...others, [field]: column } : others;
    setPreview({ ...preview, mapping });
    void look(file, mapping);
  };
  const store = async (reason: string | undefined) => {
    if (!file || !preview || reason === undefined) return;
    const done = await upload('device.risk-file.import', { evaluation, mapping: JSON.stringify(preview.mapping), reason }, [file]);
    setReport(done);
    setConfirming(false);
    await invalidate(client, evaluation);
  };

  return (
    <Page
      title="Import risk file"
      description="The manufacturer’s risk file is read, compared with the risks that are here, and taken in once you have seen what changes. Nothing is ever removed by an import."
      actions={
        <Button variant="default" renderRoot={(props) => <Link to="/e/$evaluation/device/risks" params={{ evaluation }} {...props} />}>
          Back to the risks
        </Button>
      }
    >
      {problem !== undefined && <Problem error={problem} />}
      {!role ? (
        <Loading />
      ) : !mayEdit ? (
        <EmptyState sentence="Your role in this evaluation reads the risks; who edits the device imports the risk file." />
      ) : report ? (
        <ReportOf report={report} name={file?.name ?? ''} onAgain={startAgain} />
      ) : preview ? (
        <>
          <p className={classes.file}>
            <span>
              <strong>{preview.file}</strong>, {preview.rows.toLocaleString('en')} {preview.rows === 1 ? 'row' : 'rows'}
            </span>
            <Button variant="subtle" size="compact-sm" onClick={startAgain}>
              Choose another file
            </Button>
          </p>
          <Comparison preview={preview} working={progress !== undefined} />
          <Mapping preview={preview} onChange={remap} />
          <FirstRows preview={preview} />
          {/* Without a column for the hazard every row would be a finding; the one about the column says it. */}
          <Findings
            title="Findings"
            findings={preview.mapping.hazard ? preview.findings : preview.findings.filter(({ line }) => line === undefined)}
          />
          <div className={classes.foot}>
            <Button
              onClick={() => setConfirming(true)}
              disabled={progress !== undefined || preview.comparison.added + preview.comparison.changed === 0}
            >
              Import
            </Button>
            <span>{whyNot(preview)}</span>
          </div>
        </>
      ) : progress ? (
        <Progress title={`Reading ${file?.name ?? 'the file'}`} done={progress.sent} total={progress.total} />
      ) : (
        <FileDrop
          sentence="XLSX or CSV; names of columns may be English or German."
          accept={['.xlsx', '.csv', '.tsv', '.txt']}
          multiple={false}
          onFiles={(files) => void choose(files)}
        />
      )}
      {confirming && preview && (
        <ReasonDialog
          title={`Import ${preview.file}?`}
          action="Import"
          needsReason
          follows={`${describeComing(preview)} Each risk keeps the file and row it came from. Claims, evidence and documents that rest on a changed risk are to be looked at again.`}
          onConfirm={store}
          onClose={() => setConfirming(false)}
        />
      )}
    </Page>
  );
}

const risksOf = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'risk' : 'risks'}`;

function describeComing({ comparison: { added, changed, unchanged, missing } }: Preview): string {
  const parts = [
    `${risksOf(added)} will be added, ${changed.toLocaleString('en')} changed; ${unchanged.toLocaleString('en')} ${unchanged === 1 ? 'is' : 'are'} the same.`,
    missing > 0 ? `${risksOf(missing)} that the file does not have ${missing === 1 ? 'stays as it is' : 'stay as they are'}.` : '',
  ];
  return parts.filter(Boolean).join(' ');
}

function whyNot({ mapping, comparison: { added, changed } }: Preview): string {
  if (!mapping.hazard) return 'Choose the column that names the hazard.';
  return added + changed === 0 ? 'The file brings nothing new with these columns.' : '';
}

function Comparison({ preview: { comparison }, working }: { preview: Preview; working: boolean }) {
  const counts = [
    ['Added', comparison.added, 'not here yet'],
    ['Changed', comparison.changed, 'here with other words'],
    ['Unchanged', comparison.unchanged, 'here as the file has them'],
    ['Not in the file', comparison.missing, 'stay as they are'],
  ] as const;
  return (
    <section aria-labelledby="compared" aria-busy={working}>
      <Title order={2} id="compared">
        Compared with the risks here
      </Title>
      <dl className={classes.counts}>
        {counts.map(([title, count, meaning]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <strong>{count.toLocaleString('en')}</strong> {meaning}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Which column holds which field, with what the first rows say there. */
function Mapping({ preview, onChange }: { preview: Preview; onChange: (field: RiskField, column: string) => void }) {
  const titles = columnTitles(preview.header);
  const taken = new Map(Object.entries(preview.mapping).map(([field, column]) => [column, field as RiskField]));
  const left = titles.filter((title) => !taken.has(title));
  const samplesOf = (column: string | undefined) => {
    const index = column === undefined ? -1 : titles.indexOf(column);
    return index < 0 ? [] : [...new Set(preview.sample.map((cells) => (cells[index] ?? '').trim()).filter(Boolean))].slice(0, 3);
  };
  return (
    <section aria-labelledby="columns">
      <Title order={2} id="columns">
        Which column holds what
      </Title>
      <p className={classes.hint}>Proposed from the names of the columns. Change what is wrong; the comparison follows.</p>
      <div className={classes.scroll}>
        <Table className={classes.mapping} verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Field (ISO 14971:2019)</Table.Th>
              <Table.Th>Column of the file</Table.Th>
              <Table.Th>As in the first rows</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {riskFields.map((field) => {
              const column = preview.mapping[field];
              const samples = samplesOf(column);
              const { title, help } = riskFieldWords[field];
              return (
                <Table.Tr key={field}>
                  <Table.Th scope="row">
                    {title}
                    <span>{help}</span>
                  </Table.Th>
                  <Table.Td>
                    <NativeSelect
                      aria-label={`Column for ${title.toLowerCase()}`}
                      data={[
                        { value: '', label: '—' },
                        ...titles.map((name) => {
                          const other = taken.get(name);
                          return { value: name, label: other && other !== field ? `${name} (also ${riskFieldWords[other].title})` : name };
                        }),
                      ]}
                      value={column ?? ''}
                      error={field === 'hazard' && !column ? 'needed' : undefined}
                      onChange={(event) => onChange(field, event.currentTarget.value)}
                    />
                  </Table.Td>
                  <Table.Td className={classes.samples}>{samples.length === 0 ? '—' : samples.join(' · ')}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
      {left.length > 0 && <p className={classes.hint}>Columns not taken: {left.join(', ')}.</p>}
    </section>
  );
}

function FirstRows({ preview }: { preview: Preview }) {
  const titles = columnTitles(preview.header);
  return (
    <details className={classes.rows}>
      <summary>First rows of the file</summary>
      <div className={classes.scroll}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              {titles.map((title) => (
                <Table.Th key={title}>{title}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {preview.sample.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of the file is its place
              <Table.Tr key={row}>
                {titles.map((title, column) => (
                  <Table.Td key={title}>{cells[column]}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </details>
  );
}

function Findings({ title, findings }: { title: string; findings: Preview['findings'] }) {
  if (findings.length === 0) return null;
  return (
    <section aria-label={title}>
      <Title order={2}>{title}</Title>
      <ul className={classes.findings}>
        {findings.map(({ line, code, message }) => (
          <li key={`${line} ${code} ${message}`}>
            {line !== undefined && !message.startsWith(`Row ${line} `) && `Row ${line}: `}
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReportOf({ report, name, onAgain }: { report: Report; name: string; onAgain: () => void }) {
  const { added, changed, unchanged, missing, rejected, findings } = report;
  return (
    <>
      <p role="status">
        <Status tone={rejected > 0 ? 'caution' : 'good'}>
          <strong>{name}</strong> is imported.
        </Status>
      </p>
      <dl className={classes.counts}>
        {(
          [
            ['Added', added],
            ['Changed', changed],
            ['Unchanged', unchanged],
            ['Rows not taken', rejected],
          ] as const
        ).map(([title, count]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <strong>{count.toLocaleString('en')}</strong>
            </dd>
          </div>
        ))}
      </dl>
      {missing.length > 0 && (
        <section aria-label="Risks the file does not have">
          <Title order={2}>Here, but not in the file</Title>
          <p className={classes.hint}>They stay. Where the manufacturer has removed a risk, remove it here with the reason.</p>
          <ul className={classes.missing}>
            {missing.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </section>
      )}
      <Findings title="Findings" findings={findings} />
      <div className={classes.foot}>
        <Button variant="default" onClick={onAgain}>
          Import another file
        </Button>
      </div>
    </>
  );
}
