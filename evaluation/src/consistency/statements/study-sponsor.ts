import { companyIn, comparableCompany } from '../companies.ts';
import type { Passage } from '../passage.ts';
import { fieldsOf } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { studyAt } from '../studies.ts';
import { fold } from '../text/fold.ts';

const label =
  /^(?:(?:legal |study )?sponsor(?: of the (?:investigation|study|trial))?(?:,? (?:and )?(?:address|name))?|name of the sponsor|auftraggeber|promoteur|promotor)$/u;
const before =
  /\b(?:sponsored(?: and (?:conducted|funded|financed))? by|sponsor (?:is|was|being)|sponsor(?: of [^.;,]{3,40})? ?[:,(])\s+(?:the )?$/u;
const after = /^(?: \([^()]{2,40}\))?,? (?:is|was|acted as|acts as|as) (?:the |its )?(?:legal |study )?sponsor\b/u;

/** The company in whose name a study is conducted. The key is the study. */
export default {
  id: 'study-sponsor',
  title: 'Sponsor of a clinical investigation',
  references: ['Regulation (EU) 2017/745, Article 2(49)', 'ISO 14155:2020, 3.49'],
  attribute: 'manufacturer',
  read(passage: Passage, _document, context) {
    if (passage.kind === 'heading' || !/sponsor|auftraggeber|promot/.test(`${passage.folded} ${fold(passage.label)}`)) return [];
    if (passage.topics.has('literature') || passage.topics.has('state-of-the-art') || passage.topics.has('references')) return [];
    const found: Found[] = [];
    const add = (name: string, start: number, study: string | undefined): void => {
      if (study === undefined || found.some((one) => one.start === start)) return;
      found.push({
        key: study,
        value: { type: 'name', name, folded: comparableCompany(name) },
        says: name,
        start,
        end: start + name.length,
        subject: 'device',
        weight: 'defining',
      });
    };
    for (const field of fieldsOf(passage)) {
      if (!label.test(field.foldedLabel.trim())) continue;
      const company = companyIn(field.value);
      const sentence = passage.sentences[0];
      if (company && sentence && company.start < 5) {
        const start = passage.text.indexOf(company.name, field.start);
        add(company.name, start, studyAt(passage, sentence, start, context));
      }
    }
    for (const sentence of passage.sentences) {
      const company = /sponsor/.test(sentence.folded) ? companyIn(sentence.text) : undefined;
      if (!company) continue;
      if (before.test(sentence.folded.slice(0, company.start)) || after.test(sentence.folded.slice(company.start + company.name.length)))
        add(company.name, sentence.start + company.start, studyAt(passage, sentence, sentence.start + company.start, context));
    }
    return found;
  },
  examples: [
    {
      text: '# CER\n\nThe clinical investigation INFU-06 was sponsored by Novara Medical GmbH and conducted at six sites.',
      document: 'cer',
      finds: ['Novara Medical GmbH'],
    },
    {
      text: '# Clinical investigation INFU-06\n\n| Item | Entry |\n|---|---|\n| Title | Clinical investigation INFU-06 |\n| Sponsor | Sanoro Devices AG, Basel |',
      document: 'other',
      finds: ['Sanoro Devices AG'],
    },
    { text: '# INFU-06\n\nINFU-06 was monitored by Novara Medical GmbH. The sponsor informs the sites.', document: 'cer', finds: [] },
  ],
} satisfies StatementKind;
