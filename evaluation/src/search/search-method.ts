/** How records are found: in a bibliographic database, in a register of studies, or in another way (PRISMA 2020 flow diagram; PRISMA-S items 1 to 7). */
export const searchMethods = [
  'database',
  'register',
  'website',
  'organisation',
  'citation searching',
  'contact',
  'hand search',
  'other',
  'previous review',
] as const;
export type SearchMethod = (typeof searchMethods)[number];

/** What each way of finding is called where counts are told apart. */
export const methodTitles: Readonly<Record<SearchMethod, string>> = {
  database: 'Databases',
  register: 'Registers',
  website: 'Websites',
  organisation: 'Organisations',
  'citation searching': 'Citation searching',
  contact: 'Contacts',
  'hand search': 'Hand searching',
  other: 'Other sources',
  'previous review': 'Previous version of the review',
};

/** Names under which people record what is no bibliographic database. A name that says nothing is taken for a database, the usual case. */
const telling: readonly (readonly [SearchMethod, RegExp])[] = [
  [
    'register',
    /clinical ?trials?\.gov|\bICTRP\b|ISRCTN|EudraCT|EU (?:clinical trials|CTR)|\bCTIS\b|ANZCTR|\bDRKS\b|trials? regist(?:er|ry)|PROSPERO/i,
  ],
  ['citation searching', /citation (?:search|track|chas)|snowball|reference lists?|cited references/i],
  ['hand search', /hand.?search/i],
  ['previous review', /previous (?:review|evaluation|report|version)/i],
  ['contact', /\b(?:contact|personal communication)/i],
  ['website', /\bweb ?sites?\b|^https?:/i],
];

/** The way of finding that a name of a source tells of. */
export function methodFromName(name: string): SearchMethod {
  return telling.find(([, pattern]) => pattern.test(name))?.[0] ?? 'database';
}
