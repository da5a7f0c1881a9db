import type { ExtractionCheck } from '@cerulean/evaluation/analysis';
import type { Stored } from '@cerulean/evaluation/records';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useChange } from '../../../api/queries.ts';
import { usePersonNames } from '../../../kit/person-names.ts';
import type { SelectedPassage } from '../../../kit/reading/selected-passage.ts';
import { ReasonDialog } from '../../../kit/reason-dialog.tsx';
import { PassageButton } from './check-status.tsx';
import classes from './extraction.module.css';

interface DifferenceProps {
  readonly evaluation: string;
  readonly check: Stored<ExtractionCheck>;
  readonly onTake?: (() => void) | undefined;
  readonly onShow: (place: SelectedPassage) => void;
}

/** What the second person read, to be taken over or, with a reason, not. */
export function Difference({ evaluation, check, onTake, onShow }: DifferenceProps) {
  const nameOf = usePersonNames();
  const put = useChange('analysis.extraction-check.put');
  const [keeping, setKeeping] = useState(false);
  const { reads, page, quote, recordId, version } = check.data;
  return (
    <div className={classes.difference}>
      <p>
        {nameOf(check.updatedBy) ?? 'The second person'} reads <strong>{reads}</strong>
        {page && `, page ${page}`}.
      </p>
      {quote && <PassageButton place={{ page, quote }} onShow={onShow} />}
      <div className={classes.buttons}>
        {onTake && (
          <Button variant="default" size="compact-sm" onClick={onTake}>
            Take this reading
          </Button>
        )}
        <Button variant="default" size="compact-sm" onClick={() => setKeeping(true)}>
          Keep what was extracted …
        </Button>
      </div>
      {keeping && (
        <ReasonDialog
          title="Keep what was extracted"
          action="Keep"
          needsReason
          follows={`The difference is resolved with your reason; “${reads}” stays in the records.`}
          onConfirm={async (reason) => {
            await put.mutateAsync({
              evaluation,
              data: { recordId, version, verdict: 'resolved', reads, page, quote, reason: reason ?? '' },
            });
            setKeeping(false);
          }}
          onClose={() => setKeeping(false)}
        />
      )}
    </div>
  );
}
