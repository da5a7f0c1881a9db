import type { ConsistencyRule, Location } from '../rule.ts';

/** Comments, tracked changes and hidden text do not leave the house. */
export default {
  id: 'open-comment',
  title: 'No open comments, tracked changes or hidden text',
  references: ['MEDDEV 2.7/1 rev. 4, A10'],
  severity: 'minor',
  why: 'Open comments and changes show that a document is not agreed; hidden text says to a reviewer what nobody meant to say.',
  remedy: 'Answer the comments, accept or reject the changes, and delete hidden text.',
  basis: ['MEDDEV 2.7/1 rev. 4 A10'],
  *check(dossier) {
    for (const { id, name, read } of dossier.documents) {
      const place = (quote: string, page: number | undefined): Location => ({
        document: id,
        section: '',
        quote,
        ...(page === undefined ? {} : { page }),
      });
      const open = read.comments.filter((comment) => !comment.resolved);
      const groups = [
        {
          what: open.length === 1 ? 'an open comment' : `${open.length} open comments`,
          list: open.map((comment) => place(comment.text, comment.place.page)),
        },
        {
          what: read.revisions.length === 1 ? 'a tracked change' : `${read.revisions.length} tracked changes`,
          list: read.revisions.map((revision) => place(revision.text, revision.place.page)),
        },
        { what: 'hidden text', list: read.hidden.map((hidden) => place(hidden.text, hidden.place.page)) },
      ];
      for (const { what, list } of groups) {
        if (list.length > 0)
          yield { attribute: 'placeholder', message: `${name} has ${what}.`, locations: list.slice(0, 50), compared: [] };
      }
    }
  },
  examples: { finds: [], leaves: [{ dossier: { cer: '# CER\n\nThe reviewers had no comments.' } }] },
} satisfies ConsistencyRule;
