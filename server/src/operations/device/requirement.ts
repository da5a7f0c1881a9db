import { done } from '@cerulean/evaluation/base';
import { defaultRequirements, deviceKind, requirementKind } from '@cerulean/evaluation/device';
import { create } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { changing } from '../operation.ts';
import { evaluationInput, recordOperations } from '../record-operations.ts';

export default [
  ...recordOperations(requirementKind, { word: 'device', path: 'device/requirements', permission: 'device.edit' }),
  changing({
    id: 'device.requirement.add-all',
    title: 'Adds every requirement of a framework that is not answered yet, with our defaults, to be edited.',
    method: 'POST',
    path: '/evaluations/:evaluation/device/requirements/add-all',
    permission: 'device.edit',
    input: z.object({ ...evaluationInput, framework: z.string().default('eu-mdr') }),
    output: z.object({ added: z.number().int() }),
    decide: async ({ reader, newId }, { framework }) => {
      const device = await reader.only(deviceKind);
      const there = new Set((await reader.all(requirementKind)).map(({ data }) => `${data.framework} ${data.number}`));
      const changes = defaultRequirements(framework, device?.data)
        .filter(({ number }) => !there.has(`${framework} ${number}`))
        .map((data) => create(requirementKind, newId(requirementKind.prefix), data));
      return done({ changes, output: () => ({ added: changes.length }) });
    },
  }),
] as const;
