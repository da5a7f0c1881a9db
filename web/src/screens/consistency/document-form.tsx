import { dossierDocumentKind } from '@cerulean/evaluation/consistency';
import type { DataOf } from '@cerulean/evaluation/records';
import { Modal } from '@mantine/core';
import { useRecordChanges } from '../../api/records.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { RecordEditor } from '../../kit/form/record-editor.tsx';
import type { DossierDocument } from './document-rows.ts';

const sections: readonly SectionOf<DataOf<typeof dossierDocumentKind>>[] = [
  {
    fields: [
      { name: 'name', type: 'text', label: 'Name', required: true },
      { name: 'versionLabel', type: 'text', label: 'Version', help: 'As the document calls it: “3.2”, “Rev. C”.' },
      { name: 'note', type: 'long-text', label: 'Note' },
    ],
  },
];

interface DocumentFormProps {
  readonly evaluation: string;
  readonly document: DossierDocument;
  readonly onClose: () => void;
}

/** Changes what an uploaded document is called. */
export function DocumentForm({ evaluation, document, onClose }: DocumentFormProps) {
  const { update } = useRecordChanges('consistency', dossierDocumentKind, evaluation);
  return (
    <Modal opened onClose={onClose} title={document.data.name} size="lg">
      <RecordEditor
        kind={dossierDocumentKind}
        evaluation={evaluation}
        sections={sections}
        stored={document}
        save={({ data, version, reason }) => update(document.id, version, data, reason)}
        onSaved={onClose}
        onCancel={onClose}
      />
    </Modal>
  );
}
