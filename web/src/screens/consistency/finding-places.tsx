import { useEffect, useMemo, useState } from 'react';
import paneClasses from '../../kit/reading/pane.module.css';
import classes from './consistency.module.css';
import { DocumentPane, placeWords } from './pane/document-pane.tsx';
import type { DossierFinding } from './use-consistency.ts';

interface FindingPlacesProps {
  readonly evaluation: string;
  readonly finding: DossierFinding;
  /** Id of the uploaded file of a document, where that is a PDF file. */
  readonly pdfFileOf: (document: string) => string | undefined;
}

/** What each place says, and the two documents beside each other at their quotes. */
export function FindingPlaces({ evaluation, finding, pdfFileOf }: FindingPlacesProps) {
  const { locations, compared } = finding;
  const [left, setLeft] = useState(0);
  const [right, setRight] = useState(1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another finding begins at its first two places
  useEffect(() => {
    setLeft(0);
    setRight(1);
  }, [finding.fingerprint]);
  // A finding that was just exchanged for one with fewer places is drawn once before the effect above.
  const shownLeft = Math.min(left, locations.length - 1);
  const shownRight = Math.min(right, locations.length - 1);
  const rows = useMemo(() => locations.map((place, index) => ({ place, says: compared[index] })), [locations, compared]);
  const single = locations.length < 2;
  return (
    <>
      {locations.length > 2 && (
        <table className={classes.compared}>
          <caption className="visually-hidden">What the documents say</caption>
          <thead>
            <tr>
              <th scope="col">Document</th>
              <th scope="col">Place</th>
              <th scope="col">Says</th>
              <th scope="col">Show</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ place, says }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two places of a finding can be alike
              <tr key={index}>
                <th scope="row">{place.documentName}</th>
                <td>{placeWords(place) || '—'}</td>
                <td>{says || `“${place.quote}”`}</td>
                <td className={classes.sides}>
                  <button type="button" aria-pressed={shownLeft === index} onClick={() => setLeft(index)}>
                    left
                  </button>
                  <button type="button" aria-pressed={shownRight === index} onClick={() => setRight(index)}>
                    right
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {locations.length > 0 && (
        <div className={paneClasses.panes} data-single={single || undefined}>
          <DocumentPane
            key={`left ${locations[shownLeft]!.document}`}
            evaluation={evaluation}
            side="Left"
            place={locations[shownLeft]!}
            says={compared[shownLeft]}
            pdfFile={pdfFileOf(locations[shownLeft]!.document)}
          />
          {!single && (
            <DocumentPane
              key={`right ${locations[shownRight]!.document}`}
              evaluation={evaluation}
              side="Right"
              place={locations[shownRight]!}
              says={compared[shownRight]}
              pdfFile={pdfFileOf(locations[shownRight]!.document)}
            />
          )}
        </div>
      )}
    </>
  );
}
