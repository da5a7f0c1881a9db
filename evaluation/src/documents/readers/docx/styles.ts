import { child, elements, toggle, wholeNumber, wordValue, type XmlNode } from './xml-node.ts';

/** What a paragraph style is for. */
export type StyleRole = 'title' | 'caption' | 'quote' | 'contents';

/** What is asked of a style, with what it inherits. */
export interface Style {
  /** Level of the heading, 1 to 9; undefined for styles of the running text. */
  readonly level?: number;
  readonly role?: StyleRole;
  readonly numberId?: string;
  readonly numberLevel?: number;
  /** Level that the name of a list style tells ("List Bullet 2"). */
  readonly listLevel?: number;
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly language?: string;
  /** The table style sets its first row apart. */
  readonly strongFirstRow: boolean;
}

export interface Styles {
  readonly paragraph: (id: string | undefined) => Style;
  readonly character: (id: string | undefined) => Style | undefined;
  readonly table: (id: string | undefined) => Style | undefined;
  readonly defaultLanguage: string | undefined;
}

const headingName =
  /^(?:heading|überschrift|ueberschrift|titre|título|titulo|encabezado|titolo|intestazione|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|cabeçalho|заголовок|標題|标题|見出し)\s*([1-9])\b/iu;
const roleNames: readonly (readonly [StyleRole, RegExp])[] = [
  ['contents', /^(?:toc|verzeichnis|tm|tdc|sommario|table of (?:figures|authorities|contents)|contents|index)(?:\s*\d|\s+heading|$)/i],
  ['title', /^(?:title|titel|titre|título|titulo|titolo)$/i],
  [
    'caption',
    /^(?:caption|beschriftung|légende|epígrafe|leyenda|descripción|didascalia|bijschrift|(?:table|image|figure|illustration|drawing)[ -]?caption|illustration|abbildung)$/i,
  ],
  ['quote', /^(?:quote|quotations?|intense quote|block ?text|block ?quote|zitat|citation|cita|citazione)$/i],
];
const plain: Style = { bold: false, hidden: false, strongFirstRow: false };
/** Styles may inherit from one another; a chain longer than this goes in a circle. */
const chainMax = 12;

/** Reads `styles.xml`. Built-in styles have English names in every language; those of other programs are known by their own. */
export function readStyles(root: XmlNode | undefined): Styles {
  const byId = new Map<string, XmlNode>();
  let usual: string | undefined;
  for (const node of elements(root)) {
    const id = node.attributes['w:styleId'];
    if (node.name !== 'w:style' || id === undefined) continue;
    byId.set(`${node.attributes['w:type'] ?? 'paragraph'} ${id}`, node);
    if (node.attributes['w:type'] === 'paragraph' && /^(?:1|true|on)$/.test(node.attributes['w:default'] ?? '')) usual = id;
  }
  const made = new Map<string, Style>();
  const styleOf = (type: string, id: string | undefined): Style | undefined => {
    if (id === undefined) return undefined;
    const key = `${type} ${id}`;
    let style = made.get(key);
    if (!style && byId.has(key)) made.set(key, (style = resolve(chainOf(byId, type, id))));
    // A style that the file does not define still tells something by its id.
    if (!style && type === 'paragraph') made.set(key, (style = { ...plain, ...meaningOf(id) }));
    return style;
  };
  const defaults = child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  return {
    paragraph: (id) => styleOf('paragraph', id ?? usual) ?? plain,
    character: (id) => styleOf('character', id),
    table: (id) => styleOf('table', id),
    defaultLanguage: child(defaults, 'w:lang')?.attributes['w:val'],
  };
}

function chainOf(byId: ReadonlyMap<string, XmlNode>, type: string, id: string): XmlNode[] {
  const chain: XmlNode[] = [];
  for (let next: string | undefined = id; next !== undefined && chain.length < chainMax; next = wordValue(chain.at(-1), 'w:basedOn')) {
    const node = byId.get(`${type} ${next}`);
    if (!node) break;
    chain.push(node);
  }
  return chain;
}

function meaningOf(name: string): Pick<Style, 'level' | 'role' | 'listLevel'> {
  const level = headingName.exec(name.replace(/^(heading)(\d)/i, '$1 $2'))?.[1];
  const role = roleNames.find(([, pattern]) => pattern.test(name))?.[0];
  const listLevel = /^list (?:bullet|number)\s*(\d)$/i.exec(name)?.[1];
  return {
    ...(level ? { level: Number(level) } : {}),
    ...(role ? { role } : {}),
    ...(listLevel ? { listLevel: Number(listLevel) } : {}),
  };
}

function resolve(chain: readonly XmlNode[]): Style {
  const nearest = <Value>(ask: (node: XmlNode) => Value | undefined): Value | undefined => {
    for (const node of chain) {
      const answer = ask(node);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
  const named = nearest((node) => {
    const meaning = meaningOf(wordValue(node, 'w:name') ?? '');
    return meaning.level || meaning.role || meaning.listLevel ? meaning : undefined;
  });
  // 9 is the level of the running text, so that a style made from a heading can be none.
  const outline = nearest((node) => wholeNumber(wordValue(child(node, 'w:pPr'), 'w:outlineLvl')));
  const level = named?.role ? undefined : outline === undefined ? named?.level : outline < 9 ? outline + 1 : undefined;
  const numbering = (node: XmlNode) => child(child(node, 'w:pPr'), 'w:numPr');
  const numberId = nearest((node) => wordValue(numbering(node), 'w:numId'));
  const numberLevel = nearest((node) => wholeNumber(wordValue(numbering(node), 'w:ilvl')));
  const language = nearest((node) => child(child(node, 'w:rPr'), 'w:lang')?.attributes['w:val']);
  return {
    ...(level ? { level } : {}),
    ...(named?.role ? { role: named.role } : {}),
    ...(named?.listLevel ? { listLevel: named.listLevel } : {}),
    ...(numberId ? { numberId } : {}),
    ...(numberLevel === undefined ? {} : { numberLevel }),
    ...(language ? { language } : {}),
    bold: nearest((node) => toggle(child(node, 'w:rPr'), 'w:b')) ?? false,
    hidden: nearest((node) => toggle(child(node, 'w:rPr'), 'w:vanish')) ?? false,
    strongFirstRow: chain.some((node) => elements(node).some(setsFirstRowApart)),
  };
}

function setsFirstRowApart(node: XmlNode): boolean {
  if (node.name !== 'w:tblStylePr' || node.attributes['w:type'] !== 'firstRow') return false;
  const shade = child(child(node, 'w:tcPr'), 'w:shd')?.attributes['w:fill'];
  return toggle(child(node, 'w:rPr'), 'w:b') === true || (shade !== undefined && shade !== 'auto');
}
