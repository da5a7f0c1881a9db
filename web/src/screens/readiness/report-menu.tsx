import { Button, Menu } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { addressOf } from '../../api/client.ts';
import type { useDownload } from '../../kit/use-download.ts';

const formats = [
  { to: 'docx', title: 'Word' },
  { to: 'pdf', title: 'PDF' },
] as const;

interface ReportMenuProps {
  readonly evaluation: string;
  /** Day on which a panel receives the documents; then the dates of the consultation are in the report. */
  readonly receivedOn?: string | undefined;
  readonly download: ReturnType<typeof useDownload>;
}

/** The report of readiness as a file. What goes wrong with it is the download's problem, shown by the page. */
export function ReportMenu({ evaluation, receivedOn, download: { underway, start, cancel } }: ReportMenuProps) {
  if (underway) {
    return (
      <Button variant="default" onClick={cancel}>
        Writing {underway.what}
        {underway.seconds > 0 && `, ${underway.seconds} s`} · Cancel
      </Button>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          {receivedOn ? 'Report with these dates' : 'Report'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map(({ to, title }) => (
          <Menu.Item
            key={to}
            onClick={() =>
              void start(
                `the report in ${title}`,
                addressOf('readiness.report.write', { evaluation, to, ...(receivedOn ? { receivedOn } : {}) }),
                `readiness.${to}`,
              )
            }
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
