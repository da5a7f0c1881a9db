import type { SearchAnnex, SearchAnnexRow, SearchFinding } from '@cerulean/evaluation/search';
import { Anchor, Title } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import { useAddress } from '../../frame/use-search.ts';
import classes from './evidence.module.css';

/** Every run of both purposes. */
export function rowsOf({ device, stateOfTheArt }: SearchAnnex): readonly SearchAnnexRow[] {
  return [...device.rows, ...stateOfTheArt.rows];
}

/** What does not fit together about the searches; each leads to its search. */
export function SearchFindings({ findings }: { findings: readonly SearchFinding[] }) {
  const [, setAddress] = useAddress();
  if (findings.length === 0) return null;
  return (
    <section aria-label="What does not fit together" className={classes.section}>
      <Title order={2}>What does not fit together</Title>
      <ul className={classes.plainList}>
        {findings.map(({ code, message, runId, file }) => (
          <li key={`${code} ${runId ?? file ?? message}`} className={classes.note}>
            <IconAlertTriangle size={16} aria-hidden />
            <span>
              {message}{' '}
              {runId && (
                <Anchor component="button" type="button" fz="inherit" onClick={() => setAddress({ record: runId })}>
                  Show the search
                </Anchor>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Searches that were run more than once: what each run found, and what of it was new. */
export function RepeatedSearchesTable({ annex }: { annex: SearchAnnex }) {
  const rows = rowsOf(annex);
  const searches = [...Map.groupBy(rows, ({ searchId }) => searchId).values()].filter((runs) => runs.length > 1);
  if (searches.length === 0) return null;
  return (
    <section aria-label="Searches run again" className={classes.section}>
      <Title order={2}>Searches run again</Title>
      {searches.map((runs) => {
        const ordered = runs.toSorted((left, right) => (left.run.searchedOn ?? '').localeCompare(right.run.searchedOn ?? ''));
        return (
          <div key={ordered[0]!.searchId} className={classes.comparison}>
            <table>
              <caption>{ordered[0]!.run.database}</caption>
              <thead>
                <tr>
                  <th scope="col">Searched on</th>
                  <th scope="col">Hits</th>
                  <th scope="col">Imported</th>
                  <th scope="col">Duplicates</th>
                  <th scope="col">New since last</th>
                  <th scope="col">Not found again</th>
                </tr>
              </thead>
              <tbody>
                {ordered.map(({ runId, run, hits, imported, duplicates, newSinceLast, notFoundAgain }) => (
                  <tr key={runId}>
                    <th scope="row">{run.searchedOn ?? 'day not given'}</th>
                    <td>{hits?.toLocaleString('en') ?? '–'}</td>
                    <td>{imported.toLocaleString('en')}</td>
                    <td>{duplicates.toLocaleString('en')}</td>
                    <td>{newSinceLast.toLocaleString('en')}</td>
                    <td>{notFoundAgain.toLocaleString('en')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
    </section>
  );
}
