import { Button, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type OutputOf, upload } from '../../api/client.ts';
import { invalidate } from '../../api/queries.ts';
import { FileDrop, FileReport } from '../../kit/file-drop.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Progress } from '../../kit/progress.tsx';
import classes from './quality-system.module.css';

type Report = OutputOf<'quality-system.signal.import'>;

/** Takes the signals of a CSV or XLSX file in, and says of each row that was not taken why. */
export function SignalsImport({ evaluation, onClose }: { evaluation: string; onClose: () => void }) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<{ readonly sent: number; readonly total: number }>();
  const [done, setDone] = useState<{ readonly name: string; readonly report: Report }>();
  const [problem, setProblem] = useState<unknown>();
  const send = async ([file]: readonly File[]) => {
    if (!file) return;
    setProblem(undefined);
    setDone(undefined);
    setProgress({ sent: 0, total: file.size });
    try {
      const report = await upload('quality-system.signal.import', { evaluation }, [file], { onProgress: setProgress });
      setDone({ name: file.name, report });
      await invalidate(client, evaluation);
    } catch (error) {
      setProblem(error);
    } finally {
      setProgress(undefined);
    }
  };
  const describe = ({ recorded, rejected }: Report) =>
    `${recorded === 0 ? 'gave no signal' : `gave ${recorded} ${recorded === 1 ? 'signal' : 'signals'}`}${rejected > 0 ? `; ${rejected} ${rejected === 1 ? 'row was' : 'rows were'} not taken` : ''}.`;
  return (
    <Modal opened onClose={onClose} title="Import signals" size="lg">
      <Text size="sm" mb="sm">
        One row for each signal. A column for title, kind and day is needed; description, record number, value with unit and expected value
        are taken where they are there. Names of columns may be English or German. Every signal starts as detected.
      </Text>
      {problem !== undefined && <Problem error={problem} />}
      {progress ? (
        <Progress title="Sending the file" done={progress.sent} total={progress.total} />
      ) : (
        <FileDrop
          sentence="CSV or XLSX."
          accept={['.csv', '.tsv', '.txt', '.xlsx']}
          multiple={false}
          onFiles={(files) => void send(files)}
        />
      )}
      {done && (
        <FileReport
          files={[
            {
              name: done.name,
              tone: done.report.recorded === 0 ? 'bad' : done.report.findings.length > 0 ? 'caution' : 'good',
              text: describe(done.report),
              ...(done.report.findings.length > 0
                ? {
                    details: (
                      <ul className={classes.extra}>
                        {done.report.findings.map((finding) => (
                          <li key={`${finding.line} ${finding.message}`}>{finding.message}</li>
                        ))}
                      </ul>
                    ),
                  }
                : {}),
            },
          ]}
        />
      )}
      <div className={classes.acts} style={{ justifyContent: 'flex-end', margin: '16px 0 0' }}>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
      </div>
    </Modal>
  );
}
