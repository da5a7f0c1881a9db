import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { invalidate } from '../../api/queries.ts';
import { Problem } from '../../kit/problem.tsx';
import { statementKindsAt } from './misunderstood.ts';
import { placeWords } from './pane/document-pane.tsx';
import { type DossierFinding, useDossier, useStatements } from './use-consistency.ts';

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
  const client = useQueryClient();
  const table = useStatements(evaluation).data;
  const documents = useDossier(evaluation).data?.documents;
  const [asked, setAsked] = useState<string>();
  const [action, setAction] = useState<Action>('not-about-the-device');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const kindsAt = finding.locations.map((place) => (table ? statementKindsAt(place, finding.attribute, table) : []));
  const chosen =
    asked ??
    String(
      Math.max(
        0,
        kindsAt.findIndex((kinds) => kinds.length > 0),
      ),
    );
  const place = finding.locations[Number(chosen)];
  const documentType = documents?.find(({ id }) => id === place?.document)?.type;
  const kinds = kindsAt[Number(chosen)] ?? [];
  const correct = async () => {
    setTried(true);
    if (!place || !documentType || !reason.trim()) return;
    setWorking(true);
    setProblem(undefined);
    try {
      for (const kind of kinds)
        await call('consistency.statement-correction.create', {
          evaluation,
          data: { kind, quote: place.quote, documentType, action, reason: reason.trim() },
        });
      // The whole dossier is checked again, which nobody has to wait for here.
      void invalidate(client, evaluation);
      notifications.show({ message: 'The sentence is left out from now on.' });
      onClose();
    } catch (error) {
      setProblem(error);
      setWorking(false);
    }
  };
  if (table && kindsAt.every((each) => each.length === 0)) {
    return (
      <Modal opened onClose={onClose} title="A sentence was misread" size="lg">
        <Text size="sm">
          This finding does not rest on what a sentence was understood to say, so there is nothing to leave out. If both documents may stay
          as they are, accept the finding with a reason.
        </Text>
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>Close</Button>
        </Group>
      </Modal>
    );
  }
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
        <Radio.Group label="Which sentence" value={chosen} onChange={setAsked}>
          <Stack gap="xs" mt="xs">
            {finding.locations.map((each, index) => (
              <Radio
                // biome-ignore lint/suspicious/noArrayIndexKey: two places of a finding can be alike
                key={index}
                value={String(index)}
                disabled={kindsAt[index]!.length === 0}
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
