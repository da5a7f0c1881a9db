import { describe, expect, it } from 'vitest';
import { readReferences, toJson } from './read-references.ts';

describe('choosing the format', () => {
  it.each([
    ['ris', 'TY  - JOUR\nTI  - A\nER  - ', 'export.nbib'],
    ['nbib', 'PMID- 1\nTI  - A\n', 'pubmed-result.txt'],
    ['csv', 'title,year\nA,2000\n', 'export.ris'],
    ['csl-json', '[{"type":"book","title":"A"}]', 'export'],
    ['bibtex', '@article{a, title={A}}', 'export.txt'],
    [
      'pubmed-xml',
      '<PubmedArticle><MedlineCitation><Article><ArticleTitle>A</ArticleTitle></Article></MedlineCitation></PubmedArticle>',
      'x.ris',
    ],
    ['endnote-xml', '<xml><records><record><titles><title>A</title></titles></record></records></xml>', 'x'],
    ['endnote-tagged', '%0 Journal Article\n%T A', 'refs.txt'],
    ['web-of-science', 'FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI A\nER\nEF\n', 'savedrecs.txt'],
    ['ovid-text', '<1>\nTitle\n  A\nSource\n  B. 2015.\n', 'citation.txt'],
  ])('goes by the content: %s', (format, text, file) => {
    expect(readReferences(text, { file })).toMatchObject({ ok: true, value: { format, records: [{ title: 'A' }] } });
  });

  it('reads in the format that is named, whatever the content', () => {
    expect(readReferences('title,year\nA,2000\n', { file: 'x', format: 'ris' })).toMatchObject({
      ok: true,
      value: { format: 'ris', records: [] },
    });
  });

  it.each([
    ['<?xml version="1.0"?><feed><entry>', 'an XML file'],
    ['<!DOCTYPE html><p>Sign in</p>', 'a web page'],
  ])('says what a file is that is not read here: %j', (text, name) => {
    const outcome = readReferences(text, { file: 'mine.txt' });
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'format-unknown', remedy: expect.stringContaining('RIS') } });
    expect(!outcome.ok && outcome.problem.message).toContain(name);
  });

  it('names the file and the formats where nothing fits', () => {
    expect(readReferences('Dear Ann, see attached.', { file: 'letter.txt' })).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('letter.txt') },
    });
    expect(readReferences('', { file: 'x', format: 'word' })).toMatchObject({
      ok: false,
      problem: { remedy: expect.stringMatching(/^Choose one of .*ris.*\.$/) },
    });
  });
});

describe('the JSON of evidence read', () => {
  it('has its keys in the documented order, and null where a number is missing', () => {
    const outcome = readReferences('TY  - JOUR\nTI  - A\nAU  - Maki, D\nER  - \n', { file: 'a.ris' });
    if (!outcome.ok) throw new Error(outcome.problem.message);
    expect(JSON.stringify(toJson([outcome.value]))).toBe(
      '{"records":[{"id":"a.ris#1","type":"article","title":"A","authors":[{"family":"Maki","given":"D"}],"year":null,"container":"","volume":"","issue":"","pages":"","doi":"","pmid":"","pmcid":"","abstract":"","keywords":[],"language":"","publicationTypes":[],"url":"","links":[],"source":{"file":"a.ris","line":1,"format":"ris","database":""}}],"findings":[]}',
    );
  });
});
