import type { ItemSource, Part, PartsOptions, Suggestion } from '../checklist.ts';
import { fromParts } from '../checklist.ts';
import type { Criterion } from '../criterion.ts';
import type { View } from '../view.ts';

/*
 * How a criterion of the notified body's report is known. The template of MDCG 2020-13 numbers its sections only; numbers and words of the
 * criteria are ours.
 */
const origins = {
  read: {
    verified: true,
    from: 'MDCG 2020-13 (July 2020), read in a public transcription of the template, some long sections only in part',
  },
  completed: {
    verified: false,
    from: 'MDCG 2020-13 (July 2020); the topic was read in a transcription, its detail completed from knowledge',
  },
  knowledge: { verified: false, from: 'knowledge of assessment practice; the wording of MDCG 2020-13 (July 2020) is to be checked' },
  practice: { verified: false, from: 'a published account of findings of an expert panel, June 2025; not a text of MDCG 2020-13' },
} as const;
type Origin = keyof typeof origins;

/** The sources of the criteria, for tests and reports. */
export function originSource(origin: Origin): ItemSource {
  const { verified, from } = origins[origin];
  return { status: 'guidance', validFrom: '2020-07', source: from, verified };
}

/** Declares one criterion. The clause names the section of the template, and the law where the template points to it. */
export function question(id: string, origin: Origin, words: string, suggest: (view: View) => Suggestion, law = ''): Criterion {
  const section = /^[A-Z](?:\.\d(?=\.))?/.exec(id)![0];
  const clause = section === 'O' ? 'MDCG 2020-13, overall conclusions' : `MDCG 2020-13, section ${section.replace('.', '')}`;
  return { id, clause: law ? `${clause}; ${law}` : clause, source: originSource(origin), question: words, suggest };
}

/** The usual way to answer: the parts asked for, each with where it was found. */
export function asks(
  parts: (view: View) => readonly Part[],
  options: PartsOptions | ((view: View) => PartsOptions) = {},
): (view: View) => Suggestion {
  return (view) => fromParts(parts(view), typeof options === 'function' ? options(view) : options);
}
