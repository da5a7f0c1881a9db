import { fold } from './text/fold.ts';

const legalForm =
  '(?:GmbH(?: & Co\\.? KG)?|AG|KG|SE|Ltd\\.?|Limited|LLC|Inc\\.?|Corp\\.?|Corporation|plc|PLC|S\\.?A\\.?S\\.?|SARL|S\\.?A\\.?|S\\.?p\\.?A\\.?|SpA|S\\.?r\\.?l\\.?|SRL|S\\.?L\\.?U?\\.?|AB|ApS|A/S|AS|Oyj?|B\\.?V\\.?|N\\.?V\\.?|Sp\\. z o\\.o\\.|s\\.r\\.o\\.|d\\.o\\.o\\.|Kft\\.?|Zrt\\.?|Lda\\.?|K\\.K\\.|Co\\.,? Ltd\\.?|Pty Ltd|EOOD|OÜ|UAB|SIA|a\\.d\\.|d\\.d\\.|a\\.s\\.|v\\.o\\.s\\.|Pvt\\.? Ltd\\.?|Pte\\.? Ltd\\.?|Sdn\\.? Bhd\\.?|Ltda\\.?|S\\.?A\\.? de C\\.?V\\.?|Nyrt\\.?|mbH|OHG|EURL|ehf\\.?|A\\.?Ş\\.?)';
const form = new RegExp(`[ \\u00a0]${legalForm}(?![\\p{L}\\d])`, 'u');
const word = "\\p{Lu}[\\p{L}\\d&'’-]*(?![\\p{L}\\d&'’.-])";
/** Initials stand at the beginning of a name alone, and behind a word that begins like one they number something: "A. B. Novara S.r.l.", "Rev F. Novara S.r.l.". */
const initials = '(?:(?<!(?<!\\p{L})\\p{Lu}\\p{L}* )(?:\\p{Lu}\\.[ \\u00a0]?){1,3})?';
const company = new RegExp(`${initials}(?:${word}[ \\u00a0](?:&[ \\u00a0])?){0,4}?${word},?[ \\u00a0]${legalForm}(?![\\p{L}\\d])`, 'u');
const companies = new RegExp(company.source, 'gu');

/** A company with its legal form, where it stands in a text. */
export interface FoundCompany {
  readonly name: string;
  readonly start: number;
}

/** The first company with a legal form in a text. */
export function companyIn(text: string): FoundCompany | undefined {
  const match = form.test(text) ? company.exec(text) : null;
  return match ? { name: match[0], start: match.index } : undefined;
}

/** A text in which every company with a legal form is cut out. */
export function withoutCompanies(text: string): string {
  return form.test(text) ? text.replace(companies, '|') : text;
}

/** Company names are compared without their legal form's points and spaces. */
export function comparableCompany(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\d ]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
