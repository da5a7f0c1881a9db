import { ActionIcon, Button, Checkbox, Group, Menu, Modal, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconDotsVertical from '@tabler/icons-react/dist/esm/icons/IconDotsVertical.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useCallback, useState } from 'react';
import { call, type OutputOf } from '../../api/client.ts';
import { toProblem } from '../../api/problem.ts';
import { useChange, useOperation } from '../../api/queries.ts';
import { usePerson } from '../../api/session.ts';
import { useCommand } from '../../frame/registry.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { Instant } from '../../kit/instant.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { Status } from '../../kit/status.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';

type Person = OutputOf<'team.person.list'>['records'][number];
type Dialog =
  | { readonly name: 'edit'; readonly person?: Person }
  | { readonly name: 'link'; readonly person: Person }
  | { readonly name: 'disable'; readonly person: Person };

const columns: readonly Column<Person>[] = [
  { id: 'name', title: 'Name', value: ({ data }) => data.name },
  { id: 'email', title: 'E-mail address', value: ({ data }) => data.email },
  { id: 'administrator', title: 'Administrator', value: ({ data }) => data.administrator },
  {
    id: 'account',
    title: 'Account',
    value: ({ data }) => (data.disabled ? 'disabled' : 'active'),
    show: ({ data }) => <Status tone={data.disabled ? 'quiet' : 'good'}>{data.disabled ? 'disabled' : 'active'}</Status>,
  },
  { id: 'added', title: 'Added', value: ({ createdAt }) => createdAt, show: ({ createdAt }) => <Instant at={createdAt} dateOnly /> },
];
const filters: readonly Filter<Person>[] = [
  {
    id: 'account',
    title: 'Account',
    choices: [
      { value: 'active', label: 'Active' },
      { value: 'disabled', label: 'Disabled' },
    ],
    matches: ({ data }, chosen) => (chosen === 'disabled') === data.disabled,
  },
];

/** Who can sign in to this installation. Nobody is removed, because the records name them; an account is disabled. */
export default function PeopleScreen() {
  const self = usePerson();
  const { data, error, refetch } = useOperation('team.person.list', {}, { enabled: self.administrator });
  const [dialog, setDialog] = useState<Dialog | undefined>();
  const update = useChange('team.person.update');
  const add = useCallback(() => setDialog({ name: 'edit' }), []);
  useCommand(self.administrator ? 'Add person' : undefined, add);
  const close = () => setDialog(undefined);
  const setDisabled = async (person: Person, disabled: boolean) => {
    await update.mutateAsync({ id: person.id, version: person.version, data: { ...person.data, disabled } });
    notifications.show({ message: disabled ? `${person.data.name} can no longer sign in.` : `${person.data.name} can sign in again.` });
  };
  if (!self.administrator) {
    return (
      <Page title="People">
        <p>Only administrators of this installation see its people.</p>
      </Page>
    );
  }
  return (
    <Page
      title="People"
      description="Who can sign in. People see an evaluation only when its team takes them in. A person new here gets a one-time link and chooses a password with it."
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          Add person
        </Button>
      }
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : (
        <DataTable
          label="People"
          columns={columns}
          rows={data.records}
          rowId={({ id }) => id}
          filters={filters}
          exportName="people"
          onOpen={(person) => setDialog({ name: 'edit', person })}
          rowActions={(person) => (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label={`${person.data.name}: actions`}>
                  <IconDotsVertical size={16} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setDialog({ name: 'edit', person })}>Edit</Menu.Item>
                {!person.data.disabled && <Menu.Item onClick={() => setDialog({ name: 'link', person })}>Make a one-time link</Menu.Item>}
                {person.id !== self.id &&
                  (person.data.disabled ? (
                    <Menu.Item
                      onClick={() =>
                        void setDisabled(person, false).catch((thrown: unknown) =>
                          notifications.show({ color: 'red.8', message: toProblem(thrown).title }),
                        )
                      }
                    >
                      Let sign in again
                    </Menu.Item>
                  ) : (
                    <Menu.Item onClick={() => setDialog({ name: 'disable', person })}>Disable the account</Menu.Item>
                  ))}
              </Menu.Dropdown>
            </Menu>
          )}
        />
      )}
      {dialog?.name === 'edit' && (
        <EditDialog person={dialog.person} onClose={close} onAdded={(person) => setDialog({ name: 'link', person })} />
      )}
      {dialog?.name === 'link' && <LinkDialog person={dialog.person} onClose={close} />}
      {dialog?.name === 'disable' && (
        <ReasonDialog
          title={`Disable ${dialog.person.data.name}?`}
          follows="The person's sessions end with the next request and signing in is refused. What they did stays in the records under their name."
          action="Disable"
          destructive
          needsReason={false}
          onConfirm={async () => {
            await setDisabled(dialog.person, true);
            close();
          }}
          onClose={close}
        />
      )}
    </Page>
  );
}

function EditDialog({ person, onClose, onAdded }: { person: Person | undefined; onClose: () => void; onAdded: (person: Person) => void }) {
  const self = usePerson();
  const create = useChange('team.person.create');
  const update = useChange('team.person.update');
  const [name, setName] = useState(person?.data.name ?? '');
  const [email, setEmail] = useState(person?.data.email ?? '');
  const [administrator, setAdministrator] = useState(person?.data.administrator ?? false);
  const [error, setError] = useState<unknown>();
  const wrong = (field: string) =>
    error === undefined ? undefined : toProblem(error).fields.find(({ pointer }) => pointer.endsWith(`/${field}`))?.message;
  const save = async () => {
    setError(undefined);
    try {
      const data = { name, email, administrator, disabled: person?.data.disabled ?? false };
      if (person) {
        await update.mutateAsync({ id: person.id, version: person.version, data });
        onClose();
      } else onAdded(await create.mutateAsync({ data }));
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Modal opened onClose={onClose} title={person ? `Edit ${person.data.name}` : 'Add person'}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {error !== undefined && toProblem(error).fields.length === 0 && <Problem error={error} />}
        <TextInput
          data-autofocus
          label="Name"
          description="As it stands in the records and in documents."
          maxLength={200}
          value={name}
          error={wrong('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          mt="sm"
          label="E-mail address"
          type="email"
          value={email}
          error={wrong('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Checkbox
          mt="md"
          label="Administrator of this installation"
          description="May add people and begin evaluations; sees no evaluation without being in its team."
          disabled={person?.id === self.id}
          checked={administrator}
          onChange={(event) => setAdministrator(event.currentTarget.checked)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {person ? 'Save' : 'Add person'}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function LinkDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [link, setLink] = useState<string | undefined>();
  const [error, setError] = useState<unknown>();
  const [working, setWorking] = useState(false);
  const make = async () => {
    setWorking(true);
    setError(undefined);
    try {
      const { path } = await call('team.person.make-link', { id: person.id });
      setLink(new URL(path, window.location.origin).href);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={`One-time link for ${person.data.name}`}>
      {error !== undefined && <Problem error={error} />}
      {link ? (
        <>
          <Text size="sm" mb="sm">
            Give this link to {person.data.name} by a way you trust. It signs in once, within three days, and is shown only now.
          </Text>
          <Copyable text={link} />
        </>
      ) : (
        <Text size="sm">
          Whoever has the link can sign in as {person.data.name} once within three days. Earlier unused links of this person stop working.
        </Text>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {link ? 'Done' : 'Not now'}
        </Button>
        {!link && (
          <Button data-autofocus loading={working} onClick={() => void make()}>
            Make the link
          </Button>
        )}
      </Group>
    </Modal>
  );
}
