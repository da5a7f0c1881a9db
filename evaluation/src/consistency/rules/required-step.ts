import type { Dossier } from '../dossier.ts';
import { locationIn } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import { against } from '../step-conflict.ts';
import { type StepClause, stepClauses } from '../step-states.ts';

/** The labelling allows or demands nothing that goes against a demand of the labelling, the risk file or the evaluation. */
export default {
  id: 'required-step',
  title: 'No instruction goes against what is required',
  references: ['Regulation (EU) 2017/745, Annex I 1 and 23.4(k), (s)', 'ISO 14971:2019, 7'],
  severity: 'critical',
  why: 'A risk that is controlled by information for safety is not controlled where the instructions say the opposite, allow to leave the step out, or turn the order round.',
  remedy: 'Decide which of the two is right, correct the other, and check translations and training material for the same words.',
  basis: ['MDR Annex I 1', 'MDR Annex I 23.4(s)', 'ISO 14971:2019 7.1'],
  asksFor: [],
  *check(dossier: Dossier) {
    const clauses = stepClauses(dossier);
    const demands = new Map<string, StepClause[]>();
    const general: StepClause[] = [];
    for (const clause of clauses) {
      if (clause.mode !== 'must') continue;
      general.push(clause);
      for (const axis of new Set(clause.states.map((state) => state.axis))) {
        const list = demands.get(axis);
        if (list) list.push(clause);
        else demands.set(axis, [clause]);
      }
    }
    const controls = general.filter((clause) => clause.control);
    const excluding = general.filter((clause) => clause.excluded.length > 0);
    for (const step of clauses) {
      if (!step.labelling) continue;
      const wide =
        step.waived !== '' ||
        (step.mode === 'may' && /\b(?:sufficient|enough|suffices?|longer)\b/u.test(step.folded)) ||
        /\b(?:beyond|past|further|deeper|unscrewed|removed|off|away|completely|fully|entirely|totally|from all sides)\b/u.test(step.folded);
      const others = wide
        ? general
        : [
            ...new Set([
              ...step.states.flatMap((state) => demands.get(state.axis) ?? []),
              ...(step.mode === 'may' ? excluding : []),
              ...(step.mode === 'may' && step.states.some((state) => state.axis === 'attach' && !state.done) ? controls : []),
            ]),
          ];
      const hits = others.flatMap((demand) => {
        // Of two demands of the labelling the later one deviates; a permission deviates from every demand.
        if (step.mode === 'must' && demand.labelling && !(demand.document === step.document && demand.passage < step.passage)) return [];
        const reason = against(step, demand);
        return reason === undefined ? [] : [{ demand, reason }];
      });
      const first = hits.find(({ demand }) => demand.control) ?? hits[0];
      if (!first) continue;
      const document = dossier.document(step.document);
      const other = dossier.document(first.demand.document);
      yield {
        attribute: 'unsafe-instruction',
        message: `${document.name} says "${short(step.text)}", but ${other.name} requires "${short(first.demand.text)}"${first.reason && ` (${first.reason})`}.`,
        locations: [
          locationIn(document, document.passages[step.passage]!, step.start, step.end),
          ...[first, ...hits.filter((hit) => hit !== first)].slice(0, 3).map(({ demand }) => {
            const from = dossier.document(demand.document);
            return locationIn(from, from.passages[demand.passage]!, demand.start, demand.end);
          }),
        ],
        compared: [short(step.text), short(first.demand.text)],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nYou may drive with the stimulator switched on.',
          rmf: '# Risk management report\n\n## Control measures\n\nDrivers switch the stimulator off before driving.',
        },
        says: 'drive',
      },
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nThe cuff may be kept on under the shower.',
          rmf: '# Risk management report\n\n## Control measures\n\nThe cuff is not proof against water and must be off when the patient washes.',
        },
        says: 'shower',
      },
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nConnect the dialyser without priming.',
          rmf: '# Risk management report\n\n## Control measures\n\nThe dialyser is primed before it is connected.',
        },
        says: 'priming',
      },
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nFeeding can start before the position is checked.',
          rmf: '# Risk management report\n\n## Control measures\n\nThe position of the tube is checked before every feed.',
        },
        says: 'checked',
      },
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nThe proposed dose can be given without review.',
          rmf: '# Risk management report\n\n## Control measures\n\nA physicist reviews every proposed dose.',
        },
        says: 'review',
      },
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nThe battery may be changed while the pump runs.',
          rmf: '# Risk management report\n\n## Control measures\n\nThe pump is stopped before the battery is changed.',
        },
        says: 'pump',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n## Controls\n\n| Hazard | Control |\n|---|---|\n| Laceration | guard remains fitted during cutting |',
          ifu: '# Instructions for use\n\n## Use\n\nFor a better view the guard can be taken off.',
        },
        says: 'taken off',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n## Controls\n\n| Hazard | Control |\n|---|---|\n| Germs | leftover solution to be thrown away |',
          ifu: '# Instructions for use\n\n## Use\n\nSolution left over can be drawn up for the next treatment.',
        },
        says: 'drawn up',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n## Controls\n\n| Hazard | Control |\n|---|---|\n| Cross infection | new mouthpiece for each patient |',
          ifu: '# Instructions for use\n\n## Use\n\nThe mouthpiece can be wiped off and used for the next patient.',
        },
        says: 'next patient',
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\nDeflate the balloon before withdrawing the catheter.\n\n## Removal\n\nWithdraw the catheter with the balloon inflated.',
        },
        says: 'inflate',
      },
      {
        dossier: {
          rmf: '# Risk management\n\n| Hazard | Control |\n|---|---|\n| Burn by steam | Instruction: disconnect before filling; warning |',
          ifu: '# Instructions for use\n\n## Use\n\n1. Connect the tank first and fill it afterwards.',
        },
        says: 'disconnect before filling',
      },
      {
        dossier: {
          rmf: '# Risk management\n\n| Hazard | Control |\n|---|---|\n| Loss of grip | A plug that has been removed is discarded |',
          ifu: '# Instructions for use\n\n## Use\n\nA plug that has been removed may be put back in once more.',
        },
        says: 'put back in once more',
      },
      {
        dossier: {
          rmf: '# Risk management\n\n| Hazard | Control |\n|---|---|\n| Wrong dose | Scale check before each patient |',
          ifu: '# Instructions for use\n\n## Use\n\nThe scale check can be skipped for known patients.',
        },
        says: 'left out',
      },
    ],
    leaves: [
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nDo not drive with the stimulator switched on. Silence an alarm for two minutes by the key. Take the paper from the patch.',
          rmf: '# Risk management report\n\n## Control measures\n\nDrivers switch the stimulator off before driving. Alarms stay switched on at all times. The patch stays on for a week.',
        },
      },
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nEye shields must be in place whenever the lamp is on. Replace the filter. The battery may be changed by the user. Start the pump after the tube has been flushed.',
          rmf: '# Risk management report\n\n## Control measures\n\nThe lamp is off before the shields are taken off. The filter is washed once a week. The pump is stopped before the battery is changed. The position of the tube is checked before every feed.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\nThe foam dressing may stay in place for the scan. Keep the battery dry.\n\nRemove the dressing if it lies where the electrode must be placed.',
        },
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n## Controls\n\n| Hazard | Control |\n|---|---|\n| Laceration | guard remains fitted during cutting |\n| Germs | remainder is discarded at once |\n| Cross infection | new mouthpiece for each patient |\n| Eyes | eye protection worn by everybody in the room |',
          ifu: '# Instructions for use\n\n## Use\n\nAfter cutting the guard can be taken off and rinsed. Unopened bottles may be kept for later treatments. The handpiece can be used for the next patient. After the treatment eye protection is not needed any more. The handle can be used for up to 300 procedures. Do not use the broken handle again.',
        },
      },
      {
        dossier: {
          rmf: '# Risk management\n\n| Hazard | Control |\n|---|---|\n| Wrong use | Training given by the clinic |',
          ifu: '# Instructions for use\n\n## Use\n\nThis booklet does not replace the training given by your clinic. It can neither replace training by the clinic nor advice.',
        },
      },
      {
        dossier: {
          rmf: '# Risk management report - Alpha syringe pump\n\n| Hazard | Control |\n|---|---|\n| Air in line | IFU: priming before connection |\n| Fluid | Mains plug pulled before cleaning; not to be immersed |\n| Slots blocked | Slots unobstructed; warning not to cover |\n| Germs | Single-use syringe |\n| Drift | Factory calibration by the service; cover closed during infusion |\n| Long use | Removal on day 7 at the latest |',
          ifu: '# Alpha syringe pump\n\n## Warnings\n\nNever silence an alarm before you have looked at the patient. Do not bathe. Never open the clamp before the bottle has been attached.\n\n## Use\n\n1. Fill the syringe and expel the air before you connect the line.\n2. The alarm can be silenced for two minutes with the bell key.\n3. The pump may be used again after it has been cleaned. The battery stays in place during cleaning.\n4. The cover may stay open while the syringe is loaded.\n5. An unopened syringe may be put back into the box. The pump may be covered in the storage room.\n6. The line may stay in place for up to seven days. You may shower with the plaster.\n7. First attach the bottle, then open the clamp. Calibration is not necessary.',
        },
      },
      {
        dossier: {
          rmf: '# Risk management\n\n| Hazard | Control |\n|---|---|\n| Burn | Instruction: disconnect before filling |\n| Water | Not to be immersed; wipe only |\n| Drift | Factory calibration |\n| Grip | Plug used once |',
          ifu: '# Instructions for use\n\n## Use\n\n1. Disconnect the tank before you fill it. Connect the tank after it has been filled.\n2. Open the clamp. Close the clamp before you disconnect the line.\n3. Soak the tubing in soapy water. Calibration is not necessary.\n\nAn unused box may be put back on the shelf.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\n- Red or painful eye: take the lens out and see a doctor. Do not put the lens back in until the doctor allows it.\n\n## Use\n\nIf sight becomes foggy during the day: remove the lens, rinse it and insert it again.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function short(text: string): string {
  return text.length > 140 ? `${text.slice(0, 137)}…` : text.replace(/[.;]$/, '');
}
