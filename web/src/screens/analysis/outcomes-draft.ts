import type { outcomeKind } from '@cerulean/evaluation/analysis';
import type { outcomeParameterKind } from '@cerulean/evaluation/plan';
import type { DataOf } from '@cerulean/evaluation/records';

export type Outcome = DataOf<typeof outcomeKind>;
export type Arm = Outcome['arms'][number];
export type ParameterType = DataOf<typeof outcomeParameterKind>['type'];

/** The numbers an arm can have. */
export const armNumbers = ['n', 'events', 'time', 'mean', 'sd'] as const;
export type ArmNumber = (typeof armNumbers)[number];

/** Which of them a type of parameter asks for, in the order they stand in a table. */
export const numbersOf: Record<ParameterType, readonly ArmNumber[]> = {
  'events per patient': ['events', 'n'],
  'events per time': ['events', 'time', 'n'],
  mean: ['mean', 'sd', 'n'],
};

/** Without these an outcome cannot be used in an estimate; n beside a time is only told. */
const needed: Record<ParameterType, readonly ArmNumber[]> = {
  'events per patient': ['events', 'n'],
  'events per time': ['events', 'time'],
  mean: ['mean', 'sd', 'n'],
};

/** One arm as it is typed. */
export interface ArmDraft extends Readonly<Record<ArmNumber, string>> {
  readonly name: string;
  readonly role: Arm['role'];
}

/** An outcome as it is typed. */
export interface OutcomeDraft {
  readonly [name: string]: unknown;
  readonly itemId: string;
  readonly outcomeParameterId: string;
  readonly arms: readonly ArmDraft[];
  readonly followUp: string;
  readonly population: string;
  readonly page: string;
  readonly quote: string;
  readonly notes: string;
}

/** An arm nobody has typed into yet. */
export function emptyArm(role: Arm['role']): ArmDraft {
  return { name: '', role, n: '', events: '', time: '', mean: '', sd: '' };
}

const asText = (value: number | undefined) => (value === undefined ? '' : String(value));

/** What is stored, as it is typed; or a new outcome with a device arm and a comparator. */
export function draftOf(outcome: Outcome | undefined, itemId: string, outcomeParameterId: string): OutcomeDraft {
  if (!outcome) {
    return {
      itemId,
      outcomeParameterId,
      arms: [emptyArm('device'), emptyArm('comparator')],
      followUp: '',
      population: '',
      page: '',
      quote: '',
      notes: '',
    };
  }
  const arms = outcome.arms.map(({ name, role, ...numbers }) => ({
    name,
    role,
    ...(Object.fromEntries(armNumbers.map((field) => [field, asText(numbers[field])])) as Record<ArmNumber, string>),
  }));
  return { ...outcome, arms };
}

/** A number as people type it: a comma for the point, and blanks between thousands. Undefined where there is none, the text where it is no number. */
export function readNumber(text: string): number | string | undefined {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (plain === '') return undefined;
  return /^-?\d*\.?\d+$/.test(plain) ? Number(plain) : text;
}

/** Whether nothing was typed into an arm. */
export function isEmptyArm(arm: ArmDraft): boolean {
  return arm.name.trim() === '' && armNumbers.every((field) => arm[field].trim() === '');
}

/** The data to be stored. A comparator nobody filled in is left out, and so are numbers that the type of the parameter does not ask for. */
export function dataOf(draft: OutcomeDraft, type: ParameterType): unknown {
  const arms = draft.arms
    .filter((arm) => arm.role === 'device' || !isEmptyArm(arm))
    .map((arm) => ({
      name: arm.name,
      role: arm.role,
      ...Object.fromEntries(numbersOf[type].map((field) => [field, readNumber(arm[field])])),
    }));
  return { ...draft, arms };
}

const words: Record<ArmNumber, string> = { n: 'Patients', events: 'Events', time: 'Exposure', mean: 'Mean', sd: 'Standard deviation' };

/** What is wrong with one arm while it is typed, by field; it cannot be saved so. */
export function armErrors(arm: ArmDraft, type: ParameterType): Partial<Record<ArmNumber, string>> {
  const errors: Partial<Record<ArmNumber, string>> = {};
  for (const field of numbersOf[type]) {
    const value = readNumber(arm[field]);
    if (value === undefined) continue;
    if (typeof value === 'string') errors[field] = 'Not a number';
    else if ((field === 'n' || field === 'events') && !Number.isInteger(value)) errors[field] = 'Whole numbers only';
    else if (field !== 'mean' && value < 0) errors[field] = 'Not below 0';
    else if (field === 'time' && value === 0) errors[field] = 'More than 0';
  }
  const [events, n] = [readNumber(arm.events), readNumber(arm.n)];
  if (type === 'events per patient' && typeof events === 'number' && typeof n === 'number' && events > n)
    errors.events = `More than the ${n} patients`;
  return errors;
}

/** What an outcome lacks to be used in an estimate, each as a sentence. */
export function lacking(draft: OutcomeDraft, type: ParameterType): string[] {
  const filled = draft.arms.filter((arm) => !isEmptyArm(arm));
  const sentences = filled.flatMap((arm) => {
    const missing = needed[type].filter((field) => arm[field].trim() === '').map((field) => words[field].toLowerCase());
    return missing.length > 0
      ? [`${arm.name.trim() || `The ${arm.role} arm`} lacks ${missing.join(' and ')}, so no estimate can use it.`]
      : [];
  });
  if (!filled.some(({ role }) => role === 'device')) sentences.push('No arm has the device.');
  if (draft.quote.trim() !== '' && draft.page.trim() === '') sentences.push('The page of the quote is missing.');
  if (draft.quote.trim() === '' && draft.page.trim() === '') sentences.push('Neither page nor quote say where the numbers stand.');
  return sentences;
}

const rounded = (value: number) => (value !== 0 && Math.abs(value) < 0.1 ? value.toPrecision(2) : value.toFixed(1));

/** What an arm's numbers come to, to be compared with what the publication says: "9.1 %", "3.2 per 1000 catheter-days". */
export function armResult(arm: ArmDraft, type: ParameterType, unit: string): string {
  const number = (field: ArmNumber) => {
    const value = readNumber(arm[field]);
    return typeof value === 'number' ? value : undefined;
  };
  const [events, n, time, mean, sd] = [number('events'), number('n'), number('time'), number('mean'), number('sd')];
  if (type === 'mean') return mean !== undefined && sd !== undefined ? `${mean} ± ${sd}${unit ? ` ${unit}` : ''}` : '';
  if (events === undefined) return '';
  if (type === 'events per time') return time ? `${rounded((1000 * events) / time)} per 1000${unit ? ` ${unit}` : ''}` : '';
  return n ? `${rounded((100 * events) / n)} %` : '';
}

/** What was counted in the arms of one role, as a table shows it: "1/44", "11/1988", "12.3 ± 4.1 (44)". */
export function armsText(outcome: Outcome, role: Arm['role'], type: ParameterType): string {
  const given = (value: number | undefined) => (value === undefined ? '?' : String(value));
  return outcome.arms
    .filter((arm) => arm.role === role)
    .map((arm) =>
      type === 'mean'
        ? `${given(arm.mean)} ± ${given(arm.sd)} (${given(arm.n)})`
        : `${given(arm.events)}/${given(type === 'events per time' ? arm.time : arm.n)}`,
    )
    .join('; ');
}
