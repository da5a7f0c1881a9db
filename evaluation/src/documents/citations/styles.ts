import americanMedicalAssociation from './styles/american-medical-association.json' with { type: 'json' };
import apa from './styles/apa.json' with { type: 'json' };
import elsevierVancouver from './styles/elsevier-vancouver.json' with { type: 'json' };
import ieee from './styles/ieee.json' with { type: 'json' };
import iso690NumericEn from './styles/iso690-numeric-en.json' with { type: 'json' };
import nationalLibraryOfMedicine from './styles/taylor-and-francis-national-library-of-medicine.json' with { type: 'json' };
import vancouver from './styles/vancouver.json' with { type: 'json' };
import vancouverBrackets from './styles/vancouver-brackets.json' with { type: 'json' };
import vancouverSuperscript from './styles/vancouver-superscript.json' with { type: 'json' };

/** A citation style in the Citation Style Language (CSL 1.0), as citationstyles.org publishes it. */
export interface CitationStyle {
  readonly id: string;
  readonly title: string;
  /** The whole style as XML. */
  readonly xml: string;
}

/** The styles that come with the product; their authors and licence are in the README beside them. */
export const citationStyles: readonly CitationStyle[] = [
  vancouverBrackets,
  vancouver,
  vancouverSuperscript,
  nationalLibraryOfMedicine,
  americanMedicalAssociation,
  elsevierVancouver,
  ieee,
  iso690NumericEn,
  apa,
];

/** Numbers in square brackets, which cannot be taken for a value of the text: "[3–5]". */
export const defaultCitationStyle = vancouverBrackets.id;
