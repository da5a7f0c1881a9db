/**
 * Text as every output may carry it: without control characters, which XML 1.0 forbids; without the characters that turn the direction of what
 * follows, which can make a number read backwards; and with U+FFFD for halves of surrogate pairs and for noncharacters.
 */
export function cleanText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\ufeff]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
      .replace(/[\ufdd0-\ufdef\ufffe\uffff]/g, '\ufffd')
  );
}

/** Text of one line: line ends and tabs become spaces. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/[\n\t\u2028\u2029]+/g, ' ');
}

/** Escaped for XML and HTML, in text and in attributes with double quotes. */
export function escapeMarkup(text: string): string {
  return cleanText(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}

/** An address a reader may follow: http, https or mailto; anything else is shown as text only. */
export function safeHref(href: string): string | undefined {
  const clean = cleanLine(href).trim();
  return /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.test(clean) ? clean : undefined;
}

/** A language tag as outputs may carry it; English where the tree's is not one. */
export function languageTag(language: string): string {
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ? language : 'en';
}
