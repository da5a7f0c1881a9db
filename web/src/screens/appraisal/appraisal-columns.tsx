import {
  type Appraisal,
  type AppraisalTool,
  appraisalTool,
  judgementColumns,
  judgementsOf,
  profileText,
  type ThingProgress,
  type Tone,
  tools,
} from '@cerulean/evaluation/appraisal';
import { Status, type Tone as StatusTone } from '../../kit/status.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { MarkedTitle } from '../evidence/publication-status.tsx';
import classes from './appraisal.module.css';
import type { Item } from './appraisal-draft.ts';

/** What the list must know about people and outcomes to put ids into words. */
export interface Names {
  readonly person: (id: string) => string | undefined;
  readonly outcome: (id: string) => string | undefined;
  /** Whether two people appraise. */
  readonly two: boolean;
}

const profileOf = (item: Item) =>
  item.appraisals
    .map(({ data }) => {
      const tool = appraisalTool(data.tool);
      return tool ? profileText(tool, data) : data.tool;
    })
    .join(' · ');

/** What sums up an appraisal: the overall judgement with its tone, the contribution, or that it is there. */
function verdict(tool: AppraisalTool, data: Appraisal): { readonly words: string; readonly tone: StatusTone } {
  const overall = judgementColumns(tool).find((column) => column.overall);
  const judged = overall && judgementsOf(tool, data).get(overall.id);
  return judged
    ? { words: judged.id, tone: ofJudgement[judged.tone ?? 'none'] }
    : { words: data.contribution ?? 'appraised', tone: 'quiet' };
}

const ofJudgement = {
  good: 'good',
  caution: 'caution',
  bad: 'bad',
  worst: 'bad',
  unknown: 'quiet',
  none: 'quiet',
} as const satisfies Record<Tone, StatusTone>;

/** Where one thing stands, in a few words. */
function standing(
  item: Item,
  tool: AppraisalTool,
  progress: ThingProgress,
  names: Names,
): { readonly words: string; readonly tone: StatusTone } {
  const of = progress.outcomeParameterId ? `${names.outcome(progress.outcomeParameterId) ?? 'one outcome'}: ` : '';
  const counts = item.appraisals.find(({ id }) => id === progress.appraisalId);
  if (counts) {
    const { words, tone } = verdict(tool, counts.data);
    return { words: of + words, tone };
  }
  if (progress.state === 'to settle')
    return {
      words: `${of}${progress.differences === 1 ? '1 difference' : `${progress.differences} differences`} to settle`,
      tone: 'caution',
    };
  const people = progress.appraisers.map(
    ({ person, finished }) => `${names.person(person) ?? 'somebody'} ${finished ? 'finished' : 'under way'}`,
  );
  return { words: of + people.join(', '), tone: 'underway' };
}

/** One column for each tool that somebody uses here: items against tools, with who is how far. */
function toolColumns(items: readonly Item[], names: Names): Column<Item>[] {
  const used = new Set(items.flatMap(({ progress }) => progress.map(({ tool }) => tool)));
  if (used.size < 2 && !names.two) return [];
  return (tools as readonly AppraisalTool[])
    .filter(({ id }) => used.has(id))
    .map((tool) => {
      const of = (item: Item) => item.progress.filter((progress) => progress.tool === tool.id);
      return {
        id: tool.id,
        title: tool.abbreviation,
        width: 150,
        value: (item) =>
          of(item)
            .map((progress) => standing(item, tool, progress, names).words)
            .join(' · '),
        show: (item) => (
          <ul className={classes.states}>
            {of(item).map((progress) => {
              const { words, tone } = standing(item, tool, progress, names);
              return (
                <li key={progress.outcomeParameterId ?? ''}>
                  <Status tone={tone}>{words}</Status>
                </li>
              );
            })}
          </ul>
        ),
      };
    });
}

/** The columns of the list. */
export function appraisalColumns(items: readonly Item[], names: Names): readonly Column<Item>[] {
  const byTool = toolColumns(items, names);
  return [
    { id: 'label', title: 'Item', value: ({ label }) => label, width: 170 },
    {
      id: 'title',
      title: 'Title',
      value: ({ title }) => title,
      show: ({ id, title }) => <MarkedTitle id={id} title={title} />,
    },
    { id: 'kind', title: 'Kind', value: ({ kind }) => (kind === 'reference' ? 'publication' : 'data set'), width: 100, hidden: true },
    {
      id: 'design',
      title: 'Design',
      value: (item) => item.appraisals.find(({ data }) => data.design)?.data.design ?? item.suggestedDesign?.design,
      width: 120,
    },
    { id: 'year', title: 'Year', value: ({ year }) => year, numeric: true, hidden: true },
    ...byTool,
    {
      id: 'profile',
      title: 'Profile',
      value: profileOf,
      show: (item) => <span className={classes.profile}>{profileOf(item)}</span>,
      hidden: byTool.length > 0,
    },
    {
      id: 'contribution',
      title: 'Contribution',
      value: ({ appraisals }) => appraisals.flatMap(({ data }) => data.contribution ?? []).join(' · '),
      width: 120,
      hidden: byTool.length > 0,
    },
    {
      id: 'source',
      title: 'Article 2(48)',
      value: ({ appraisals }) =>
        appraisals
          .flatMap(({ data }) => (data.dataSource === 'none' ? 'not clinical data' : data.dataSource ? `(${data.dataSource})` : []))
          .join(' · '),
      hidden: true,
    },
    {
      id: 'purposes',
      title: 'Used for',
      value: ({ appraisals }) => [...new Set(appraisals.flatMap(({ data }) => data.purposes))].join(', '),
      hidden: true,
    },
    {
      id: 'missing',
      title: 'Missing',
      value: ({ missing }) => missing.join(', '),
      show: ({ missing }) => (missing.length === 0 ? <Status tone="good">complete</Status> : <Missing missing={missing} />),
    },
  ];
}

/** The filters of the list, for a person. */
export function appraisalFilters(person: string, two: boolean): readonly Filter<Item>[] {
  return [
    {
      id: 'open',
      title: 'State',
      choices: [
        { value: 'missing', label: 'Something missing' },
        { value: 'complete', label: 'Complete' },
        ...(two
          ? [
              { value: 'mine', label: 'Not finished by me' },
              { value: 'settle', label: 'To settle' },
            ]
          : []),
      ],
      matches: (item, chosen) => {
        if (chosen === 'mine') return isOpenFor(item, person, two);
        if (chosen === 'settle') return item.progress.some(({ state }) => state === 'to settle');
        return item.missing.length > 0 === (chosen === 'missing');
      },
    },
    {
      id: 'contribution',
      title: 'Contribution',
      choices: ['pivotal', 'supporting', 'background', 'rejected'].map((value) => ({ value, label: value })),
      matches: ({ appraisals }, chosen) => appraisals.some(({ data }) => data.contribution === chosen),
    },
  ];
}

/** Whether an item still waits for a person: something is missing, and where two appraise they have not finished it. */
export function isOpenFor({ missing, progress }: Item, person: string, two: boolean): boolean {
  if (!two) return missing.length > 0;
  const own = progress.filter(({ appraisers }) => appraisers.some((one) => one.person === person));
  const full = progress.some(
    ({ state, appraisers }) => state === 'begun' && appraisers.length > 1 && appraisers.every((one) => one.person !== person),
  );
  return (
    missing.length > 0 &&
    !full &&
    !(own.length > 0 && own.every(({ appraisers }) => appraisers.some((one) => one.person === person && one.finished)))
  );
}

function Missing({ missing }: { missing: readonly string[] }) {
  const grades = missing.filter((each) => each.startsWith('grade ')).length;
  const others = missing.filter((each) => !each.startsWith('grade '));
  return <Status tone="caution">{[...(grades > 0 ? [grades === 1 ? '1 grade' : `${grades} grades`] : []), ...others].join(', ')}</Status>;
}
