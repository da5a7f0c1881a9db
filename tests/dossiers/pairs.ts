import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ConsistencyFinding } from '@cerulean/evaluation/consistency';

/** A plain sentence of one document and one of another, which contradict each other or only look like it. */
export interface Pair {
  /** What kind of device it is, as a noun phrase without an article. */
  readonly device: string;
  /** The instructions for use and the risk file, or the report and its summary. */
  readonly ifu?: string;
  readonly rmf?: string;
  readonly cer?: string;
  readonly sscp?: string;
  readonly contradicts: boolean;
  /** What the check gets wrong so far: a contradiction that it does not see, or a coherent pair that it tells. */
  readonly wrong?: boolean;
}

/** Written before anybody looked at what is read: instructions against controls, and a report against its summary in lay words. */
export const pairs = JSON.parse(readFileSync(fileURLToPath(new URL('./pairs.json', import.meta.url)), 'utf8')) as readonly Pair[];

const files = { ifu: 'IFU.md', rmf: 'Risk_management_report.md', cer: 'CER.md', sscp: 'SSCP.md' } as const;
const titles = {
  ifu: 'Instructions for use',
  rmf: 'Risk management report',
  cer: 'Clinical evaluation report',
  sscp: 'Summary of safety and clinical performance',
} as const;
const headings = { ifu: 'Use', rmf: 'Control measures', cer: 'Use and results', sscp: 'Use and results' } as const;
const sides = ['ifu', 'rmf', 'cer', 'sscp'] as const;

/** The findings that set the two sentences against each other. */
export function toldOf(pair: Pair, findings: readonly ConsistencyFinding[]): readonly ConsistencyFinding[] {
  const both = sides.filter((side) => pair[side] !== undefined).map((side) => files[side]);
  return findings.filter(({ locations }) => both.every((file) => locations.some(({ document }) => document === file)));
}

/** A pair as three documents: a plan that says what the device is, and the two sentences among others that say nothing of it. */
export function dossierOfPair(pair: Pair): readonly { readonly file: string; readonly text: string }[] {
  return [
    {
      file: 'CEP.md',
      text: `# Clinical evaluation plan\n\nDevice: Ardora\n\n## Device\n\nArdora is a ${pair.device}.\n\n${surroundings('Plan')}`,
    },
    ...sides.flatMap((side) => {
      const said = pair[side];
      if (said === undefined) return [];
      return [
        {
          file: files[side],
          text: `# ${titles[side]}\n\nDevice: Ardora\n\n## ${headings[side]}\n\n${said}\n\n${surroundings(titles[side])}`,
        },
      ];
    }),
  ];
}

function surroundings(title: string): string {
  return `## ${title}: scope\n\nThis document belongs to the technical documentation of the device. It was written by the department of clinical affairs and approved by quality management. The authors have the training that their task asks for.\n\n## ${title}: background\n\nPatients and staff benefit from simple handling. In the years since the first version several hospitals have reported how they work with it. Their experience was good. Staff read the instructions, wash their hands and prepare the material. Patients are told what will happen and can ask questions. Pain, redness and swelling can occur and are reported to the physician. The manufacturer collects complaints and looks at them every month. Packaging, labels and language versions are checked before release. Data of the market are summarised once a year.\n`;
}
