export * from './appraisal.ts';
export * from './clinical-data.ts';
export * from './judgement.ts';
export * from './missing-appraisals.ts';
export * from './profile.ts';
export * from './study-design.ts';
export * from './tool.ts';
export * from './tools/index.generated.ts';
