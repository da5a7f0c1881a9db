import { describe, expect, it } from 'vitest';
import { checkDossier } from './check.ts';
import { exampleDossier } from './example.ts';

describe('one root is one finding', () => {
  const ofNumbers = async (texts: Parameters<typeof exampleDossier>[0]) =>
    checkDossier(await exampleDossier(texts)).filter((finding) =>
      /sample-size|arithmetic|event-rate|pmcf-scope|placeholder/.test(finding.attribute),
    );

  it('joins a wrong number that a sum and another document contradict', async () => {
    const found = await ofNumbers({
      cer: '# CER\n\n## Clinical investigation RELIEVE\n\nThe trial RELIEVE randomized 208 subjects (138 to active stimulation and 70 to sham).',
      ifu: '# IFU\n\nThe trial RELIEVE randomized 204 subjects (138 to active stimulation and 70 to sham).',
    });
    expect(found).toHaveLength(1);
    expect(new Set(found[0]!.locations.map((location) => location.document))).toEqual(new Set(['cer', 'ifu']));
  });

  it('keeps two wrong numbers of one passage apart', async () => {
    const found = await ofNumbers({
      cer: '# CER\n\nOf the 216 patients six had a leak; a leak was seen in 6 of 216 patients (3.8 %). A rash was seen in 12 of 216 patients (9.6 %).',
    });
    expect(found).toHaveLength(2);
  });

  it('names what a plan puts off once', async () => {
    const found = await ofNumbers({ 'pmcf-plan': '# PMCF plan\n\nDuration and sample size are to be defined later.' });
    expect(found.map((finding) => finding.rule)).toEqual(['deferred-element']);
  });
});
