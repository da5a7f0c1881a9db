import { Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import kit from '../../kit/kit.module.css';
import { documentInAddress, useDocumentId, useDocuments } from './use-document.ts';

/** Links between writing a document and releasing it; both keep the document that is open. */
export function DocumentTabs() {
  const evaluation = useEvaluationId();
  const document = documentInAddress(useDocumentId());
  const search = { ...(document ? { document } : {}) } as never;
  const options = { exact: true, includeSearch: false };
  return (
    <nav aria-label="Documents" className="no-print">
      <ul className={kit.tabs}>
        <li>
          <Link to="/e/$evaluation/documents" params={{ evaluation }} search={search} activeOptions={options}>
            Write
          </Link>
        </li>
        <li>
          <Link to="/e/$evaluation/documents/release" params={{ evaluation }} search={search} activeOptions={options}>
            Release and download
          </Link>
        </li>
        <li>
          <Link to={'/e/$evaluation/documents/reporting' as never} params={{ evaluation } as never} activeOptions={options}>
            Checklists of reporting
          </Link>
        </li>
      </ul>
    </nav>
  );
}

/** Chooses the document, where the evaluation has more than one. */
export function DocumentChoice() {
  const { data } = useDocuments();
  const document = useDocumentId();
  const [, setAddress] = useAddress();
  if (!data || data.documents.length < 2) return null;
  return (
    <Select
      aria-label="Document"
      w={260}
      data={data.documents.map(({ id, title }) => ({ value: id, label: title }))}
      value={document}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
      onChange={(chosen) =>
        setAddress({ document: chosen ? documentInAddress(chosen) : undefined, section: undefined }, { replace: false })
      }
    />
  );
}
