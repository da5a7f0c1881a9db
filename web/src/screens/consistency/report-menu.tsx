import { Button, Menu } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { addressOf } from '../../api/client.ts';
import { Problem } from '../../kit/problem.tsx';
import type { useDownload } from '../../kit/use-download.ts';

const formats = [
  { to: 'docx', title: 'Word' },
  { to: 'pdf', title: 'PDF' },
  { to: 'xlsx', title: 'Excel' },
] as const;

/** The report of findings as a file; `ReportProblem` says what went wrong with it. */
export function ReportMenu({ evaluation, download }: { evaluation: string; download: ReturnType<typeof useDownload> }) {
  const { underway, start, cancel } = download;
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
          Report
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map(({ to, title }) => (
          <Menu.Item
            key={to}
            onClick={() => void start(`the report in ${title}`, addressOf('consistency.report', { evaluation, to }), `consistency.${to}`)}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function ReportProblem({ download: { problem } }: { download: ReturnType<typeof useDownload> }) {
  return problem === undefined ? null : <Problem error={problem} />;
}
