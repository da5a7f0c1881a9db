const figureWord = '(?:figures?|fig\\.|abbildung|abb\\.|bild|figura|ilustración|illustrazione)';
const tableWord = '(?:tables?|tab\\.|tabelle|tableau|tabla|cuadro|tabella|quadro)';
const number = '\\s*(?:[A-Z]{1,2}[.\\-–]?)?\\d+(?:[.\\-–]\\d+)*[a-z]?';
const figureCaption = new RegExp(`^${figureWord}${number}\\s*(?:[.:–—|-]|$)`, 'iu');
const tableCaption = new RegExp(`^${tableWord}${number}\\s*(?:[.:–—|-]|$)`, 'iu');
const looseFigure = new RegExp(`^${figureWord}${number}\\s+\\p{Lu}`, 'u');
const looseTable = new RegExp(`^${tableWord}${number}\\s+\\p{Lu}`, 'u');

/** Whether a text is the caption of a figure or table, in English, German, French, Spanish or Italian. */
export function captionOf(text: string): 'figure' | 'table' | undefined {
  if (text.length > 600) return undefined;
  if (figureCaption.test(text)) return 'figure';
  if (tableCaption.test(text)) return 'table';
  if (text.length > 250) return undefined;
  const capital = `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}`;
  if (looseFigure.test(capital)) return 'figure';
  return looseTable.test(capital) ? 'table' : undefined;
}
