import type { Rule } from '../rule.ts';

const source = 'Regulation (EU) 2017/745, consolidated text of 2017-05-05 with corrigenda C1 and C2';

/** The day from which the Regulation applies. It comes from knowledge and not from the text that was read; amending acts may have moved single rules. */
export const mdrAppliesFrom = '2021-05-26';

/** A rule read in the text of the Regulation. */
export function lawRule(id: string, clause: string, text: string, note?: string): Rule {
  return {
    id,
    clause: `Regulation (EU) 2017/745, ${clause}`,
    text,
    validFrom: mdrAppliesFrom,
    status: 'in force',
    source,
    verified: true,
    note: [note, 'Later amendments are not in the text that was read.'].filter(Boolean).join(' '),
  };
}

/** A recommendation of MEDDEV 2.7/1 revision 4, written for the directives. */
export function meddevRule(id: string, clause: string, text: string, note?: string): Rule {
  return {
    id,
    clause: `MEDDEV 2.7/1 revision 4, ${clause}`,
    text,
    validFrom: '2016-06',
    status: 'guidance',
    source: 'MEDDEV 2.7/1 revision 4 (June 2016)',
    verified: true,
    ...(note ? { note } : {}),
  };
}
