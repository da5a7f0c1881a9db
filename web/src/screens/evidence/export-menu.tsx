import { Button, Menu } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { addressOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';

/** The references as a file, in each format that is written. */
export function ExportMenu({ evaluation }: { evaluation: string }) {
  const formats = useOperation('evidence.format.list', {}, { staleTime: Number.POSITIVE_INFINITY }).data?.formats ?? [];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>References without duplicates</Menu.Label>
        {formats
          .filter(({ writes }) => writes)
          .map(({ id, title }) => (
            <Menu.Item key={id} component="a" href={addressOf('evidence.reference.export', { evaluation, format: id })} download>
              {title}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
