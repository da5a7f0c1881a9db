import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** What a device contains or can do according to one document is not absent in another. */
export default {
  id: 'device-feature',
  title: 'What the device has, it has in every document',
  references: ['Regulation (EU) 2017/745, Annex I 10.4.5 and 23.2', 'Regulation (EU) 2017/745, Annex II 1.1'],
  severity: 'major',
  why: 'Patients with an allergy, the class of the device and its cyber security depend on what it contains and can do.',
  remedy: 'Take what the technical documentation says and correct the document that deviates.',
  basis: ['MDR Annex I 10.4', 'MDR Annex I 23.2', 'MDR Annex II 1.1'],
  *check(dossier) {
    // Where one document says both, they are said of different parts.
    const said = new Map<string, Set<string>>();
    const place = ({ document, key }: Statement): string => `${document} ${key}`;
    for (const one of dossier.of('device-feature')) said.set(place(one), (said.get(place(one)) ?? new Set()).add(one.says));
    for (const found of differences(dossier, {
      kind: 'device-feature',
      accept: (one) => one.subject === 'device' && said.get(place(one))!.size === 1,
      noun: (one) => one.key,
    })) {
      const [here, there] = found.locations.map(({ document }) => dossier.document(document).name);
      const [says, reference] = found.compared;
      yield {
        ...found,
        message: `According to ${here} the device ${says}, but according to ${there} it ${reference}.`,
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n## Description\n\nAll parts are made without DEHP and contain no latex.',
          ifu: '# Instructions for use\n\n## Materials\n\nThe line contains natural rubber latex.',
        },
        says: 'latex',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\nAn attack over the network is no hazard, because the thermometer has no radio.',
          ifu: '# Instructions for use\n\n## Use\n\nThe thermometer transmits every value to the ward by Wi-Fi.',
        },
        says: 'radio',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\n## Description\n\nThe glove port is latex-free. The balloon is made of natural rubber latex.',
          ifu: '# Instructions for use\n\n## Materials\n\nThe balloon contains latex; the valve contains no latex.',
          psur: '# PSUR\n\nThe battery of the implant cannot be changed.',
          sscp: '# SSCP\n\n## For patients\n\nChange the batteries of the remote control once a year. The pack contains no latex. Tell your doctor if you have an allergy to latex.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
