import type { RegistryEntry } from '../base/index.ts';

/** How far a rule binds. A proposal is data to look at; nothing here applies one by default. */
export const legalStatuses = ['in force', 'adopted, not applicable yet', 'proposal', 'guidance'] as const;
export type LegalStatus = (typeof legalStatuses)[number];

/** One rule as dated data: restated in our own words, with where it stands and how sure we are of it. */
export interface Rule {
  /** Our own name for it, stable: `mdr-61-11`. */
  readonly id: string;
  /** Where it stands: "Regulation (EU) 2017/745, Article 61(11)". */
  readonly clause: string;
  /** What it says, in our own words; never the legal text. */
  readonly text: string;
  /** The day or month from which it holds, as exact as the source gives it; left out where the source gives none. */
  readonly validFrom?: string;
  readonly status: LegalStatus;
  /** The text that was read, or the public source it was learnt from. */
  readonly source: string;
  /** True where the primary text was read; false where it comes from another source or from knowledge and must be checked. */
  readonly verified: boolean;
  /** What to know before relying on it: amendments not seen, other readings. */
  readonly note?: string;
}

/** A term as the framework defines it, restated. */
export interface Definition {
  readonly number: string;
  readonly term: string;
  readonly text: string;
}

/**
 * Whether a requirement normally needs clinical data: Y yes, P possibly, N normally shown otherwise; pairs where its parts differ.
 * The law makes no such list: it is our default, to be changed with a reason (Annex XIV part A 1(a) leaves the choice to the manufacturer).
 */
export type ClinicalEvidenceDefault = 'Y' | 'Y/P' | 'P' | 'N/P' | 'N';

/** One general safety and performance requirement, or essential requirement, with a short title in our own words. */
export interface SafetyRequirement {
  /** As the law counts: `1`, `10.4.1`, `23.4`. */
  readonly number: string;
  readonly chapter: string;
  readonly title: string;
  readonly clinicalEvidence: ClinicalEvidenceDefault;
  /** What clinical data are asked about it. */
  readonly clinicalQuestions?: string;
  /** The number of the requirement it is a part of. */
  readonly parent?: string;
  /** False where the short title comes from knowledge and not from a text that was read. */
  readonly verified: boolean;
  /** Where the requirement concerns only some devices: for which, and what to say where the device is not one of them. */
  readonly concerns?: { readonly device: (device: RegulatedDevice) => boolean; readonly otherwise: string };
  /** Requirements of another framework that ask for about the same. */
  readonly corresponds?: { readonly framework: string; readonly numbers: readonly string[] };
}

/** What the rules look at in a device; the device record has all of it. */
export interface RegulatedDevice {
  readonly class?: 'I' | 'IIa' | 'IIb' | 'III' | undefined;
  readonly implantable?: boolean;
  readonly active?: boolean;
  readonly administersMedicinalProduct?: boolean;
  readonly containsMedicinalSubstance?: boolean;
  readonly sterile?: boolean;
  readonly frameworks?: readonly string[];
}

/** The documents that fall due again. */
export type RecurringDocument = 'clinical evaluation report' | 'PMCF evaluation report' | 'SSCP' | 'PMS report' | 'PSUR';

/** How often a document is due for some devices. */
export interface CadenceRule {
  readonly document: RecurringDocument;
  readonly device: (device: RegulatedDevice) => boolean;
  /** The longest time between two versions in months; left out where the rule names no number. */
  readonly monthsMax?: number;
  /** The shortest interval the rule has in mind, where it gives a range. */
  readonly monthsMin?: number;
  /** What must be true besides the device's class, in words: a judgement people make. */
  readonly condition?: string;
  /** How it reaches the notified body or the authority. */
  readonly route?: string;
  readonly rule: Rule;
}

/** One thing a clinical evaluation plan must contain. */
export interface PlanContent {
  readonly id: string;
  readonly text: string;
  readonly clause: string;
  /** Where the plan of an evaluation answers it: names of records or fields, for screens and checks. */
  readonly answeredBy: readonly string[];
}

/** A body of law under which a device is sold: what must be shown, what words mean, and what is due how often. */
export interface Framework extends RegistryEntry {
  readonly jurisdiction: string;
  /** What one requirement is called before its number: "GSPR", "ER". */
  readonly requirementName: string;
  readonly rules: readonly Rule[];
  readonly requirements: readonly SafetyRequirement[];
  readonly definitions: readonly Definition[];
  readonly planContents: readonly PlanContent[];
  readonly cadence: readonly CadenceRule[];
  /** Devices and what is due for them; they run as tests. */
  readonly examples: readonly {
    readonly device: RegulatedDevice;
    readonly due: Readonly<Partial<Record<RecurringDocument, number>>>;
    readonly notDue: readonly RecurringDocument[];
  }[];
}
