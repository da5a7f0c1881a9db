import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import { DocumentPane } from './pane/document-pane.tsx';
import { useDossier, usePdfFiles } from './use-consistency.ts';

/** One document of the dossier at the place the address names, with the words there marked. */
export default function ReadScreen() {
  const evaluation = useEvaluationId();
  const [{ document: id, passage, page, quote }] = useAddress();
  const { data, error, refetch } = useDossier(evaluation);
  const pdfFileOf = usePdfFiles(evaluation);
  const document = data?.documents.find((each) => each.id === id);
  return (
    <Page title={document?.name ?? 'Document'} tabs={<StepTabs word="consistency" />}>
      {error && !data ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={12} />
      ) : !document ? (
        <EmptyState
          sentence="This document is no longer part of the dossier."
          action={
            <Button renderRoot={(rest) => <Link to="/e/$evaluation/consistency/documents" params={{ evaluation }} {...rest} />}>
              Go to the documents
            </Button>
          }
        />
      ) : (
        <DocumentPane
          evaluation={evaluation}
          side="Document"
          place={{
            document: document.id,
            documentName: document.name,
            section: '',
            quote: quote ?? '',
            ...(passage === undefined ? {} : { passage: Number(passage) }),
            ...(page === undefined ? {} : { page: Number(page) }),
          }}
          pdfFile={pdfFileOf(document.id)}
        />
      )}
    </Page>
  );
}
