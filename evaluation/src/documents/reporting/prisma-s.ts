import type { ReportingGuideline } from './reporting-item.ts';

/** The items of PRISMA-S in our own words, with the sections of Cerulean's documents that answer them. */
export const prismaS: ReportingGuideline = {
  id: 'prisma-s',
  title: 'PRISMA-S',
  source: 'Rethlefsen ML et al. Systematic Reviews 2021;10:39, table 1',
  parts: [
    {
      title: 'Sources and methods',
      items: [
        {
          number: '1',
          topic: 'Database name',
          asks: 'Each database with the platform it was searched on.',
          places: [['search-report', 'sources']],
        },
        {
          number: '2',
          topic: 'Several databases at once',
          asks: 'Databases that were searched together on one platform.',
          places: [['search-report', 'sources']],
        },
        {
          number: '3',
          topic: 'Study registries',
          asks: 'Each register of studies that was searched.',
          places: [['search-report', 'sources']],
        },
        {
          number: '4',
          topic: 'Online resources and browsing',
          asks: 'Websites, proceedings and the like that were searched or browsed, and how.',
          places: [['search-report', 'sources']],
        },
        {
          number: '5',
          topic: 'Citation searching',
          asks: 'Whether cited or citing publications were looked through, and how.',
          places: [['search-report', 'sources']],
        },
        {
          number: '6',
          topic: 'Contacts',
          asks: 'Whether authors, experts or manufacturers were asked.',
          places: [['search-report', 'sources']],
        },
        { number: '7', topic: 'Other methods', asks: 'Every other source or way of searching.', places: [['search-report', 'sources']] },
      ],
    },
    {
      title: 'Search strategies',
      items: [
        {
          number: '8',
          topic: 'Full search strategies',
          asks: 'The strategy for each source, exactly as it was run.',
          places: [['search-report', 'annex-search']],
        },
        {
          number: '9',
          topic: 'Limits and restrictions',
          asks: 'That there were no limits, or each limit with its justification.',
          places: [
            ['search-report', 'sources'],
            ['search-report', 'annex-search'],
          ],
        },
        {
          number: '10',
          topic: 'Search filters',
          asks: 'Published filters that were used, as designed or changed.',
          places: [['search-protocol', 'limits']],
        },
        {
          number: '11',
          topic: 'Prior work',
          asks: 'Strategies of other reviews that were used again.',
          places: [['search-protocol', 'previous-reviews']],
        },
        {
          number: '12',
          topic: 'Updates',
          asks: 'How searches were kept up to date.',
          places: [
            ['search-protocol', 'updates'],
            ['search-report', 'searches-again'],
          ],
        },
        {
          number: '13',
          topic: 'Dates of searches',
          asks: 'For each strategy the day of the last search.',
          places: [['search-report', 'annex-search']],
        },
      ],
    },
    {
      title: 'Peer review',
      items: [
        {
          number: '14',
          topic: 'Peer review',
          asks: 'How somebody else checked the strategies.',
          places: [['search-protocol', 'peer-review']],
        },
      ],
    },
    {
      title: 'Managing records',
      items: [
        { number: '15', topic: 'Total records', asks: 'How many records each source gave.', places: [['search-report', 'searches']] },
        {
          number: '16',
          topic: 'Deduplication',
          asks: 'How duplicates were found and removed, and with which software.',
          places: [['search-report', 'selection-process']],
        },
      ],
    },
  ],
};
