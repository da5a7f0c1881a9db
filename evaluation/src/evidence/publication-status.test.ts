import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../records/index.ts';
import { noticeKind } from './notice.ts';
import { matchNotices, readNoticeTable } from './notice-table.ts';
import { publicationStatus } from './publication-status.ts';
import { referenceKind } from './reference.ts';
import { linkFromMedline } from './reference-links.ts';

const stored = (kind: string, id: string, data: object) => ({
  id,
  kind,
  version: 1,
  data,
  createdAt: '',
  createdBy: '',
  updatedAt: '',
  updatedBy: '',
});
const reference = (id: string, data: object) =>
  stored('reference', id, referenceKind.schema.parse({ title: 'A trial of catheters', ...data }));
const notice = (referenceId: string, data: object) =>
  stored('notice', `ntc_${referenceId}`, noticeKind.schema.parse({ referenceId, ...data }));
const statuses = (references: ReturnType<typeof reference>[], notices: ReturnType<typeof notice>[] = []) =>
  publicationStatus({ records: { reference: references, notice: notices } } as unknown as Snapshot);
const statusOf = (data: object) => statuses([reference('a', data)]).get('a')?.status;

describe('what became of a publication', () => {
  it.each([
    ['RIN', 'retracted'],
    ['PRIN', 'retracted'],
    ['RRI', 'retracted'],
    ['ECI', 'expression of concern'],
    ['EIN', 'corrected'],
    ['ROF', 'notice'],
    ['EFR', 'notice'],
    ['CIN', undefined],
    ['UIN', undefined],
  ])('is told by the field %s of PubMed: %s', (tag, status) => {
    expect(statusOf({ links: [linkFromMedline(tag, 'J Example. 2004;1:2. PMID: 12345')!] })).toBe(status);
  });

  it.each([
    ['RETRACTED: A trial of catheters', 'retracted'],
    ['[Retracted] A trial of catheters', 'retracted'],
    ['RETRACTED ARTICLE: A trial of catheters', 'retracted'],
    ['WITHDRAWN: A trial of catheters', 'retracted'],
    ['A trial of catheters (Retracted article. See vol. 12, pg. 4, 2010)', 'retracted'],
    ['A trial of catheters [Retracted]', 'retracted'],
    ['Retraction: A trial of catheters', 'notice'],
    ['Retraction notice to "A trial of catheters"', 'notice'],
    ['Expression of concern: A trial of catheters', 'notice'],
    ['Erratum: A trial of catheters', 'notice'],
    ['Author Correction: A trial of catheters', 'notice'],
    ['Correction to: A trial of catheters', 'notice'],
    ['Correction of scoliosis by growing rods', undefined],
    ['Correction to normal of raised blood pressure', undefined],
    ['Retraction of the tongue under general anaesthesia', undefined],
    ['Why retracted papers are still cited', undefined],
    ['Retracted nipple: surgical treatment', undefined],
    ['Outcomes in patients who withdrew', undefined],
  ])('is told by the title %s: %s', (title, status) => {
    expect(statusOf({ title })).toBe(status);
  });

  it.each([
    ['Retracted Publication', 'retracted'],
    ['Retraction of Publication', 'notice'],
    ['Published Erratum', 'notice'],
    ['Expression of Concern', 'notice'],
    ['Journal Article', undefined],
  ])('is told by the publication type %s: %s', (type, status) => {
    expect(statusOf({ publicationTypes: ['English Abstract', type] })).toBe(status);
  });

  it('is told by the notice that is among the references, which is no study itself', () => {
    const found = statuses([
      reference('study', { doi: '10.1000/study' }),
      reference('notice', { title: 'Retraction: a trial', links: [{ kind: 'retraction', direction: 'of', doi: '10.1000/STUDY' }] }),
    ]);
    expect(found.get('study')).toMatchObject({ status: 'retracted', reasons: [{ by: 'other reference', text: 'Retraction: a trial' }] });
    expect(found.get('notice')?.status).toBe('notice');
  });

  it('holds for the reference that stands for a duplicate of which it is known', () => {
    const found = statuses([
      reference('kept', {}),
      reference('twin', { publicationTypes: ['Retracted Publication'], duplicate: { of: 'kept', by: 'doi' } }),
    ]);
    expect([...found.keys()]).toEqual(['kept']);
    expect(found.get('kept')?.status).toBe('retracted');
  });

  it('follows the later of a retraction and a reinstatement', () => {
    const list = (retracted: string, reinstated: string) =>
      statuses(
        [reference('a', {})],
        [notice('a', { kind: 'retraction', on: retracted }), notice('a', { kind: 'reinstatement', on: reinstated })],
      ).get('a')?.status;
    expect(list('2020-01-01', '2021-01-01')).toBe('reinstated');
    expect(list('2022-01-01', '2021-01-01')).toBe('retracted');
  });

  it('says nothing of publications about which nothing is known, nor of notices whose reference was removed', () => {
    expect(statuses([reference('a', {})], [notice('gone', { kind: 'retraction' })]).size).toBe(0);
  });
});

describe('a list of notices', () => {
  const header = [
    'Record ID',
    'Title',
    'OriginalPaperDOI',
    'OriginalPaperPubMedID',
    'RetractionDate',
    'RetractionDOI',
    'RetractionPubMedID',
    'RetractionNature',
    'Reason',
  ];
  const rows = (...list: string[][]) => list.map((cells, index) => ({ row: index + 2, cells }));
  const read = (list: { row: number; cells: string[] }[], names = header) => {
    const outcome = readNoticeTable(names, list, 'list.csv');
    if (!outcome.ok) throw new Error(outcome.problem.message);
    return outcome.value;
  };

  it('is read by the columns of the Retraction Watch data', () => {
    const table = read(
      rows(
        ['7', 'A', '10.1000/A', '0', '12/28/2020 0:00', '10.1000/n', '33', 'Retraction', '+Duplication of Data;+Error in Data;'],
        ['8', 'B', 'unavailable', '44', '1/2/2021 0:00', '', '', 'Expression of concern', ''],
        ['9', 'C', 'Unavailable', '0', '1/2/2021 0:00', '', '', 'Retraction', ''],
        ['10', 'D', '10.1000/d', '', '', '', '', 'Something new', ''],
      ),
    );
    expect(table.notices).toMatchObject([
      {
        about: { doi: '10.1000/a', pmid: '' },
        kind: 'retraction',
        on: '2020-12-28',
        doi: '10.1000/n',
        pmid: '33',
        text: 'Duplication of Data; Error in Data',
        ownId: '7',
      },
      { about: { doi: '', pmid: '44' }, kind: 'concern', on: '2021-01-02' },
    ]);
    expect([table.rejected, table.source]).toEqual([2, 'Retraction Watch']);
    expect(table.findings).toMatchObject([{ code: 'nature-unknown', line: 5 }]);
  });

  it('takes a list without a nature for retractions, and leaves dates out that can be read in two ways', () => {
    const table = read(rows(['10.1000/a', '3/4/2020'], ['10.1000/b', '2020-05-06']), ['DOI', 'Date']);
    expect(table.notices).toMatchObject([{ kind: 'retraction' }, { kind: 'retraction', on: '2020-05-06' }]);
    expect(table.notices[0]).not.toHaveProperty('on');
    expect(table.findings.map(({ code }) => code)).toEqual(['date-ambiguous']);
  });

  it('is refused where no column names the publications', () => {
    expect(readNoticeTable(['Title'], [], 'list.csv')).toMatchObject({ ok: false, problem: { code: 'file-unreadable' } });
  });

  it('finds references by DOI in any case and by PubMed id, each once', () => {
    const { notices } = read(rows(['10.1000/A', '5'], ['', '6'], ['10.1000/none', '']), ['DOI', 'PMID']);
    const references = [
      { id: 'both', doi: '10.1000/a', pmid: '5' },
      { id: 'pmid', doi: '', pmid: '6' },
      { id: 'bare', doi: '', pmid: '' },
    ];
    expect(matchNotices(notices, references).map(({ referenceId, notice: { line } }) => [referenceId, line])).toEqual([
      ['both', 2],
      ['pmid', 3],
    ]);
  });
});
