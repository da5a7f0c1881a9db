import type { Dossier } from '../dossier.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** Nothing a document reports can be later than the document; and its search is not older than its own update interval. */
export default {
  id: 'date-order',
  title: 'What a document reports is not later than the document, and its search is not out of date',
  references: ['MEDDEV 2.7/1 rev. 4, 6.2.3 and A9', 'MDR Article 61(11)'],
  severity: 'major',
  why: 'A search that ended after the report was signed cannot have been evaluated in it; a search older than the update interval misses the newest evidence.',
  remedy: 'Correct the date that is wrong, or repeat the search and evaluate it before the report is issued.',
  basis: ['MDR 61(11)', 'MEDDEV 2.7/1 rev. 4, A9'],
  check: function* (dossier) {
    for (const { id, type } of dossier.documents) {
      if (type === 'cep' || type === 'pmcf-plan' || type === 'pms-plan') continue;
      const of = (kind: string): Statement[] => dossier.of(kind).filter((statement) => statement.document === id);
      const reports = of('report-date');
      if (new Set(reports.map((one) => one.says)).size !== 1) continue;
      const report = reports[0]!;
      const searches = of('search-period').filter((one) => one.key !== 'start' && one.modality !== 'planned');
      const late = searches.find((one) => first(one) > last(report));
      if (late)
        yield found(
          dossier,
          late,
          report,
          `searched the literature ${late.key === 'end' ? 'up to' : 'on'} ${plain(late)}, later than its own date of ${report.says}`,
        );
      const ends = searches.filter((one) => one.key === 'end');
      const [cadence] = of('update-frequency').filter((one) => one.key === 'CER' && type === 'cer');
      const newest = ends.sort((a, b) => last(b).localeCompare(last(a)))[0];
      if (late || !cadence || !newest || cadence.value.type !== 'range') continue;
      const age = monthsBetween(last(newest), first(report));
      // A month of grace: report and search are never finished on one day.
      if (age > cadence.value.range.from! + 1)
        yield {
          ...found(
            dossier,
            newest,
            report,
            `rests on a search up to ${plain(newest)}, ${Math.round(age)} months before its date of ${report.says}, although it is updated ${cadence.says}`,
          ),
          severity: 'minor',
        };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n| Item | Value |\n|---|---|\n| Date of report | 2025-10-24 |\n\n## Literature search\n\nThe databases were searched up to 2026-02-14.',
        },
        says: 'later than',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n*Ondine Optics B.V., 30 April 2025, based on plan P-30 issue 2*\n\n## Literature (to 15 September 2025)\n\nRecords 740.',
        },
        says: '2025-09-15',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n| Item | Value |\n|---|---|\n| Date of report | 2025-10-24 |\n\n## Literature search\n\nThe databases were searched up to 2023-02-14.\n\n## Conclusion\n\nThe report is updated annually.',
        },
        says: '32 months',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nEdition 3 (May 2025), written to the plan of 3 March 2026.\n\n## Literature (to 15 January 2025)\n\nNext search: 28 August 2025. The trial ended on 3 June 2025.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n| Item | Value |\n|---|---|\n| Date of report | 2025-10-24 |\n\n## Literature search\n\nThe databases were searched up to 2025-08-14. The next search is planned for 1 March 2026. Earlier versions had searched up to 31 March 2020.\n\n## Conclusion\n\nThe report is updated annually.',
          cep: '# Clinical Evaluation Plan\n\n| Item | Value |\n|---|---|\n| Date | 2025-02-10 |\n\n## Literature search protocol\n\n| Period | 2014-01-01 to 2025-03-31 |\n|---|---|',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function found(dossier: Dossier, one: Statement, report: Statement, says: string): Contradiction {
  return {
    attribute: 'date',
    message: `${dossier.document(one.document).name} ${says}.`,
    locations: [locate(dossier, one), locate(dossier, report)],
    compared: [plain(one), report.says],
  };
}

function plain(statement: Statement): string {
  return statement.says.replace(/^(?:end|performed|told) /, '');
}

function first(statement: Statement): string {
  return statement.value.type === 'date' ? statement.value.first : '';
}

function last(statement: Statement): string {
  return statement.value.type === 'date' ? statement.value.last : '';
}

function monthsBetween(from: string, to: string): number {
  const number = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) + Number(date.slice(8, 10)) / 31;
  return number(to) - number(from);
}
