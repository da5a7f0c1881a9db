import { sampleTree } from '../../evaluation/src/documents/writers/content/sample-trees.ts';
import { benchDocuments } from '../../server/src/documents/bench-documents.ts';
import { atMost, type Benchmark, type BenchmarkRow } from '../benchmark.ts';

const documents: Benchmark = {
  id: 'documents',
  title: 'Writing a report of about 330 pages with 500 references, 100 tables and 40 figures',
  async run() {
    const measured = await benchDocuments(sampleTree());
    const rows: BenchmarkRow[] = [
      atMost('Word, first', measured.docxSeconds, 's', 3),
      atMost('Word, after an edit', measured.docxAgainSeconds, 's', 3),
      atMost('web page', measured.htmlSeconds, 's', 2),
      atMost('PDF, first', measured.firstPdfSeconds, 's', 10),
      atMost('PDF, after an edit', measured.editedPdfSeconds, 's', 2),
      atMost('longest time in which the server’s process answers nothing meanwhile', measured.gapMilliseconds, 'ms', 200),
    ];
    if (measured.docxGibibytes !== undefined) rows.push(atMost('most memory of the process for Word', measured.docxGibibytes, 'GiB', 1.2));
    if (measured.pdfGibibytes !== undefined) rows.push(atMost('most memory of the process for PDF', measured.pdfGibibytes, 'GiB', 1.2));
    return { rows };
  },
};
export default documents;
