import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** Risk classes of Regulation (EU) 2017/745, Article 51 and Annex VIII. */
export const deviceClasses = ['I', 'IIa', 'IIb', 'III'] as const;
export type DeviceClass = (typeof deviceClasses)[number];

const yesNo = z.boolean();

/** The device under evaluation: who makes it, what it is called, how it is classified and where it is sold. */
export const deviceKind = defineKind({
  name: 'device',
  prefix: 'dev',
  title: 'device',
  single: true,
  needsReason: true,
  schema: z.object({
    name: z.string().trim().min(1, 'the device needs a name'),
    manufacturer: z.object({
      name: z.string().trim().default(''),
      address: z.string().trim().default(''),
      singleRegistrationNumber: z.string().trim().default(''),
    }),
    basicUdiDi: z.string().trim().max(25, 'a Basic UDI-DI has at most 25 characters').default(''),
    /** Models and variants, with what sets each apart. */
    models: z
      .array(z.object({ name: z.string().trim().min(1), number: z.string().trim().default(''), description: z.string().default('') }))
      .default([]),
    description: z.string().default(''),
    principleOfOperation: z.string().default(''),
    materials: z.string().default(''),
    deviceGroup: z.string().default(''),
    class: z.enum(deviceClasses).optional(),
    /** Number of the rule of Annex VIII. */
    rule: z.number().int().min(1).max(22).optional(),
    classificationReason: z.string().default(''),
    implantable: yesNo.default(false),
    active: yesNo.default(false),
    /** Whether it administers or removes a medicinal product (Article 54(1)(b) looks at this for active class IIb devices). */
    administersMedicinalProduct: yesNo.default(false),
    /** Whether it incorporates a substance that would be a medicinal product by itself (rule 14). */
    containsMedicinalSubstance: yesNo.default(false),
    sterile: yesNo.default(false),
    singleUse: yesNo.default(false),
    novelty: z.string().default(''),
    history: z.string().default(''),
    markets: z.array(z.string().trim().min(1)).default([]),
    frameworks: z.array(z.string()).default(['eu-mdr']),
    /** True for an invented device; every document then says so. */
    invented: yesNo.default(false),
  }),
  label: (data) => data.name,
});
