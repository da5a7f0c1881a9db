import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentTree } from '../tree.ts';
import { everythingTree, sampleTree } from './content/sample-trees.ts';
import html, { htmlFragment, htmlPage } from './html.ts';

const tags = new Set(
  `html head meta title style body a div nav h1 h2 h3 h4 h5 h6 ol ul li main article header p dl dt dd section span em strong sup sub code br mark blockquote footer
  table caption colgroup col thead tbody tr th td figure img figcaption`.split(/\s+/),
);

/** Names of all elements and attributes of a page; fails where tags do not pair. */
function elementsOf(page: string): { names: Set<string>; attributes: Set<string> } {
  const body = page.replace(/<style>[^<]*<\/style>/, '').replace('<!doctype html>', '');
  const open: string[] = [];
  const names = new Set<string>();
  const attributes = new Set<string>();
  for (const [, closing, name = '', rest = ''] of body.matchAll(/<(\/?)([a-z0-9]+)((?: [a-z-]+(?:="[^"<]*")?)*)>/g)) {
    names.add(name);
    for (const [, attribute = ''] of rest.matchAll(/ ([a-z-]+)(?:="[^"]*")?/g)) attributes.add(attribute);
    if (closing) expect(open.pop()).toBe(name);
    else if (!['meta', 'br', 'col', 'img'].includes(name)) open.push(name);
  }
  expect(open).toEqual([]);
  expect(body.replace(/<\/?[a-z0-9]+(?: [a-z-]+(?:="[^"<]*")?)*>/g, '')).not.toMatch(/[<>]/);
  return { names, attributes };
}

function linksOf(page: string): { ids: string[]; inside: string[]; outside: string[] } {
  const all = (pattern: RegExp): string[] => [...page.matchAll(pattern)].map((found) => found[1]!);
  return { ids: all(/ id="([^"]*)"/g), inside: all(/ href="#([^"]*)"/g), outside: all(/ href="([^#"][^"]*)"/g) };
}

describe('the web page', () => {
  it('has only known elements and attributes, properly nested, whatever the text', () => {
    const text = fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onload='x",
        '</style>',
        '-->',
        '&lt;',
        '\u0000\ud800',
        '',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, (words) => {
        const { names, attributes } = elementsOf(htmlPage(everythingTree(words)));
        for (const name of names) expect(tags).toContain(name);
        for (const name of attributes) expect(name).not.toMatch(/^on|^style$|^srcset$/);
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('fetches nothing and runs nothing: images are data, addresses are http, https or mailto', () => {
    const page = htmlPage(everythingTree('alert(1)'));
    for (const [, source = ''] of page.matchAll(/ src="([^"]*)"/g)) expect(source).toMatch(/^data:image\/svg\+xml,/);
    for (const address of linksOf(page).outside) expect(address).toMatch(/^(https?:|mailto:)/);
    expect(page).not.toMatch(/<script|javascript:|url\(|@import/);
  });

  it.each([
    ['everything', everythingTree()],
    ['a large one', sampleTree()],
  ] as [string, DocumentTree][])('has unique ids and no link that leads nowhere in %s', (_, tree) => {
    const { ids, inside } = linksOf(htmlPage(tree));
    expect(new Set(ids).size).toBe(ids.length);
    expect(inside.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('says table headers, captions, alternatives, language and notice to those who do not see them', () => {
    const page = htmlPage(everythingTree('Words'));
    expect(page).toContain('<html lang="en-GB">');
    expect(page).toContain('<caption><span class="number">Table 1</span>Words</caption>');
    expect(page.match(/<th scope="col"/g)).toHaveLength(6);
    for (const [image] of page.matchAll(/<img [^>]*>/g)) expect(image).toMatch(/ alt="[^"]+"/);
    expect(page).toContain('<p class="note caution">Words</p>');
    expect(page).toContain('<mark class="missing">[Words]</mark>');
  });

  it('makes levels of headings without a gap', () => {
    const levels = [...htmlFragment(everythingTree('x')).matchAll(/<h(\d)/g)].map((found) => Number(found[1]));
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => {
      if (index > 0) expect(level).toBeLessThanOrEqual(levels[index - 1]! + 1);
    });
  });

  it('shows facts, citations and cross-references as words of their sentence', () => {
    const words = htmlFragment(everythingTree('Z')).replace(/<[^>]+>/g, '');
    expect(words).toContain('ZZZZZZ[Z][1]1,2ZZZZZ');
  });

  it('names version and date once on the cover, also where the template does', () => {
    const tree = everythingTree('Words');
    for (const cover of [tree.cover, [...tree.cover, { label: 'Version', value: '2 (draft)' }]]) {
      expect(htmlFragment({ ...tree, cover }).match(/<dt>(Version|Date)</g)).toEqual(['<dt>Version<', '<dt>Date<']);
    }
  });

  it('is the same for the same tree', () => {
    expect(html.write(everythingTree())).toBe(html.write(structuredClone(everythingTree())));
  });
});
