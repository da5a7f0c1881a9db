import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import { mentions } from '../subject.ts';

/** Data of an equivalent device carry nothing on people for whom another document says that it stands for none. */
export default {
  id: 'equivalence-scope',
  title: 'Data of an equivalent device carry no conclusion on people it is not made for',
  references: ['Regulation (EU) 2017/745, Annex XIV Part A 3', 'MDCG 2020-5, section 3.3'],
  severity: 'major',
  why: 'Equivalence holds for the same population only. A device for adults says nothing of children; where the plan says so and the report leans on it all the same, the children have no evidence.',
  remedy:
    'Take the data of the equivalent device out of that conclusion, and rest it on data of the device itself or on a plan to collect them.',
  basis: ['MDR Annex XIV 3', 'MDCG 2020-5 3.3'],
  *check(dossier: Dossier) {
    const names = [
      ...new Set(
        dossier
          .of('equivalence')
          .flatMap(({ value }) => (value.type === 'name' && !['none', 'predecessor'].includes(value.folded) ? [value.folded] : [])),
      ),
    ];
    const all = dossier.documents.flatMap(sentencesOf);
    const limits = all.filter(({ sentence }) => limiting.test(sentence.folded));
    if (limits.length === 0) return;
    for (const said of all) {
      const { folded } = said.sentence;
      if (!supports.test(folded) || refusing.test(folded) || (!/\bequivalen/.test(folded) && !names.some((name) => mentions(folded, name))))
        continue;
      const group = groups.find(({ words }) => words.test(folded));
      if (!group) continue;
      const against = limits.find(
        ({ document, passage, sentence }) =>
          (document !== said.document || passage !== said.passage) &&
          group.denied.test(sentence.folded) &&
          (/\bequivalen/.test(sentence.folded) || names.some((name) => mentions(sentence.folded, name))),
      );
      if (!against) continue;
      yield {
        attribute: 'equivalence',
        message: `${said.document.name} rests a conclusion on ${group.id} on the equivalent device ("${said.sentence.text}"), but ${against.document.name} says "${against.sentence.text}".`,
        locations: [said, against].map(({ document, passage, sentence }) => locationIn(document, passage, sentence.start, sentence.end)),
        compared: [`equivalence carries ${group.id}`, `no equivalence for ${group.id}`],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cep: '# CEP\n\nEquivalence to the Belmo Duo is claimed for adults. For children no equivalence will be claimed: the Belmo Duo is approved for adults only.',
          cer: '# CER\n\n## Conclusion\n\nFor children it rests on the own study and is strengthened by the publications on the Belmo Duo.',
        },
        says: 'children',
      },
      {
        dossier: {
          cep: '# CEP\n\nNo equivalence is claimed for newborns.',
          'pmcf-plan': '# PMCF plan\n\n## Rationale\n\nThe cohort on the equivalent device also supports the use in newborns.',
        },
        says: 'newborns',
      },
    ],
    leaves: [
      {
        dossier: {
          cep: '# CEP\n\nEquivalence to the Belmo Duo is claimed for adults. For children no equivalence will be claimed: the Belmo Duo is approved for adults only.',
          cer: '# CER\n\nThe Belmo Duo cannot support the use in children. Children rest on the own study alone, adults also on the Belmo Duo. For children the own study gives the evidence. The publications on the Belmo Duo support the use in adults.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

interface Said {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly sentence: Sentence;
}

const young = 'child(?:ren)?|paediatric\\w*|pediatric\\w*|minors|adolescents?|teenagers?';
const newborn = 'newborns?|neonat\\w+|infants?|preterm|premature|babies';
const refusal = '(?:no|not|cannot|never|without|only|alone)';
const adultsOnly = '\\badults? (?:only|alone|exclusively)\\b|\\b(?:only|exclusively|solely) (?:for |in |to )?adults\\b';

/** People, with the words that say that the equivalent device does not stand for them. */
const groups = [
  { id: 'newborns', people: newborn, denied: `${adultsOnly}|\\b(?:${young})\\b` },
  { id: 'children', people: young, denied: adultsOnly },
  { id: 'pregnant women', people: 'pregnan\\w+', denied: '' },
].map(({ id, people, denied }) => ({
  id,
  words: new RegExp(`\\b(?:${people})\\b`, 'u'),
  denied: new RegExp(
    `\\b${refusal}\\b[^.;]*\\b(?:${people})\\b|\\b(?:${people})\\b[^.;]*\\b${refusal}\\b${denied ? `|${denied}` : ''}`,
    'u',
  ),
}));

const limiting = /\b(?:no|not|cannot|never|without|only|alone)\b/u;
const supports =
  /\b(?:support\w*|strengthen\w*|rests?|resting|carr(?:y|ies|ied)|transfer\w*|bridg\w+|speaks? for|extends?|extended|appl(?:y|ies|ied)|holds? (?:for|also)|confirm\w*|conclusions?|evidence for|substantiat\w+|back(?:s|ed)?)\b/u;
const refusing =
  /\b(?:no|not|nor|neither|cannot|never|without|only|alone|but|whereas|while|except|if|whether|gap|would|unless|adults? and child\w*)\b/u;

const sentencesOf = keptByDocument((document): Said[] => {
  if (document.language !== 'en') return [];
  return document.passages.flatMap((passage) =>
    passage.kind === 'heading' ||
    passage.kind === 'caption' ||
    passage.cell ||
    passage.topics.has('references') ||
    passage.topics.has('state-of-the-art')
      ? []
      : passage.sentences.filter(({ folded }) => people.test(folded)).map((sentence) => ({ document, passage, sentence })),
  );
});

const people = new RegExp(`\\b(?:${young}|${newborn}|pregnan\\w+|adults?)\\b`, 'u');
