import { isoDate } from '@cerulean/evaluation/base';
import { Table, Title } from '@mantine/core';
import { useOperation } from '../../api/queries.ts';
import { useAddress } from '../../frame/use-search.ts';
import { DateInput } from '../../kit/form/field-input.tsx';
import { Loading } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import type { useDownload } from '../../kit/use-download.ts';
import classes from './readiness.module.css';
import { ReportMenu } from './report-menu.tsx';

/** The consultation of an expert panel step by step, with dates once the day is given on which the panel receives the documents. */
export function Timeline({ evaluation, download }: { evaluation: string; download: ReturnType<typeof useDownload> }) {
  const [{ received = '' }, setAddress] = useAddress();
  const valid = isoDate.safeParse(received).success;
  const { data, error, refetch } = useOperation(
    'readiness.timeline.get',
    { evaluation, receivedOn: received },
    { enabled: valid, keepPrevious: true },
  );
  return (
    <section aria-labelledby="timeline" className={classes.timeline}>
      <Title order={2} id="timeline" className={classes.head}>
        Dates of the consultation
      </Title>
      <p className={classes.purpose}>
        Days are counted from the day on which the panel receives the documents (Annex IX, section 5.1). The law names no limit where no
        date stands. The day stands in the address of this page only.
      </p>
      <div className={classes.received}>
        <DateInput
          label="Received by the panel on"
          required={false}
          value={received}
          onChange={(value) => setAddress({ received: value })}
          error={received !== '' && !valid && 'Write the day as 2026-11-22.'}
        />
        {valid && <ReportMenu evaluation={evaluation} receivedOn={received} download={download} />}
      </div>
      {!valid ? null : error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={6} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        <section className={classes.scroll} tabIndex={0} aria-label="Steps of the consultation">
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={120}>Latest day</Table.Th>
                <Table.Th w={130}>Who</Table.Th>
                <Table.Th>What</Table.Th>
                <Table.Th w={210}>Source</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.steps.map(({ id, actor, what, day, date, clause, verified }) => (
                <Table.Tr key={id}>
                  <Table.Td className={classes.day}>
                    {date === undefined ? '—' : <time dateTime={date}>{date}</time>}
                    {day !== undefined && <span className={classes.meta}>day {day}</span>}
                  </Table.Td>
                  <Table.Td>{actor}</Table.Td>
                  <Table.Td>{what}</Table.Td>
                  <Table.Td className={classes.meta}>
                    {clause}
                    {!verified && (
                      <>
                        {' '}
                        <Status tone="caution">unverified</Status>
                      </>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </section>
  );
}
