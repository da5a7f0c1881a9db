import { describe, expect, test } from 'vitest';
import { runRules } from './check.ts';
import { contextOf, openDocument, partDossierOf, statementsOf } from './dossier.ts';
import { checkExample, exampleDossier, readExample } from './example.ts';
import { attributes, type ConsistencyRule, rules, type StatementKind, statementKinds } from './index.ts';

describe('statement kinds', () => {
  for (const kind of statementKinds as readonly StatementKind[]) {
    test.each(kind.examples)(`${kind.id} finds $finds in "$text"`, async ({ text, finds, document, language }) => {
      const opened = openDocument({
        id: 'example',
        name: 'example',
        type: document ?? 'cer',
        language,
        read: await readExample(text, 'example'),
      });
      const found = statementsOf(opened, contextOf([opened])).filter((statement) => statement.kind === kind.id);
      expect(found.map((statement) => statement.says).sort()).toEqual([...finds].sort());
      for (const { passage, start, end } of found) {
        expect(opened.passages[passage]!.text.slice(start, end), 'a statement stands on words of its passage').not.toBe('');
      }
    });
    test(`${kind.id} knows its attribute and shows what it leaves alone`, () => {
      expect(attributes).toContain(kind.attribute);
      expect(kind.examples.some((example) => example.finds.length === 0)).toBe(true);
    });
  }
});

describe('rules', () => {
  for (const rule of rules as readonly ConsistencyRule[]) {
    test.each(rule.examples.finds)(`${rule.id} finds "$says"`, async ({ dossier, says, device }) => {
      const found = await checkExample(rule, dossier, device ? { deviceName: device } : {});
      expect(found.map((finding) => finding.message).join('\n')).toContain(says);
      for (const { locations } of found)
        for (const { document, quote } of locations)
          expect(sought(dossier[document] ?? ''), 'quotes are verbatim').toContain(sought(quote));
    });
    test.each(rule.examples.leaves)(`${rule.id} leaves a coherent dossier alone (%#)`, async ({ dossier, device }) => {
      const found = await checkExample(rule, dossier, device ? { deviceName: device } : {});
      expect(found.map((finding) => finding.message)).toEqual([]);
    });
    const { asksFor } = rule;
    if (asksFor)
      test(`${rule.id} finds the same without other statements than those of ${asksFor.join(', ') || 'no kind'}`, async () => {
        for (const { dossier } of [...rule.examples.finds, ...rule.examples.leaves]) {
          const whole = await exampleDossier(dossier);
          const statements = whole.statements.filter(({ kind }) => asksFor.includes(kind));
          expect(runRules(partDossierOf(whole.documents, whole.context, asksFor, statements), [rule])).toEqual(runRules(whole, [rule]));
        }
      });
    test(`${rule.id} says why, what to do and on what it rests`, () => {
      expect(rule.why.length, 'why').toBeGreaterThan(20);
      expect(rule.remedy.length, 'remedy').toBeGreaterThan(10);
      expect(rule.basis.length, 'basis').toBeGreaterThan(0);
      if (!['open-comment', 'figure-picture'].includes(rule.id)) expect(rule.examples.finds.length).toBeGreaterThan(0);
      expect(rule.examples.leaves.length).toBeGreaterThan(0);
    });
  }
});

function sought(text: string): string {
  return text
    .replace(/\*\*|[|#]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
