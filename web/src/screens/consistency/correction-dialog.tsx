import { statementCorrectionKind } from '@cerulean/evaluation/consistency';
import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useRecordChanges } from '../../api/records.ts';
import { Problem } from '../../kit/problem.tsx';
import { placeWords } from './pane/document-pane.tsx';
import type { DossierFinding } from './use-consistency.ts';

type Action = 'not-about-the-device' | 'not-a-statement';

const actions: readonly { readonly value: Action; readonly label: string; readonly description: string }[] = [
  {
    value: 'not-about-the-device',
    label: 'It is not about the device',
    description: 'It speaks of another device, of a study, of the literature or of some of the patients only.',
  },
  { value: 'not-a-statement', label: 'It does not say this', description: 'The words were read as something they do not mean.' },
];

interface CorrectionDialogProps {
  readonly evaluation: string;
  readonly finding: DossierFinding;
  readonly onClose: () => void;
}

/** Says that a sentence was misread, so that it is left out of every later check while it stands as it is. */
export function CorrectionDialog({ evaluation, finding, onClose }: CorrectionDialogProps) {
  const { create } = useRecordChanges('consistency', statementCorrectionKind, evaluation);
  const [chosen, setChosen] = useState('0');
  const [action, setAction] = useState<Action>('not-about-the-device');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const place = finding.locations[Number(chosen)];
  const correct = async () => {
    setTried(true);
    if (!place || !reason.trim()) return;
    setWorking(true);
    setProblem(undefined);
    try {
      await create({ kind: finding.rule, quote: place.quote, documentType: place.documentType, action, reason: reason.trim() } as never);
      notifications.show({ message: 'The sentence is left out from now on.' });
      onClose();
    } catch (error) {
      setProblem(error);
      setWorking(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title="A sentence was misread" size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void correct();
        }}
      >
        {problem !== undefined && <Problem error={problem} />}
        <Radio.Group label="Which sentence" value={chosen} onChange={setChosen}>
          <Stack gap="xs" mt="xs">
            {finding.locations.map((each, index) => (
              <Radio
                // biome-ignore lint/suspicious/noArrayIndexKey: two places of a finding can be alike
                key={index}
                value={String(index)}
                label={`“${each.quote}”`}
                description={[each.documentName, placeWords(each)].filter(Boolean).join(', ')}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group label="What is wrong" mt="md" value={action} onChange={(value) => setAction(value as Action)}>
          <Stack gap="xs" mt="xs">
            {actions.map((each) => (
              <Radio key={each.value} value={each.value} label={each.label} description={each.description} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          mt="md"
          label="Reason"
          description="It stands in the records with your name and the time. The sentence is left out as long as it stands as it is."
          autosize
          minRows={2}
          maxLength={2000}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && !reason.trim() && 'Say in a few words why.'}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={working}>
            Leave it out
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
