import { byId } from '../base/index.ts';
import { frameworks } from './frameworks/index.generated.ts';
import type { CadenceRule, Framework, RegulatedDevice, SafetyRequirement } from './rule.ts';

/** The framework with an id, where it is known. */
export function framework(id: string): Framework | undefined {
  return byId<Framework>(frameworks, id);
}

/** All requirements of a framework in the order of the law, the headings above numbered parts included; empty for an unknown one. */
export function requirementsOf(frameworkId: string): readonly SafetyRequirement[] {
  return framework(frameworkId)?.requirements ?? [];
}

/** The requirements that are answered one by one: those without numbered parts below them. */
export function answerableRequirements(frameworkId: string): readonly SafetyRequirement[] {
  const requirements = requirementsOf(frameworkId);
  const parents = new Set(requirements.map((requirement) => requirement.parent));
  return requirements.filter((requirement) => !parents.has(requirement.number));
}

/** One requirement by its number, for instance `10.3`. */
export function requirementByNumber(frameworkId: string, number: string): SafetyRequirement | undefined {
  return requirementsOf(frameworkId).find((requirement) => requirement.number === number);
}

/** Something that is due again and again, with the framework that says so. */
export interface CadenceItem extends CadenceRule {
  readonly framework: string;
}

/** What is due how often for a device, in every framework it is sold under, each with its basis. Law and guidance stand side by side where they differ. */
export function cadenceFor(device: RegulatedDevice): CadenceItem[] {
  return (device.frameworks ?? ['eu-mdr']).flatMap((id) =>
    (framework(id)?.cadence ?? []).filter((entry) => entry.device(device)).map((entry) => ({ ...entry, framework: id })),
  );
}

/** A cadence as a reader expects it: "at least every 12 months", "every 24 to 60 months", "no interval named". */
export function describeCadence(entry: Pick<CadenceRule, 'monthsMax' | 'monthsMin' | 'condition'>): string {
  const interval =
    entry.monthsMax === undefined
      ? 'no interval named'
      : entry.monthsMin === undefined
        ? `at least every ${entry.monthsMax} months`
        : `every ${entry.monthsMin} to ${entry.monthsMax} months`;
  return entry.condition ? `${interval}, where ${entry.condition}` : interval;
}
