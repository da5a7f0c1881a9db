import { decodeHTMLStrict } from 'entities';

/** Marks of emphasis and the like that databases leave in titles and abstracts; what they enclose is kept. Others, such as `<0.05`, are text. */
const inlineMarkup =
  /<\/?(?:i|b|u|em|strong|sub|sup|sc|scp|span|small|big|font|inf|it|bold|italic|underline|tt|mml:[a-z]{1,12}|jats:(?:italic|bold|sub|sup|sc|monospace))(?:\s[^<>]{0,200})?\/?>/gi;
/** Marks that part words. */
const blockMarkup = /<\/?(?:p|br|div|li|ul|ol|h[1-6]|title|sec|jats:(?:p|sec|title|list|list-item))(?:\s[^<>]{0,200})?\/?>/gi;

/** A text without HTML: character references are decoded once, inline marks are taken out, marks of paragraphs become a space. */
export function withoutHtml(text: string): string {
  const decoded = text.includes('&') ? decodeHTMLStrict(text) : text;
  return decoded.includes('<') && decoded.includes('>') ? decoded.replace(blockMarkup, ' ').replace(inlineMarkup, '') : decoded;
}

/** A text without HTML and on one line. */
export function plainLine(text: string): string {
  return withoutHtml(text).replace(/\s+/g, ' ').trim();
}

/** A text without HTML whose paragraphs are kept as lines. */
export function plainParagraphs(text: string): string {
  return withoutHtml(text)
    .replace(/[^\S\r\n]+/g, ' ')
    .replace(/ ?(?:\r\n?|\n)[\s]*/g, '\n')
    .trim();
}
