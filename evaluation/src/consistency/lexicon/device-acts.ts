/** What people do to a device or a part of it, by its finite and participle forms and by the noun for it. */
export interface DeviceAct {
  readonly id: string;
  readonly verbs: string;
  readonly nouns: string;
}

const act = (id: string, verbs: string, nouns: string): DeviceAct => ({ id, verbs, nouns });

/** Acts that one document may reserve to some people and another may grant to others. */
export const deviceActs: readonly DeviceAct[] = [
  act(
    'change',
    'chang(?:es?|ed|ing)|replac(?:es?|ed|ing)|exchang(?:es?|ed|ing)|swap(?:s|ped|ping)?|renew(?:s|ed|ing)?',
    'changes?|replacements?|exchanges?|renewals?|changing|replacing|exchanging|swapping',
  ),
  act(
    'adjust',
    'adjust(?:s|ed|ing)?|re-?program(?:s|med|ming|mes)?|program(?:s|med|ming|mes)|re-?set(?:s|ting)?|set(?:s|ting)?|modif(?:y|ies|ied|ying)|alter(?:s|ed|ing)?|re-?adjust(?:s|ed|ing)?|titrat(?:es?|ed|ing)',
    'adjustments?|adjusting|(?:re-?)?programming|modifications?|setting|titration',
  ),
  act(
    'remove',
    'remov(?:es?|ed|ing)|extract(?:s|ed|ing)?|explant(?:s|ed|ing)?|withdraws?|withdrawn|tak(?:es?|en|ing) (?:out|off)|pull(?:s|ed|ing)? out',
    'removals?|extractions?|explantations?|withdrawals?|removing|taking (?:out|off)',
  ),
  act(
    'place',
    'plac(?:es?|ed|ing)|insert(?:s|ed|ing)?|appl(?:y|ies|ied|ying)|implant(?:s|ed|ing)?|fit(?:s|ted|ting)?|attach(?:es|ed|ing)?|introduc(?:es?|ed|ing)|put(?:s|ting)? (?:on|in)',
    'placements?|insertions?|applications?|implantations?|fittings?|attachments?|placing|inserting|applying|putting (?:on|in)',
  ),
  act('fill', '(?:re-?)?fill(?:s|ed|ing)?|top(?:s|ped|ping)? up', '(?:re-?)?fill(?:ing|s)?|topping up'),
  act(
    'open',
    'open(?:s|ed|ing)?|unscrew(?:s|ed|ing)?|dismantl(?:es?|ed|ing)|disassembl(?:es?|ed|ing)',
    'opening|dismantling|disassembly|unscrewing',
  ),
  act('flush', 'flush(?:es|ed|ing)?|irrigat(?:es?|ed|ing)', 'flushing|irrigations?'),
  act('clean', 'clean(?:s|ed|ing)?|disinfect(?:s|ed|ing)?', 'cleaning|disinfection'),
  act('calibrate', '(?:re-?)?calibrat(?:es?|ed|ing)', '(?:re-?)?calibrations?|calibrating'),
  act(
    'start',
    'start(?:s|ed|ing)?|activat(?:es?|ed|ing)|switch(?:es|ed|ing)? on|turn(?:s|ed|ing)? on',
    'activation|starting|start|switching on|turning on',
  ),
  act(
    'stop',
    'stop(?:s|ped|ping)?|deactivat(?:es?|ed|ing)|switch(?:es|ed|ing)? off|turn(?:s|ed|ing)? off',
    'deactivation|stopping|switching off|turning off',
  ),
  act('pause', 'paus(?:es?|ed|ing)|interrupt(?:s|ed|ing)?|suspend(?:s|ed|ing)?', 'interruptions?|pausing'),
  act('unlock', 'unlock(?:s|ed|ing)?', 'unlocking'),
  act('charge', '(?:re-?)?charg(?:es?|ed|ing)', '(?:re-?)?charging'),
  act('inject', 'inject(?:s|ed|ing)?|administer(?:s|ed|ing)?', 'injections?|administration'),
  act('connect', '(?:re-?)?connect(?:s|ed|ing)?', 'connection|connecting'),
  act('disconnect', 'disconnect(?:s|ed|ing)?|detach(?:es|ed|ing)?', 'disconnection|disconnecting'),
  act('update', 'updat(?:es?|ed|ing)|upgrad(?:es?|ed|ing)|install(?:s|ed|ing)?', 'updates?|updating|installation'),
  act('maintain', 'maintain(?:s|ed|ing)?|servic(?:ed|ing)|repair(?:s|ed|ing)?', 'maintenance|servicing|repairs?|repairing'),
  act('tighten', 'tighten(?:s|ed|ing)?', 'tightening'),
  act('turn', 'turn(?:s|ed|ing)?|rotat(?:es?|ed|ing)', 'turning|rotation'),
  act('reposition', 're-?position(?:s|ed|ing)?', 'repositioning'),
  act('cut', 'cut(?:s|ting)?|trim(?:s|med|ming)?|shorten(?:s|ed|ing)?', 'cutting|trimming|shortening'),
];

/** Things whose change is an adjustment: "who changes the pressure" is who adjusts it. */
export const adjustedThings =
  /^(?:settings?|parameters?|pressures?|rates?|dos(?:e|es|age)|limits?|thresholds?|levels?|modes?|intensit(?:y|ies)|amplitudes?|volumes?|speeds?|flows?|frequenc(?:y|ies)|programs?|programmes?|temperatures?|values?|angles?|currents?|voltages?)$/u;
