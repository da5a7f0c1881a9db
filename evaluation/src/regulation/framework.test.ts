import { describe, expect, it } from 'vitest';
import { answerableRequirements, cadenceFor, describeCadence, framework, requirementByNumber, requirementsOf } from './framework.ts';
import { frameworks } from './frameworks/index.generated.ts';
import { meddevReleaseChecklist } from './meddev-release-checklist.ts';
import { meddevReportHeadings } from './meddev-report.ts';
import { type Framework, legalStatuses, type Rule } from './rule.ts';

const all: readonly Framework[] = frameworks;

describe.each(all.map((entry) => [entry.id, entry] as const))('the framework %s', (id, entry) => {
  it('has rules that each say where they stand, since when, how firm they are and whether they were read', () => {
    const rules: readonly Rule[] = [...entry.rules, ...entry.cadence.map((item) => item.rule)];
    expect(rules.length).toBeGreaterThan(5);
    for (const rule of rules) {
      expect(rule.clause && rule.text && rule.source, rule.id).toBeTruthy();
      expect(legalStatuses, rule.id).toContain(rule.status);
      if (rule.validFrom) expect(rule.validFrom, rule.id).toMatch(/^\d{4}-\d{2}(-\d{2})?$/);
      if (!rule.verified) expect(rule.source.length, `${rule.id} says where it was learnt`).toBeGreaterThan(10);
    }
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(new Set(rules).size);
  });

  it('never makes a proposal due', () => {
    expect(entry.cadence.map((item) => item.rule.status)).not.toContain('proposal');
  });

  it('counts its requirements without repeating a number and names only parents that exist', () => {
    const numbers = entry.requirements.map((requirement) => requirement.number);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const requirement of entry.requirements) if (requirement.parent) expect(numbers).toContain(requirement.parent);
    for (const requirement of entry.requirements) {
      for (const number of requirement.corresponds?.numbers ?? [])
        expect(requirementByNumber(requirement.corresponds!.framework, number), number).toBeDefined();
    }
  });

  it.each(entry.examples.map((example) => [JSON.stringify(example.device), example] as const))(
    'says what is due for %s',
    (_title, example) => {
      const due = cadenceFor({ ...example.device, frameworks: [id] });
      for (const [document, months] of Object.entries(example.due)) {
        expect(due.find((item) => item.document === document)?.monthsMax, document).toBe(months);
      }
      for (const document of example.notDue) expect(due.map((item) => item.document)).not.toContain(document);
    },
  );
});

describe('the requirements of Annex I', () => {
  it('hold every section from 1 to 23 with the parts the list names', () => {
    const numbers = requirementsOf('eu-mdr').map((requirement) => requirement.number);
    for (let section = 1; section <= 23; section += 1) expect(numbers).toContain(String(section));
    const parts: Record<string, number> = {
      10: 6,
      '10.4': 5,
      11: 8,
      12: 2,
      13: 3,
      14: 7,
      15: 2,
      16: 4,
      17: 4,
      18: 8,
      19: 4,
      20: 6,
      21: 3,
      22: 3,
      23: 4,
    };
    for (const [parent, count] of Object.entries(parts)) {
      expect(
        requirementsOf('eu-mdr')
          .filter((requirement) => requirement.parent === parent)
          .map((requirement) => requirement.number),
      ).toEqual(Array.from({ length: count }, (_, index) => `${parent}.${index + 1}`));
    }
  });

  it('normally need clinical data at sections 1, 6, 8 and 9', () => {
    expect(
      requirementsOf('eu-mdr')
        .filter((requirement) => requirement.clinicalEvidence === 'Y')
        .map((requirement) => requirement.number),
    ).toEqual(['1', '6', '8', '9']);
  });

  it('are answered at their parts, not at the heading above them', () => {
    const numbers = answerableRequirements('eu-mdr').map((requirement) => requirement.number);
    expect(numbers).toContain('10.4.1');
    expect(numbers).not.toContain('10.4');
    expect(numbers).not.toContain('10');
    expect(numbers).toContain('9');
  });

  it('are none for a framework nobody knows', () => {
    expect(requirementsOf('mars')).toEqual([]);
    expect(framework('mars')).toBeUndefined();
  });
});

describe('what is due', () => {
  it('shows law and MEDDEV side by side for the report, where they differ', () => {
    const reports = cadenceFor({ class: 'III', implantable: true }).filter((item) => item.document === 'clinical evaluation report');
    expect(reports.map((item) => [item.rule.status, item.monthsMin, item.monthsMax])).toEqual([
      ['in force', undefined, undefined],
      ['guidance', undefined, 12],
      ['guidance', 24, 60],
    ]);
    expect(describeCadence(reports[2]!)).toBe(
      'every 24 to 60 months, where the device carries no significant risks and is well established',
    );
    expect(describeCadence(reports[0]!)).toBe('no interval named');
  });

  it('covers every framework the device is sold under, and names no unconfirmed interval for the British PSUR', () => {
    const due = cadenceFor({ class: 'IIb', frameworks: ['eu-mdr', 'uk-mdr-2002'] }).filter((item) => item.document === 'PSUR');
    expect(due.map((item) => [item.framework, item.monthsMax, item.rule.verified])).toEqual([
      ['eu-mdr', 12, true],
      ['uk-mdr-2002', undefined, false],
    ]);
  });
});

describe('the report of MEDDEV 2.7/1 revision 4', () => {
  it('has every heading of A9 in order', () => {
    expect(meddevReportHeadings.map((heading) => heading.number)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '4.1',
      '4.2',
      '4.3',
      '4.4',
      '4.5',
      '4.6',
      '4.6.1',
      '4.6.2',
      '4.6.3',
      '4.6.4',
      '5',
      '6',
      '7',
      '8',
      '9',
    ]);
  });

  it('maps every heading, and asks something of every heading that holds text', () => {
    const numbers = meddevReportHeadings.map((heading) => heading.number);
    for (const heading of meddevReportHeadings) {
      expect(heading.mapping.length, heading.number).toBeGreaterThan(0);
      if (!numbers.some((number) => number.startsWith(`${heading.number}.`)))
        expect(heading.mustAnswer.length, heading.number).toBeGreaterThan(0);
    }
  });

  it('has the twelve questions of A10 with their parts', () => {
    const ids = meddevReleaseChecklist.map((check) => check.id);
    expect(ids).toHaveLength(24);
    expect(new Set(ids.map((id) => id.replace(/[a-h]$/, ''))).size).toBe(12);
  });
});
