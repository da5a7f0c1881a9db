/** What a person may be within one evaluation. Nobody outside its team sees an evaluation or that it exists. */
export const roles = ['administrator', 'evaluator', 'contributor', 'reviewer', 'approver', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** What each role is for, in one sentence, as the team screen shows it. */
export const roleDescriptions: Record<Role, string> = {
  administrator: 'Runs the evaluation: everything an evaluator and an approver may, and the team.',
  evaluator: 'Does the clinical evaluation: device, plan, evidence, analysis, conclusions, decisions and documents.',
  contributor: 'Adds what was asked for: device data, evidence, signals, dispositions of actions, and prose.',
  reviewer: 'Reads everything, screens and appraises.',
  approver: 'Reads everything, decides on signals and releases documents.',
  auditor: 'Reads everything, the records included, and changes nothing.',
};

/** Everything that can be permitted inside an evaluation. Every operation names exactly one of these, or an installation permission. */
export const permissions = [
  'evaluation.read',
  'team.manage',
  'device.edit',
  'plan.edit',
  'evidence.edit',
  'search.edit',
  'screening.decide',
  'screening.adjudicate',
  'appraisal.edit',
  'analysis.edit',
  'conclusions.edit',
  'quality-system.signal',
  'quality-system.decide',
  'quality-system.dispose',
  'traceability.accept',
  'documents.write',
  'documents.release',
  'evaluation.export',
] as const;
export type Permission = (typeof permissions)[number];

const everything = [...permissions];
const reading: Permission[] = ['evaluation.read', 'evaluation.export'];

/** Which permissions each role has. The table test walks every operation against it. */
export const permissionsOf: Record<Role, readonly Permission[]> = {
  administrator: everything,
  evaluator: everything.filter((permission) => permission !== 'team.manage' && permission !== 'documents.release'),
  contributor: [
    ...reading,
    'device.edit',
    'evidence.edit',
    'search.edit',
    'quality-system.signal',
    'quality-system.dispose',
    'documents.write',
  ],
  reviewer: [...reading, 'screening.decide', 'appraisal.edit'],
  approver: [...reading, 'quality-system.decide', 'documents.release'],
  auditor: reading,
};

/** Whether a role may do something. */
export function may(role: Role, permission: Permission): boolean {
  return permissionsOf[role].includes(permission);
}

/** What a person may do in the installation, apart from any evaluation: `signed-in` anyone, `administer` the installation's administrators. */
export const installationPermissions = ['public', 'signed-in', 'administer'] as const;
export type InstallationPermission = (typeof installationPermissions)[number];
