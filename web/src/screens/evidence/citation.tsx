import { type Author, type referenceKind, writeAuthor } from '@cerulean/evaluation/evidence';
import type { DataOf } from '@cerulean/evaluation/records';
import { Anchor } from '@mantine/core';
import classes from './evidence.module.css';
import { PublicationNote } from './publication-status.tsx';

type Reference = Pick<
  DataOf<typeof referenceKind>,
  'authors' | 'container' | 'year' | 'volume' | 'issue' | 'pages' | 'doi' | 'pmid' | 'pmcid' | 'url'
>;

const namedAuthors = 8;

/** Authors as a reference list has them; of many the first ones and the last. */
export function authorsText(authors: readonly Author[]): string {
  const names = authors.map(writeAuthor);
  return names.length <= namedAuthors ? names.join('; ') : `${names.slice(0, namedAuthors - 1).join('; ')}; … ${names.at(-1)}`;
}

/** Journal, year, volume, issue and pages: "Ann Intern Med 1997; 127(4): 257-266". */
export function placeText({
  container,
  year,
  volume,
  issue,
  pages,
}: Omit<Reference, 'authors' | 'doi' | 'pmid' | 'pmcid' | 'url'>): string {
  const numbers = `${volume}${issue ? `(${issue})` : ''}${pages ? `${volume || issue ? ': ' : ''}${pages}` : ''}`;
  return [[container, year].filter(Boolean).join(' '), numbers].filter(Boolean).join('; ');
}

/** Who, where and when, with the identifiers as links that leave Cerulean, and what became of the publication. */
export function Citation({ reference, id }: { reference: Reference; id: string }) {
  const links = linksOf(reference);
  return (
    <div className={classes.citation}>
      <p>{authorsText(reference.authors) || <span className={classes.quiet}>No author named</span>}</p>
      <p className={classes.quiet}>{placeText(reference) || 'No journal named'}</p>
      {links.length > 0 && (
        <div className={classes.links}>
          {links.map(({ title, address }) => (
            <Anchor key={title} href={address} target="_blank" rel="noreferrer" fz="inherit">
              {title}
              <span className="visually-hidden"> (opens outside of Cerulean)</span>
            </Anchor>
          ))}
        </div>
      )}
      <PublicationNote id={id} />
    </div>
  );
}

function linksOf({ doi, pmid, pmcid, url }: Reference): { title: string; address: string }[] {
  return [
    ...(doi ? [{ title: `DOI ${doi}`, address: `https://doi.org/${encodeURI(doi)}` }] : []),
    ...(pmid ? [{ title: `PubMed ${pmid}`, address: `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(pmid)}/` }] : []),
    ...(pmcid ? [{ title: pmcid, address: `https://pmc.ncbi.nlm.nih.gov/articles/${encodeURIComponent(pmcid)}/` }] : []),
    // Addresses come from imported files; only what a browser opens as a page is made a link.
    ...(/^https?:\/\//i.test(url) && !doi ? [{ title: 'Publisher’s page', address: url }] : []),
  ];
}
