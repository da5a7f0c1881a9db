import { type Role, roleDescriptions, roles } from '@cerulean/evaluation/team';
import { ActionIcon, Button, Group, Modal, NativeSelect, Select, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useCallback, useState } from 'react';
import type { OutputOf } from '../../api/client.ts';
import { useChange, useOperation } from '../../api/queries.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useCommand } from '../../frame/registry.ts';
import { useAddress } from '../../frame/use-search.ts';
import { choicesOf } from '../../kit/form/choices.ts';
import { Instant } from '../../kit/instant.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';

type Member = OutputOf<'team.membership.list'>['members'][number];

const columns: readonly Column<Member>[] = [
  { id: 'name', title: 'Name', value: ({ name }) => name },
  { id: 'email', title: 'E-mail address', value: ({ email }) => email },
  { id: 'role', title: 'Role', value: ({ data }) => data.role },
  { id: 'may', title: 'What the role is for', value: ({ data }) => roleDescriptions[data.role], sortable: false },
  {
    id: 'since',
    title: 'Since',
    value: ({ createdAt }) => createdAt,
    show: ({ createdAt }) => <Instant at={createdAt} dateOnly />,
    hidden: true,
  },
];

/** Who works on the evaluation, and as what. Nobody else sees that it exists. */
export default function MembersScreen() {
  const evaluation = useEvaluationId();
  const mayManage = useMay('team.manage');
  const [{ record: opened }, setAddress] = useAddress();
  const { data, error, refetch } = useOperation('team.membership.list', { evaluation });
  const remove = useChange('team.membership.remove');
  const [dialog, setDialog] = useState<{ name: 'add' } | { name: 'role' | 'remove'; member: Member } | undefined>();
  const add = useCallback(() => setDialog({ name: 'add' }), []);
  useCommand(mayManage ? 'Add member' : undefined, add);
  const close = () => setDialog(undefined);
  return (
    <Page
      title="Team"
      description="Who works on this evaluation, and as what. Nobody outside the team sees the evaluation or that it exists."
      tabs={<StepTabs word="team" />}
      actions={
        mayManage && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
            Add member
          </Button>
        )
      }
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : (
        <DataTable
          label="Team"
          columns={columns}
          rows={data.members}
          rowId={({ id }) => id}
          exportName="team"
          opened={opened}
          onOpen={({ id }) => setAddress({ record: id === opened ? undefined : id })}
          {...(mayManage
            ? {
                rowActions: (member: Member) => (
                  <>
                    <ActionIcon
                      onClick={() => setDialog({ name: 'role', member })}
                      aria-label={`Change the role of ${member.name}`}
                      title="Change the role"
                    >
                      <IconPencil size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      onClick={() => setDialog({ name: 'remove', member })}
                      aria-label={`Take ${member.name} out of the team`}
                      title="Take out"
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </>
                ),
              }
            : {})}
        />
      )}
      {dialog?.name === 'add' && <AddDialog evaluation={evaluation} there={data?.members ?? []} onClose={close} />}
      {dialog?.name === 'role' && <RoleDialog evaluation={evaluation} member={dialog.member} onClose={close} />}
      {dialog?.name === 'remove' && (
        <ReasonDialog
          title={`Take ${dialog.member.name} out of the team?`}
          follows="The evaluation is no longer visible to this person. What they did stays in the records."
          action="Take out"
          destructive
          needsReason
          onConfirm={async (reason) => {
            const { id, version, name } = dialog.member;
            await remove.mutateAsync({ evaluation, id, version, reason });
            notifications.show({ message: `${name} is no longer in the team.` });
            close();
          }}
          onClose={close}
        />
      )}
    </Page>
  );
}

function AddDialog({ evaluation, there, onClose }: { evaluation: string; there: readonly Member[]; onClose: () => void }) {
  const { data } = useOperation('team.colleague.list', {});
  const create = useChange('team.membership.create');
  const [personId, setPersonId] = useState<string | null>(null);
  const [role, setRole] = useState<Role>('evaluator');
  const [missing, setMissing] = useState(false);
  const candidates = (data?.people ?? []).filter(({ id }) => !there.some((member) => member.data.personId === id));
  const save = async () => {
    if (!personId) return setMissing(true);
    const created = await create.mutateAsync({ evaluation, data: { personId, role } }).catch(() => undefined);
    if (created) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Add member">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {create.error && <Problem error={create.error} />}
        {data && candidates.length === 0 ? (
          <Text size="sm">Everybody who can sign in is in the team already. An administrator of the installation adds people.</Text>
        ) : (
          <>
            <Select
              data-autofocus
              label="Person"
              searchable
              data={candidates.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
              value={personId}
              onChange={(next) => {
                setPersonId(next);
                setMissing(false);
              }}
              error={missing && 'Choose a person.'}
              nothingFoundMessage="Nobody found"
            />
            <NativeSelect
              mt="sm"
              label="Role"
              description={roleDescriptions[role]}
              data={choicesOf(roles)}
              value={role}
              onChange={(event) => setRole(event.currentTarget.value as Role)}
            />
          </>
        )}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          {candidates.length > 0 && (
            <Button type="submit" loading={create.isPending}>
              Add
            </Button>
          )}
        </Group>
      </form>
    </Modal>
  );
}

function RoleDialog({ evaluation, member, onClose }: { evaluation: string; member: Member; onClose: () => void }) {
  const update = useChange('team.membership.update');
  const [role, setRole] = useState<Role>(member.data.role);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const save = async () => {
    if (!reason.trim()) return setMissing(true);
    const saved = await update.mutateAsync({ evaluation, id: member.id, version: member.version, role, reason }).catch(() => undefined);
    if (saved) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Role of ${member.name}`}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {update.error && <Problem error={update.error} />}
        <NativeSelect
          data-autofocus
          label="Role"
          description={roleDescriptions[role]}
          data={choicesOf(roles)}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        />
        <Textarea
          mt="sm"
          label="Reason"
          autosize
          minRows={2}
          required
          value={reason}
          error={missing && 'Say in a few words why.'}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={update.isPending} disabled={role === member.data.role}>
            Change the role
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
