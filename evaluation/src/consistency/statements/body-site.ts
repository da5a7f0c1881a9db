import type { DossierContext, DossierDocument } from '../dossier.ts';
import { bodySites } from '../lexicon/modes-of-use.ts';
import type { Passage } from '../passage.ts';
import type { PurposeStretch } from '../purpose.ts';
import { termStatements } from '../purpose-terms.ts';
import type { StatementKind } from '../statement.ts';

const quick =
  /arm|wrist|finger|ear|forehead|neck|chest|sternum|thorax|abdomen|belly|back|buttock|thigh|leg|cal[fv]|foot|feet|heel|fuss|bras|braz|bracc|knee|knie|hip|shoulder|elbow|ankle|hand|scalp|face|mucos|sinus|cavit|fistul|poignet|muneca|pols|doigt|dedo|dit[oa]|stirn|hals|cou|cuello|collo|brust|poitrine|tora|pech|bauch|ventre|vientre|addom|schenkel|cuisse|musl|cosc|pied|genou|rodilla|ginocchi|hufte|hanche|cadera/;
const placed =
  /\b(?:worn|applied|placed|attached|inserted|implanted|fixed|stuck|positioned|adhered|site|measured|injected|clipped|taped|strapped|secured|clip|attach|inject|place|wear|apply|insert|lay|laid|stick|put|electrodes?|sensors?|getragen|angebracht|porte|pose\w*|mesure|messung|medicion|misurazione|coloca\w*|applicat\w*)\b[^.;]{0,60}?\b(?:on|to|in|at|into|under|around|is|are|over|am|an|sur|au|aux|en|sul\w*|al|alla):?\s?|\bfor use on (?:the )?|^\s*(?:not |only )?(?:on|over|across) (?:the )?/u;

/** Where on the body the device is worn, applied or placed. */
export default {
  id: 'body-site',
  title: 'Site on the body',
  references: ['Regulation (EU) 2017/745, Annex II 1.1(a)', 'MEDDEV 2.7/1 revision 4, A3'],
  attribute: 'body-site',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    if (!quick.test(passage.folded)) return [];
    const within = (stretch: PurposeStretch): { start: number; end: number } | undefined => {
      if (stretch.labelled) return { start: 0, end: stretch.folded.length };
      const match = placed.exec(stretch.folded);
      return match ? { start: match.index + match[0].length, end: stretch.folded.length } : undefined;
    };
    return termStatements(passage, document, context, { aspect: 'site', terms: bodySites, within });
  },
  examples: [
    { text: '## Intended purpose\n\nThe sensor is worn on the back of the upper arm or on the abdomen.', finds: ['upper arm, abdomen'] },
    { text: '## Intended purpose\n\nSites: upper arm, abdomen. Do not apply to the face.', finds: ['upper arm, abdomen', 'face'] },
    {
      text: '## Intended purpose\n\nThe probe is clipped to the finger. Inject it into the thigh. Not for use on the face.',
      finds: ['finger', 'thigh', 'face'],
    },
    { text: '| Item | Entry |\n|---|---|\n| Application site | chest |', finds: ['chest'] },
    {
      text: '## Intended purpose\n\nThe device is intended for surgery of the chest.\n\n## Warnings\n\nPain in the chest can occur.',
      finds: [],
    },
  ],
} satisfies StatementKind;
