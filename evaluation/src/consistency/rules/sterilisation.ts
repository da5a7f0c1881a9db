import { differences } from '../differences.ts';
import type { Dossier } from '../dossier.ts';
import { ownerOfLimit } from '../limit-owner.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { sentenceOf } from '../statement-sentence.ts';

/** The sterilisation method is the same wherever it is named. */
export default {
  id: 'sterilisation',
  title: 'Sterilisation is the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 11.2-11.8'],
  severity: 'major',
  why: 'Biological safety and validation rest on the method of sterilisation; two methods in one file leave one of them without evidence.',
  remedy: 'Take the validated method from the technical documentation and correct the document that deviates.',
  basis: ['MDR Annex I 11', 'MDR Annex I 23.3'],
  *check(dossier) {
    yield* differences(dossier, {
      kind: 'sterilisation',
      accept: (one) => one.subject === 'device' && one.affirmed && one.key !== 'state',
      // A document that says irradiation does not say of which kind, unless it names gamma rays.
      compatible: (one, other) => one.says === other.says || isBroader(dossier, one, other) || isBroader(dossier, other, one),
      noun: (statement) => (statement.key === 'supply' ? 'sterilisation' : `sterilisation (${statement.key})`),
    });
    yield* states(dossier);
  },
  examples: {
    finds: [
      {
        dossier: { cer: '# CER\n\nThe implant is supplied sterile.', sscp: '# SSCP\n\nIt is clean but not free of germs.' },
        says: 'not sterile',
      },
      { dossier: { cer: '# CER\n\nSterilisation: steam.', ifu: '# IFU\n\nSterilised with ethylene oxide.' }, says: 'ethylene oxide' },
      {
        dossier: {
          cer: '# CER\n\n| Item | Value |\n|---|---|\n| Sterilisation of the kits | gamma irradiation, 25 kGy |',
          ifu: '# IFU\n\n| REF | Part | Sterile |\n|---|---|---|\n| 7101 | Pump | no |\n| 7102 | Foam dressing kit M | yes, ethylene oxide |',
        },
        says: 'irradiation',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nThe device is supplied sterile.',
          sscp: '# SSCP\n\nThe device comes sterile. The handle is not sterile. Once opened it is no longer sterile.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe cartridge is supplied sterile (ethylene oxide), the driver is not sterile.',
          ifu: '# IFU\n\n| | Cartridge | Driver |\n|---|---|---|\n| Weight | 20 g | 300 g |\n| Sterilisation | EO | none |',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nSterilisation: electron beam, 25 kGy.',
          ifu: '# IFU\n\nSterilised by irradiation.',
          label: '# Label\n\nSTERILE R',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n| Item | Description |\n|---|---|\n| Sterility | Not applicable (software) |',
          ifu: '# IFU\n\nThe software is not supplied sterile and has no parts that touch the patient.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nSterilisation: ethylene oxide. The handle is steam sterilised before each use.',
          ifu: '# IFU\n\nThe device is sterilised using EO. Do not resterilise with steam.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n| Item | Value |\n|---|---|\n| Sterilisation of the kits | ethylene oxide |\n| Sterilisation of the electrodes | gamma |',
          ifu: '# IFU\n\n| Part | Sterile |\n|---|---|\n| Canister | non-sterile |\n| Foam dressing kit | yes, ethylene oxide |\n| Electrode | irradiation |',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function isBroader(dossier: Dossier, broad: Statement, narrow: Statement): boolean {
  const { text } = dossier.document(broad.document).passages[broad.passage]!;
  return (
    broad.says === 'irradiation' &&
    (narrow.says === 'electron beam' || narrow.says === 'X-rays') &&
    !/gamma/i.test(text.slice(Math.max(0, broad.start - 20), broad.end + 20))
  );
}

/** The device is told to be sterile, without a method, by one document and not to be so by another that knows of no sterile part. */
function* states(dossier: Dossier): Generator<Contradiction> {
  const all = dossier.of('sterilisation').filter(({ subject }) => subject === 'device');
  const sterile = all.find(({ key }) => key === 'state');
  const not = all.find((one) => one.key === 'supply' && one.says === 'not sterile' && ofDevice(dossier, one));
  if (!sterile || !not || sterile.document === not.document) return;
  const tells = (document: string, wanted: boolean): boolean =>
    all.some(
      (one) =>
        one.document === document && (one.key === 'state' || one.key.startsWith('supply')) && (one.says !== 'not sterile') === wanted,
    );
  if (tells(sterile.document, false) || tells(not.document, true)) return;
  const name = ({ document }: Statement): string => dossier.document(document).name;
  yield {
    attribute: 'other',
    message: `${name(not)} says that the device is not sterile, but ${name(sterile)} that it is.`,
    locations: [locate(dossier, not), locate(dossier, sterile)],
    compared: [not.says, sterile.says],
  };
}

/** Whether a sentence speaks of the device: of a part whose name nobody knows it says nothing of the device. */
function ofDevice(dossier: Dossier, one: Statement): boolean {
  const subject = /^\W*(.{2,50}?) (?:is|are|comes?|was|were)\b/u.exec(sentenceOf(dossier, one).folded)?.[1];
  return subject !== undefined && ownerOfLimit(subject, dossier.context) === '';
}
