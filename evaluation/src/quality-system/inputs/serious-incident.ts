import type { SignalInput } from '../input.ts';

const seriousIncident: SignalInput = {
  id: 'serious-incident',
  title: 'Serious incident',
  references: ['Regulation (EU) 2017/745, Articles 2(65) and 87'],
  why: 'A serious incident may show a harm, a severity or a frequency the evaluation does not know.',
  check: [
    'Is the harm known to the risk file and to the report, with this severity?',
    'Was it expected, and is it quantified in the technical documentation?',
    'Does it change the benefit-risk determination or a claim?',
    'Do instructions for use and SSCP warn of it?',
  ],
  due: {
    days: 10,
    basis: 'the report of an incident is due 2, 10 or 15 days after awareness (Article 87); ten days for the decision are our default',
  },
  alsoCalled: ['incident', 'vigilance', 'serious incidents', 'vorkommnis', 'schwerwiegendes vorkommnis'],
  examples: [
    { detectedOn: '2026-02-20', due: '2026-03-02' },
    { detectedOn: '2023-12-30', due: '2024-01-09' },
  ],
};

export default seriousIncident;
