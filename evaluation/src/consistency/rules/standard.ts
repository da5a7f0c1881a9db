import { referenceOf } from '../differences.ts';
import type { Dossier } from '../dossier.ts';
import { newestEditions } from '../lexicon/standards.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** One edition of a standard is applied in all documents, and it is one that still counts. */
export default {
  id: 'standard',
  title: 'Standards and guidance are named in one edition that still counts',
  references: ['Regulation (EU) 2017/745, Article 8 and Annex I 1 (state of the art)'],
  severity: 'minor',
  why: 'Conformity is shown against the state of the art; a superseded edition, or two editions in one file, opens the question what was applied.',
  remedy: 'Name the edition that was applied; where it is superseded, add the analysis of what changed.',
  basis: ['MDR 8', 'MDR Annex I 1'],
  *check(dossier) {
    const byKey = new Map<string, Statement[]>();
    const keys = new Set(dossier.of('standard').map((statement) => statement.key));
    for (const statement of dossier.of('standard')) {
      // A part 1 that was merged into a standard without parts ("ISO 11135-1", now "ISO 11135") is its older edition.
      const whole = statement.key.replace(/-1$/, '');
      const key = keys.has(whole) ? whole : statement.key;
      byKey.set(key, [...(byKey.get(key) ?? []), statement]);
    }
    for (const [key, statements] of byKey) {
      const newest = newestEditions.find((one) => one.standard === key);
      const reference = newestStated(statements) ?? referenceOf(dossier, statements, same);
      const told = new Set<string>();
      for (const statement of statements) {
        const older = newest && edition(statement) < newest.edition;
        const differs = !same(statement, reference);
        if ((!older && !differs) || told.has(`${statement.document} ${statement.says}`)) continue;
        told.add(`${statement.document} ${statement.says}`);
        yield differs ? difference(dossier, statement, reference) : superseded(dossier, statement, newest!.edition);
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: { cer: '# CER\n\nISO 14155:2020 was applied.', rmf: '# RMF\n\nInvestigations follow ISO 14155:2011.' },
        says: 'ISO 14155:2011',
      },
      { dossier: { rmf: '# RMF\n\nRisk management follows EN ISO 14971:2012.' }, says: 'superseded' },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nISO 14155:2020 was applied. The first study was set up under ISO 14155:2011, which was valid at that time. IEC 60601-1:2005+A1:2012+A2:2020.',
          rmf: '# RMF\n\nEN ISO 14971:2019/A11:2021 and IEC 60601-1:2005 apply.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function edition(statement: Statement): string {
  return statement.value.type === 'name' ? statement.value.folded : '';
}

/** EN adoptions and amendments carry later years than the edition they adopt; a year apart is the same edition. */
/** A European edition may bear a later year than the international one that it adopts. */
const adoption = 2;

function same(one: Statement, other: Statement): boolean {
  const [a, b] = [edition(one), edition(other)];
  return (
    a === b || (/^\d/.test(a) && /^\d/.test(b) && Math.abs(Number(a) - Number(b)) <= (european(one) === european(other) ? 1 : adoption))
  );
}

function european({ value }: Statement): boolean {
  return value.type === 'name' && value.name.startsWith('EN ');
}

function newestStated(statements: readonly Statement[]): Statement | undefined {
  return statements.reduce<Statement | undefined>((best, one) => (!best || edition(one) > edition(best) ? one : best), undefined);
}

function difference(dossier: Dossier, statement: Statement, reference: Statement) {
  return {
    attribute: 'standard-version' as const,
    message: `${dossier.document(statement.document).name} names ${statement.says}, ${statement.document === reference.document ? 'and elsewhere' : `but ${dossier.document(reference.document).name} names`} ${reference.says}.`,
    locations: [locate(dossier, statement), locate(dossier, reference)],
    compared: [statement.says, reference.says],
  };
}

function superseded(dossier: Dossier, statement: Statement, newest: string) {
  return {
    attribute: 'standard-version' as const,
    message: `${dossier.document(statement.document).name} names ${statement.says}, which is superseded by the edition ${newest} as far as generally known; check the catalogue.`,
    locations: [locate(dossier, statement)],
    compared: [statement.says, newest],
  };
}
