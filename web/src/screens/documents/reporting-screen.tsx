import type { ReportedGuideline, ReportedItem } from '@cerulean/evaluation/documents';
import { Button, Title } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { Link } from '@tanstack/react-router';
import { addressOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import link from '../../kit/link.module.css';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status, type Tone } from '../../kit/status.tsx';
import { DocumentTabs } from './document-head.tsx';
import classes from './documents.module.css';

const tones: Readonly<Record<ReportedItem['state'], Tone>> = { answered: 'good', partly: 'caution', 'not answered': 'bad' };

/** What guidelines on reporting ask for, each item with the section that answers it. */
export default function ReportingScreen() {
  const evaluation = useEvaluationId();
  const { data, error, refetch } = useOperation('documents.reporting.get', { evaluation });
  return (
    <Page
      title="Checklists of reporting"
      description="What PRISMA-S and PRISMA 2020 ask a review to report, each item with the section that answers it. The answers are read off the documents as they stand; what is missing is what is missing there."
      tabs={<DocumentTabs />}
      actions={
        data &&
        (['docx', 'pdf'] as const).map((to) => (
          <Button
            key={to}
            component="a"
            href={addressOf('documents.reporting.write', { evaluation, to })}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {to === 'docx' ? 'As Word' : 'As PDF'}
          </Button>
        ))
      }
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={12} />
      ) : (
        data.guidelines.map((guideline) => <Guideline key={guideline.id} guideline={guideline} evaluation={evaluation} />)
      )}
    </Page>
  );
}

function Guideline({ guideline: { title, source, parts }, evaluation }: { guideline: ReportedGuideline; evaluation: string }) {
  const items = parts.flatMap((part) => part.items);
  const answered = items.filter(({ state }) => state === 'answered').length;
  return (
    <section aria-label={title} className={classes.guideline}>
      <Title order={2}>{title}</Title>
      <p>
        {answered} of {items.length} items are answered. Items are in our own words after {source}.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">What is to be reported</th>
            <th scope="col">Where it is answered</th>
          </tr>
        </thead>
        {parts.map((part) => (
          <tbody key={part.title}>
            <tr>
              <th colSpan={3} scope="rowgroup">
                {part.title}
              </th>
            </tr>
            {part.items.map((item) => (
              <tr key={item.number}>
                <th scope="row">{item.number}</th>
                <td>
                  <strong>{item.topic}</strong>
                  <br />
                  {item.asks}
                </td>
                <td>
                  <Where item={item} evaluation={evaluation} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Where({ item: { state, note, places }, evaluation }: { item: ReportedItem; evaluation: string }) {
  const missing = [...new Set(places.flatMap((place) => place.missing))];
  return (
    <>
      <Status tone={tones[state]}>{state}</Status>
      <ul>
        {note && <li>{note}</li>}
        {places.map(({ document, documentTitle, section, number, title }) => (
          <li key={`${document} ${section}`}>
            <Link
              to={'/e/$evaluation/documents' as never}
              params={{ evaluation } as never}
              search={{ document, section } as never}
              className={link.link}
            >
              {documentTitle}, {[number, title].filter(Boolean).join(' ')}
            </Link>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <details>
          <summary>{missing.length === 1 ? 'One thing is missing there' : `${missing.length} things are missing there`}</summary>
          <ul>
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
