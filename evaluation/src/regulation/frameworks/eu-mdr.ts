import { euMdrCadence } from '../eu-mdr/cadence.ts';
import { euMdrDefinitions } from '../eu-mdr/definitions.ts';
import { euMdrPlanContents } from '../eu-mdr/plan-contents.ts';
import { euMdrRequirements } from '../eu-mdr/requirements.ts';
import { euMdrRules } from '../eu-mdr/rules.ts';
import type { Framework } from '../rule.ts';

const euMdr: Framework = {
  id: 'eu-mdr',
  title: 'European Union: Regulation (EU) 2017/745 on medical devices',
  references: [
    'Regulation (EU) 2017/745, consolidated text of 2017-05-05 with corrigenda C1 and C2',
    'MEDDEV 2.7/1 revision 4 (June 2016), section 6.2.3',
  ],
  jurisdiction: 'European Union',
  requirementName: 'GSPR',
  rules: euMdrRules,
  requirements: euMdrRequirements,
  definitions: euMdrDefinitions,
  planContents: euMdrPlanContents,
  cadence: euMdrCadence,
  examples: [
    { device: { class: 'I' }, due: {}, notDue: ['PSUR', 'SSCP'] },
    { device: { class: 'IIa' }, due: { PSUR: 24 }, notDue: ['SSCP', 'PMS report'] },
    { device: { class: 'IIa', implantable: true }, due: { PSUR: 24, SSCP: 12, 'PMCF evaluation report': 12 }, notDue: ['PMS report'] },
    { device: { class: 'IIb' }, due: { PSUR: 12 }, notDue: ['SSCP', 'PMS report'] },
    { device: { class: 'IIb', implantable: true }, due: { PSUR: 12, SSCP: 12, 'PMCF evaluation report': 12 }, notDue: ['PMS report'] },
    { device: { class: 'III' }, due: { PSUR: 12, SSCP: 12, 'PMCF evaluation report': 12 }, notDue: ['PMS report'] },
  ],
};

export default euMdr;
