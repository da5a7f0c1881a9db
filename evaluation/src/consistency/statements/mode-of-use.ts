import type { DossierContext, DossierDocument } from '../dossier.ts';
import { accessRoutes, manners, patientInterfaces } from '../lexicon/modes-of-use.ts';
import { termsIn } from '../lexicon/terms.ts';
import type { Passage } from '../passage.ts';
import type { PurposeStretch } from '../purpose.ts';
import { termStatements } from '../purpose-terms.ts';
import type { StatementKind } from '../statement.ts';

const quick =
  /tube|mask|cannula|intubat|tracheo|helmet|mouth-?piece|catheter|femoral|subclavian|axillary|radial|carotid|apical|jugular|brachial|venous|arterial|cutaneous|epidural|enteral|muscular|invasive|open|robot|laparoscop|kanule|masque|canul/;
const connecting =
  /\b(?:used|use|connect|connected|connection|ventilated|interface|through|via|by means of|with an?|access|route|introduced|led|delivered|administered|approach|intended|indicated|uber|par|por|tramite)\b/u;

/** How the device is connected (key "interface"), by what way it reaches the body ("access"), and in what manner it is used ("manner"). */
export default {
  id: 'mode-of-use',
  title: 'Mode of use',
  references: ['Regulation (EU) 2017/745, Annex II 1.1(a), (c) and Annex I 23.4'],
  attribute: 'mode-of-use',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    if (!quick.test(passage.folded)) return [];
    const within = (stretch: PurposeStretch): { start: number; end: number } | undefined =>
      stretch.labelled || connecting.test(stretch.folded) ? { start: 0, end: stretch.folded.length } : undefined;
    // "Catheters, jugular or subclavian": where a purpose lists ways into the body, no verb need say so.
    const listing = (stretch: PurposeStretch): { start: number; end: number } | undefined =>
      within(stretch) ?? (termsIn(stretch.folded, accessRoutes).length > 1 ? { start: 0, end: stretch.folded.length } : undefined);
    const whole = (stretch: PurposeStretch): { start: number; end: number } => ({ start: 0, end: stretch.folded.length });
    return [
      ...termStatements(passage, document, context, { aspect: 'connection', terms: patientInterfaces, within, key: 'interface' }),
      ...termStatements(passage, document, context, { aspect: 'connection', terms: accessRoutes, within: listing, key: 'access' }),
      ...termStatements(passage, document, context, { aspect: 'connection', terms: manners, within: whole, key: 'manner' }),
    ];
  },
  examples: [
    { text: 'Patient interface: mask or tracheostomy tube.', document: 'ifu', finds: ['mask, tracheostomy tube'] },
    {
      text: '## Intended purpose\n\nPatients are ventilated through an endotracheal tube, a mask or a tracheostomy tube.',
      finds: ['endotracheal tube, mask, tracheostomy tube'],
    },
    {
      text: '## Intended purpose\n\nReplacement of the valve via the femoral or the subclavian artery.',
      finds: ['femoral access, subclavian access'],
    },
    {
      text: '## Intended use\n\nFor use through a mask. Used without helmet, mouthpiece or tracheostomy tube.',
      finds: ['mask', 'helmet, mouthpiece, tracheostomy tube'],
    },
    { text: '## Contraindications\n\n- tracheostomy\n\n## Literature\n\nIn a study with masks [3] the rate was 2 %.', finds: [] },
  ],
} satisfies StatementKind;
