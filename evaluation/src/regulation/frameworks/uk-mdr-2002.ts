import type { Framework } from '../rule.ts';
import { ukCadence, ukDefinitions, ukRequirements, ukRules } from '../uk-mdr-2002/data.ts';

const ukMdr2002: Framework = {
  id: 'uk-mdr-2002',
  title: 'Great Britain: Medical Devices Regulations 2002',
  references: [
    'Medical Devices Regulations 2002 (SI 2002/618) as amended',
    'SI 2024/1368, in force from 2025-06-16',
    'Council Directive 93/42/EEC, Annexes I and X',
  ],
  jurisdiction: 'Great Britain',
  requirementName: 'ER',
  rules: ukRules,
  requirements: ukRequirements,
  definitions: ukDefinitions,
  planContents: [],
  cadence: ukCadence,
  examples: [
    { device: { class: 'I' }, due: { 'PMS report': 36 }, notDue: ['PSUR', 'SSCP'] },
    { device: { class: 'III', implantable: true }, due: {}, notDue: ['PMS report', 'SSCP'] },
  ],
};

export default ukMdr2002;
