import type { RichTextNode } from '@cerulean/evaluation/documents';
import { citeShort } from '@cerulean/evaluation/evidence';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { ProblemError } from '../../../api/problem.ts';
import { operationQuery, useOperation } from '../../../api/queries.ts';
import { targetsOfPage } from '../preview/document-page.ts';
import type { Outline } from '../use-document.ts';
import { referenceIdsOf } from './inline-nodes.ts';
import { Names, type ReferenceName, sectionTargets } from './names.ts';

interface Sources {
  readonly evaluation: string;
  readonly prose: RichTextNode;
  readonly sections: Outline;
  /** The whole draft as a page, once it is there. */
  readonly page: string | undefined;
}

/** The words for every fact, citation and cross-reference of a text, loaded beside it. */
export function useNames({ evaluation, prose, sections, page }: Sources): Names {
  const [names] = useState(() => new Names());
  const facts = useOperation('documents.fact.list', { evaluation }).data?.facts;
  useEffect(() => {
    if (facts) names.set({ facts: new Map(facts.map((fact) => [fact.key, fact])) });
  }, [names, facts]);

  const targets = useMemo(() => [...sectionTargets(sections), ...(page ? targetsOfPage(page) : [])], [sections, page]);
  useEffect(() => {
    // Tables and figures are known only with the page; before that nothing is called missing.
    const known = new Map(targets.map((target) => [target.id, target]));
    if (page) names.set({ targets: known });
  }, [names, targets, page]);

  const cited = useMemo(() => [...new Set(citedIn(prose))], [prose]);
  const references = useQueries({
    queries: cited.map((id) => ({ ...operationQuery('evidence.reference.get', { evaluation, id }), staleTime: 60_000 })),
    combine: (results) =>
      results.flatMap(({ data, error }, index): (readonly [string, ReferenceName | null])[] => {
        if (data) return [[cited[index]!, { label: citeShort(data.data), title: data.data.title }]];
        return error instanceof ProblemError && error.code === 'not-found' ? [[cited[index]!, null]] : [];
      }),
  });
  useEffect(() => names.addReferences(references), [names, references]);
  return names;
}

function citedIn(node: RichTextNode): readonly string[] {
  return node.type === 'citation' ? referenceIdsOf(node.attrs ?? {}) : (node.content ?? []).flatMap(citedIn);
}
