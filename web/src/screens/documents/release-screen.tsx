import { Button, Loader, Table, Title } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { addressOf, type InputOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import { useDownload } from '../../kit/use-download.ts';
import { DocumentChoice, DocumentTabs } from './document-head.tsx';
import { FindingsList } from './findings-list.tsx';
import { CitationStyleChoice } from './release/citation-style.tsx';
import classes from './release/release.module.css';
import { ReleaseForm } from './release/release-form.tsx';
import { type Documents, useDocumentId, useDocuments } from './use-document.ts';

type Release = Documents['documents'][number]['releases'][number];
type Format = InputOf<'documents.document.write'>['to'];
type Download = ReturnType<typeof useDownload>;

/** In the order people ask for them; the tree of the document stands last, for programs. */
const order: readonly string[] = ['docx', 'pdf', 'html', 'json'];

/** What stands in the way of a release, the release, and every version as a file. */
export default function ReleaseScreen() {
  const document = useDocumentId();
  const { data, error, refetch, opened } = useDocuments();
  const download = useDownload();
  const formats = (data?.formats ?? []).toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
  const next = (opened?.releases.length ?? 0) + 1;
  return (
    <Page title={opened?.title ?? 'Documents'} tabs={<DocumentTabs />} actions={<DocumentChoice />}>
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={10} />
      ) : !opened ? (
        <EmptyState sentence="There is no such document." />
      ) : (
        <>
          <section className={classes.part} aria-labelledby="draft">
            <Title order={2} id="draft">
              Draft of version {next}
            </Title>
            <p>The draft as it stands now, marked as a draft on every page.</p>
            <CitationStyleChoice style={data.citationStyle} />
            <Downloads document={document} formats={formats} name={`the draft of version ${next}`} download={download} />
            <div aria-live="polite">
              {download.underway && (
                <span className={classes.underway}>
                  <Loader size={16} aria-hidden /> Writing {download.underway.what}
                  {download.underway.seconds > 0 && `, ${download.underway.seconds} s`}
                  <Button variant="subtle" size="compact-sm" onClick={download.cancel}>
                    Cancel
                  </Button>
                </span>
              )}
            </div>
            {download.problem !== undefined && (
              <div className={classes.problem}>
                <Problem error={download.problem} />
              </div>
            )}
          </section>
          <Gate document={document} title={opened.title} />
          <section className={classes.part} aria-labelledby="released">
            <Title order={2} id="released">
              Released versions
            </Title>
            {opened.releases.length === 0 ? (
              <EmptyState sentence="Released versions stand here, with their date, who released them, what they state and the digest that proves them unchanged." />
            ) : (
              <Releases document={document} releases={opened.releases} formats={formats} download={download} />
            )}
          </section>
        </>
      )}
    </Page>
  );
}

interface DownloadsProps {
  readonly document: string;
  readonly formats: Documents['formats'];
  /** The version in words: "version 2". */
  readonly name: string;
  readonly number?: number;
  readonly download: Download;
  readonly small?: boolean;
}

function Downloads({ document, formats, name, number, download, small = false }: DownloadsProps) {
  const evaluation = useEvaluationId();
  return (
    <div className={classes.downloads}>
      {formats.map(({ id, title }) => (
        <Button
          key={id}
          variant="default"
          size={small ? 'compact-sm' : 'sm'}
          leftSection={small ? undefined : <IconDownload size={16} aria-hidden />}
          disabled={download.underway !== undefined}
          aria-label={`${title} of ${name}`}
          onClick={() =>
            void download.start(
              `${title} of ${name}`,
              addressOf('documents.document.write', {
                evaluation,
                document,
                to: id as Format,
                ...(number === undefined ? {} : { number }),
              }),
              `${document}.${id}`,
            )
          }
        >
          {title}
        </Button>
      ))}
    </div>
  );
}

function Gate({ document, title }: { readonly document: string; readonly title: string }) {
  const evaluation = useEvaluationId();
  const mayRelease = useMay('documents.release');
  const [, setAddress] = useAddress();
  const { data, error, refetch } = useOperation('documents.gate.get', { evaluation, document });
  const outline = useOperation('documents.outline.get', { evaluation, document });
  return (
    <section className={classes.part} aria-labelledby="gate">
      <Title order={2} id="gate">
        Before the release
      </Title>
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={4} />
      ) : (
        <>
          {data.blockers.length === 0 ? (
            <p>
              <Status tone="good">Nothing stands in the way: every signal is decided and every action disposed of.</Status>
            </p>
          ) : (
            <ul className={classes.blockers} aria-label="What stands in the way">
              {data.blockers.map(({ recordId, sentence, remedy }) => (
                <li key={recordId}>
                  <Status tone="bad">
                    <span>
                      {sentence} <span className={classes.remedy}>{remedy}</span>
                      <Button variant="subtle" size="compact-sm" ml={-8} onClick={() => setAddress({ record: recordId })}>
                        Show it
                      </Button>
                    </span>
                  </Status>
                </li>
              ))}
            </ul>
          )}
          <FindingsList document={document} findings={data.findings} sections={outline.data?.sections} />
          {mayRelease ? (
            <ReleaseForm
              key={`${document} ${data.nextNumber}`}
              document={document}
              title={title}
              number={data.nextNumber}
              blocked={data.blockers.length > 0}
              holes={data.findings.length}
            />
          ) : (
            <p>Approvers and administrators of this evaluation release documents.</p>
          )}
        </>
      )}
    </section>
  );
}

interface ReleasesProps {
  readonly document: string;
  readonly releases: readonly Release[];
  readonly formats: Documents['formats'];
  readonly download: Download;
}

function Releases({ document, releases, formats, download }: ReleasesProps) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="right">Version</Table.Th>
            <Table.Th>Date</Table.Th>
            <Table.Th>Released by</Table.Th>
            <Table.Th>Statement and digest</Table.Th>
            <Table.Th>Download</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {releases
            .toSorted((one, other) => other.data.number - one.data.number)
            .map(({ id, data }) => (
              <Table.Tr key={id}>
                <Table.Th scope="row" ta="right" className={classes.number}>
                  {data.number}
                </Table.Th>
                <Table.Td className={classes.number}>{data.date}</Table.Td>
                <Table.Td>{data.releasedBy}</Table.Td>
                <Table.Td>
                  <div className={classes.released}>{data.statement}</div>
                  <span className={classes.remedy}>
                    SHA-256 <Copyable text={data.digest} shown={`${data.digest.slice(0, 16)}…`} />
                  </span>
                </Table.Td>
                <Table.Td>
                  <Downloads
                    document={document}
                    formats={formats}
                    name={`version ${data.number}`}
                    number={data.number}
                    download={download}
                    small
                  />
                </Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
