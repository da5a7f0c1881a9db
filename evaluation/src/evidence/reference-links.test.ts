import { describe, expect, it } from 'vitest';
import {
  linkFromMedline,
  linkFromPubmedXml,
  linksOfPreprint,
  medlineTag,
  registrationIn,
  registrationInAbstract,
} from './reference-links.ts';

describe('links that a record carries', () => {
  it('tells a retracted study from the notice that retracts it', () => {
    const text = 'Example J. 2004 Jan;1(1):1-2. doi: 10.1000/notice. PMID: 90000001';
    expect(linkFromMedline('RIN', text)).toEqual({ kind: 'retraction', direction: 'in', pmid: '90000001', doi: '10.1000/notice', text });
    expect(linkFromMedline('ROF', text)).toMatchObject({ kind: 'retraction', direction: 'of' });
    expect(linkFromPubmedXml('RetractionIn', 'Example J. 2004', '90000001')).toMatchObject({
      kind: 'retraction',
      direction: 'in',
      pmid: '90000001',
    });
  });

  it('tells a preprint and its article from other updates', () => {
    const article = linkFromMedline('UOF', 'medRxiv. 2020 Apr 14:2020.04.10.20060558. doi: 10.1101/2020.04.10.20060558.')!;
    expect(article).toMatchObject({ kind: 'preprint', direction: 'of', doi: '10.1101/2020.04.10.20060558' });
    const update = linkFromMedline('UIN', 'Cochrane Database Syst Rev. 2020;1:CD1. PMID: 1')!;
    expect(update).toMatchObject({ kind: 'update', direction: 'in' });
    expect(linksOfPreprint([update])).toMatchObject([{ kind: 'preprint', direction: 'in', pmid: '1' }]);
  });

  it('is written under a tag that says the same', () => {
    for (const tag of ['RIN', 'ROF', 'ECI', 'EIN', 'EFR', 'CIN', 'CON', 'CRI', 'RPF', 'UIN', 'UOF', 'SPIN', 'ORI', 'DRIN']) {
      const link = linkFromMedline(tag, 'Example J. 2004')!;
      expect(linkFromMedline(medlineTag(link), link.text)).toEqual(link);
    }
    expect(medlineTag({ kind: 'preprint', direction: 'in' })).toBe('UIN');
    expect(medlineTag({ kind: 'registration', direction: 'in' })).toBe('SI');
  });

  it('says nothing where a field links to no publication', () => {
    expect(linkFromMedline('TI', 'Retraction in mice')).toBeUndefined();
    expect(linkFromMedline('EIN', ' ')).toBeUndefined();
    expect(linkFromPubmedXml('Cites', 'Example J. 2004', '1')).toBeUndefined();
  });

  it.each([
    ['ClinicalTrials.gov/NCT01234567', 'NCT01234567'],
    ['ISRCTN/ISRCTN12345678', 'ISRCTN12345678'],
    ['CTRI/CTRI/2019/01/017298', 'CTRI/2019/01/017298'],
    ['GENBANK/AF123456', undefined],
    ['PubChem-Substance/NCT1', undefined],
  ])('reads the trial register of %s', (text, number) => {
    expect(registrationIn(text)?.text).toBe(number);
  });

  it('takes the registration from an abstract that names one, and from none that names several', () => {
    expect(registrationInAbstract('Registered: NTR1234.')).toMatchObject({ kind: 'registration', text: 'NTR1234' });
    expect(registrationInAbstract('ClinicalTrials.gov NCT01234567 (nct01234567).')).toMatchObject({ text: 'NCT01234567' });
    expect(registrationInAbstract('We pooled NCT01234567 and NCT07654321.')).toBeUndefined();
    expect(registrationInAbstract('In 12345 patients of 1999.')).toBeUndefined();
  });
});
