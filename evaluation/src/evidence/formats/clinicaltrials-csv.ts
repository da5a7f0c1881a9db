import { recordOfStudy } from '../clinical-trial.ts';
import { csvRows, firstRows } from '../csv-rows.ts';
import { readYear } from '../identifiers.ts';
import { plainLine, plainParagraphs } from '../plain-text.ts';
import type { ReadOptions, ReadReferences, ReferenceFormat } from '../reference-format.ts';
import { readReferenceTable } from '../reference-table.ts';
import { hasColumns } from '../table-fields.ts';

const listed = (cell: string) => cell.split('|').map((part) => plainLine(part));

function read(text: string, { file, columns }: ReadOptions): ReadReferences {
  const table = csvRows(text, file);
  const [header, ...rows] = table.rows;
  if (!header) return { records: [], findings: table.findings, rejected: 0 };
  let position = 0;
  const read = readReferenceTable(
    { header, rows },
    {
      file,
      format: 'clinicaltrials-csv',
      database: 'ClinicalTrials.gov',
      columns,
      refine: (record, cell) => {
        position++;
        return recordOfStudy(
          {
            number: cell('NCT Number'),
            title: plainLine(cell('Study Title') || cell('Title')),
            acronym: cell('Acronym'),
            sponsors: listed(cell('Sponsor') || cell('Sponsor/Collaborators')),
            year: readYear(cell('First Posted')) ?? readYear(cell('Study First Posted')) ?? readYear(cell('Start Date')),
            summary: plainParagraphs(cell('Brief Summary')),
            keywords: [...listed(cell('Conditions')), ...listed(cell('Interventions'))],
            studyType: cell('Study Type'),
            url: cell('Study URL') || cell('URL'),
            otherNumbers: listed(cell('Other IDs')),
          },
          position,
          file,
          record.source.line ?? 1,
          'clinicaltrials-csv',
        );
      },
    },
  );
  return { ...read, findings: [...table.findings, ...read.findings] };
}

function detect(text: string, fileName: string): number {
  const header = firstRows(text, fileName)[0]?.cells ?? [];
  return hasColumns(header, 'NCT Number') && (hasColumns(header, 'Study Title') || hasColumns(header, 'Title', 'Conditions')) ? 0.97 : 0;
}

/** Tables of ClinicalTrials.gov, the present ones and those of the site before 2023. */
export default {
  id: 'clinicaltrials-csv',
  title: 'ClinicalTrials.gov CSV',
  references: ['ClinicalTrials.gov, download of search results as CSV'],
  endings: ['csv', 'tsv'],
  detect,
  read,
  examples: [
    {
      title: 'a study with its numbers',
      text: 'NCT Number,Study Title,Study URL,Acronym,Study Status,Brief Summary,Conditions,Interventions,Sponsor,Study Type,Other IDs,Start Date,First Posted\nNCT01234567,Catheters and infection,https://clinicaltrials.gov/study/NCT01234567,CATHY,COMPLETED,A summary,Infection|Sepsis,DEVICE: Catheter,Example University,INTERVENTIONAL,2010-123456-12|A1,2010-11,2010-11-18\n',
      titles: ['Catheters and infection (CATHY)'],
      rejected: 0,
      findings: [],
    },
  ],
} satisfies ReferenceFormat;
