import type { Checklist } from '../checklist.ts';
import { consultationSections } from '../consultation-scope.ts';
import { itemsOf } from '../criterion.ts';
import { viewOf } from '../view.ts';

const device = (data: object) => ({ device: [{ id: 'dev_1', data: { name: 'Arden', manufacturer: {}, ...data } }] });

const article54: Checklist = {
  id: 'article-54',
  title: 'Does an expert panel have to be consulted?',
  references: [
    'Regulation (EU) 2017/745, Article 54 and Annex IX, section 5.1',
    'Regulation (EU) 2017/745, Annex VIII, section 6.4 (rule 12)',
    'MDCG 2019-3 Rev.1, interpretation of Article 54(2)(b)',
  ],
  purpose:
    'Answers each criterion and each exemption of the clinical evaluation consultation procedure one by one, from the text of the law.',
  items: (context) => itemsOf(viewOf(context), consultationSections),
  examples: [
    {
      says: 'a class III implant is in scope, and only an exemption can take it out',
      records: device({ class: 'III', implantable: true, history: 'The design modifies Arden 2 of 2019.' }),
      answers: { '54-1-a': 'yes', '54-1-b': 'no', '54-1': 'yes', '54-2-b': 'open', '54-2-c': 'no', '54-result': 'open', '61-2': 'yes' },
    },
    {
      says: 'class III without an implant is out of scope, and may still ask for advice',
      records: device({ class: 'III', rule: 14 }),
      answers: {
        '54-1-a-class': 'yes',
        '54-1-a-implantable': 'no',
        '54-1': 'no',
        '54-2-a': 'not applicable',
        '54-result': 'no',
        '61-2': 'yes',
      },
    },
    {
      says: 'an infusion pump is in scope',
      records: device({ class: 'IIb', rule: 12, active: true, administersMedicinalProduct: true }),
      answers: { '54-1-b-rule': 'yes', '54-1-b': 'yes', '54-1': 'yes', '61-2': 'yes' },
    },
    {
      says: 'a dialysis machine removes body liquids, which is not a medicinal product',
      records: device({ class: 'IIb', rule: 12, active: true, description: 'It removes waste from blood.' }),
      answers: { '54-1-b-rule': 'yes', '54-1-b-medicinal-product': 'no', '54-1': 'no', '54-result': 'no', '61-2': 'no' },
    },
    {
      says: 'a ventilator with oxygen is not called out of scope in silence',
      records: device({ class: 'IIb', rule: 12, active: true, description: 'A ventilator that blends air and oxygen.' }),
      answers: { '54-1-b-medicinal-product': 'open', '54-1': 'open', '54-result': 'open' },
    },
    {
      says: 'documents that all name one class decide by it where there is no device record',
      documents: [
        { name: 'cer.pdf', type: 'cer', pieces: [{ type: 'paragraph', text: 'The device is in class IIa.', place: { page: 2 } }] },
        { name: 'sscp.pdf', type: 'sscp', pieces: [{ type: 'paragraph', text: 'Class: IIa', place: { page: 1 } }] },
      ],
      answers: { '54-1-a-class': 'no', '54-1-b-class': 'no', '54-1': 'no', '54-result': 'no', '61-2': 'no' },
    },
    {
      says: 'documents that name two classes leave it open',
      documents: [
        { name: 'cer.pdf', type: 'cer', pieces: [{ type: 'paragraph', text: 'The device is in class III.', place: { page: 2 } }] },
        { name: 'sscp.pdf', type: 'sscp', pieces: [{ type: 'paragraph', text: 'Class: IIa', place: { page: 1 } }] },
      ],
      answers: { '54-1-a-class': 'open', '54-1': 'open' },
    },
    { says: 'without a device nothing is decided', answers: { '54-1-a-class': 'open', '54-1': 'open', '54-result': 'open' } },
  ],
};

export default article54;
