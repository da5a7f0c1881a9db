import { type AuthorAgreement, compareAuthors } from './authors.ts';
import { type ContainerAgreement, compareContainers } from './containers.ts';
import { comparePages, type PageAgreement } from './pages.ts';
import type { Profile } from './profile.ts';
import { compareTitles, type TitleAgreement } from './titles.ts';
import { countShared } from './words.ts';

export type IdentifierAgreement = 'same' | 'different' | 'missing';
export type YearAgreement = 'same' | 'one apart' | 'different' | 'missing';
export type VolumeAgreement = 'same' | 'crossed' | 'different' | 'missing';
export type AbstractAgreement = 'same' | 'similar' | 'different' | 'missing';
export type NatureAgreement = 'same' | 'different' | 'preprint';

/** How two records agree, field by field. */
export interface Comparison {
  readonly title: TitleAgreement;
  readonly authors: AuthorAgreement;
  readonly year: YearAgreement;
  readonly container: ContainerAgreement;
  readonly volume: VolumeAgreement;
  readonly issue: IdentifierAgreement;
  readonly pages: PageAgreement;
  readonly doi: IdentifierAgreement;
  readonly pmid: IdentifierAgreement;
  readonly registration: IdentifierAgreement;
  readonly abstract: AbstractAgreement;
  readonly nature: NatureAgreement;
  readonly supplement: 'same' | 'different';
}

export function compareProfiles(left: Profile, right: Profile, repeated: ReadonlySet<string>): Comparison {
  const title = compareTitles(left, right);
  const shifted = isShifted(left, right) || isShifted(right, left);
  return {
    title: title === 'same' && repeated.has(left.title) ? 'same, short' : title,
    authors: compareAuthors(left.authors, right.authors),
    year: compareYears(left.year, right.year),
    container: compareContainers(left.container, right.container),
    volume: shifted ? 'crossed' : compareVolumes(left, right),
    issue: shifted ? 'missing' : compareIssues(left.issue, right.issue),
    pages: shifted ? 'missing' : comparePlaces(left, right),
    doi: identifiers(left.doi, right.doi),
    pmid: identifiers(left.pmid, right.pmid),
    registration: compareRegistrations(left.registrations, right.registrations),
    abstract: compareAbstracts(left.abstract, right.abstract),
    nature: left.nature === right.nature ? 'same' : left.nature === 'preprint' || right.nature === 'preprint' ? 'preprint' : 'different',
    supplement: left.supplement === right.supplement ? 'same' : 'different',
  };
}

/** Some exports lose the volume, and the issue stands in its place and the page in that of the issue: "–, 26, 9" for "26, 9, 1746". */
function isShifted(left: Profile, right: Profile): boolean {
  if (left.volume.length > 0 || left.issue.length === 0 || left.issue[0] !== right.volume[0]) return false;
  return left.pages === undefined || left.pages.ranges[0]?.first === right.issue[0];
}

function compareIssues(left: readonly number[], right: readonly number[]): IdentifierAgreement {
  if (left.length === 0 || right.length === 0) return 'missing';
  return left.some((number) => right.includes(number)) ? 'same' : 'different';
}

/** Before an article has its volume, its pages are counted from 1. */
function comparePlaces(left: Profile, right: Profile): PageAgreement {
  const agreement = comparePages(left.pages, right.pages);
  const ahead = (profile: Profile) => profile.volume.length === 0 && profile.pages?.ranges[0]?.first === 1;
  return agreement === 'different' && ahead(left) !== ahead(right) ? 'numbered otherwise' : agreement;
}

function compareRegistrations(left: readonly string[], right: readonly string[]): IdentifierAgreement {
  if (left.length === 0 || right.length === 0) return 'missing';
  return left.some((one) => right.includes(one)) ? 'same' : 'different';
}

const identifiers = (left: string, right: string): IdentifierAgreement =>
  left === '' || right === '' ? 'missing' : left === right ? 'same' : 'different';

function compareYears(left: number | undefined, right: number | undefined): YearAgreement {
  if (left === undefined || right === undefined) return 'missing';
  const apart = Math.abs(left - right);
  return apart === 0 ? 'same' : apart === 1 ? 'one apart' : 'different';
}

function compareVolumes(left: Profile, right: Profile): VolumeAgreement {
  const [a] = left.volume;
  const [b] = right.volume;
  if (a !== undefined && a === b) return 'same';
  const crossed = (volume: number | undefined, other: Profile) =>
    volume !== undefined && other.volume[0] === undefined && other.issue.includes(volume);
  if (crossed(a, right) || crossed(b, left)) return 'crossed';
  if (a === undefined || b === undefined) return 'missing';
  return left.issue.includes(b) && right.issue.includes(a) ? 'crossed' : 'different';
}

/** Words in common, as a share of the shorter abstract: one of them may be cut off, or structured by other headings. */
function compareAbstracts(left: Uint32Array, right: Uint32Array): AbstractAgreement {
  if (left.length === 0 || right.length === 0) return 'missing';
  const share = countShared(left, right) / Math.min(left.length, right.length);
  return share >= 0.8 ? 'same' : share >= 0.5 ? 'similar' : 'different';
}

/** Titles under which a batch holds pieces of at least so many volumes are headings of a series ("Remarks from the editor") and say as little as short ones. */
const volumesOfSeries = 3;

export function repeatedTitles(profiles: readonly Profile[]): Set<string> {
  const volumes = new Map<string, Set<number>>();
  for (const { title, volume } of profiles) {
    if (title === '' || volume[0] === undefined) continue;
    const known = volumes.get(title);
    if (known) known.add(volume[0]);
    else volumes.set(title, new Set([volume[0]]));
  }
  return new Set([...volumes].filter(([, numbers]) => numbers.size >= volumesOfSeries).map(([title]) => title));
}
