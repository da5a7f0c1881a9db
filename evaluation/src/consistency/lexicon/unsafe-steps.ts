/** A step that is unsafe with devices of its kind whoever writes it. Each entry is a pointer for the author; none was checked word by word against a standard. */
export interface UnsafeStep {
  readonly id: string;
  readonly step: RegExp;
  /** Words in the sentence that make it safe or a prohibition. */
  readonly unless?: RegExp;
  readonly why: string;
  readonly severity: 'critical' | 'major';
  readonly verified: false;
}

const step = (id: string, pattern: string, why: string, unless?: string, severity: UnsafeStep['severity'] = 'critical'): UnsafeStep => ({
  id,
  step: new RegExp(pattern, 'u'),
  why,
  severity,
  verified: false,
  ...(unless ? { unless: new RegExp(unless, 'u') } : {}),
});

/** Steps that the reader should not find as an instruction. */
export const unsafeSteps: readonly UnsafeStep[] = [
  step(
    'oxygen-off-before-interruption',
    '\\bbefore\\b[^.;]{0,60}\\b(?:interrupt\\w*|disconnect\\w*|stopp\\w*|suction\\w*|remov\\w*|paus\\w*|chang\\w*)[^.;]{0,60}\\b(?:oxygen|o2)\\b[^.;]{0,40}\\b(?:cut off|shut off|turned off|switched off|closed|stopped|disconnected|removed|shut)|\\b(?:cut|shut|turn|switch|close)\\b[^.;]{0,30}\\b(?:oxygen|o2)\\b[^.;]{0,60}\\bbefore\\b[^.;]{0,40}\\b(?:interrupt\\w*|disconnect\\w*|the patient|stopp\\w*|suction\\w*)',
    'the patient loses his oxygen reserve before ventilation stops; usually oxygen is given up to the interruption, or raised beforehand',
  ),
  step(
    'ventilation-without-oxygen',
    '\\b(?:ventilat\\w+|breath\\w*|cycles?)\\b[^.;]{0,40}\\bwithout (?:any |additional |supplemental )?oxygen\\b',
    'cycles without oxygen lower the oxygen saturation of a patient who needs it',
    '\\b(?:if|fail\\w*|alarm|emergency|room air|ambient air is|when no oxygen)\\b',
  ),
  step(
    'off-before-disconnection',
    '\\b(?:switch|turn|power)(?:ed)? off the (?:device|ventilator|machine|unit|pump)\\b[^.;]{0,40}(?:\\bbefore\\b|, then\\b|and then\\b|first\\b)[^.;]{0,40}\\b(?:disconnect\\w*|remov\\w*|tak\\w*)[^.;]{0,30}\\b(?:patient|mask|tube|breathing circuit|cannula from)',
    'a patient who is still connected to a machine that is off breathes against it or not at all; usually the patient is disconnected first',
  ),
  step(
    'alarm-disabled',
    '\\b(?:switch\\w*|turn\\w*|disabl\\w*|deactivat\\w*|silenc\\w*|mut\\w*|suppress\\w*)\\b(?: off)? (?:all |the |any )*(?:alarms?|alarm (?:system|limits?|sound))\\b(?: off)?[^.;]{0,40}\\b(?:permanently|during (?:the )?(?:night|sleep|treatment|therapy|use)|overnight|so that|to avoid|throughout)',
    'an alarm that is off cannot warn',
    '\\b(?:cannot|must not|do not|never|not possible|automatically reactivat)',
  ),
  step(
    'safeguard-defeated',
    '\\b(?:bypass\\w*|by-pass\\w*|overrid\\w*|override|defeat\\w*|disabl\\w*|circumvent\\w*|bridg\\w*) (?:the |this |any )?(?:interlock|lock-?out|safety (?:lock|switch|device|valve|feature|function)|counter|fuse|guard|limit(?:er)?|pressure relief)|\\b(?:clear|delete|erase|reset)\\b (?:the |your )?(?:last )?(?:dose|entry|log|counter|history|timer|memory)\\b[^.;]{0,50}\\b(?:again|so that|then|anew|once more)',
    'the step takes away a safeguard of the device',
    '\\b(?:cannot|must not|do not|never|not be|prevent\\w*|try to)\\b',
  ),
  step(
    'force-against-resistance',
    '\\b(?:push|advance|pull|force|insert|withdraw|turn|apply)\\b[^.;]{0,40}\\b(?:against (?:the )?resistance|with (?:more |increased |full |greater )force|harder|despite (?:the )?resistance|until (?:the )?resistance is overcome)',
    'force against resistance injures tissue or breaks the device',
    '\\b(?:do not|never|must not|not|without|avoid|stop)\\b',
  ),
  step(
    'damaged-or-expired',
    '\\b(?:may|can) (?:still |also )?be used (?:even )?(?:after|if|when|although)[^.;]{0,40}\\b(?:expir\\w*|use-by date|shelf life|damaged|opened|wet|dropped|seal is broken)',
    'sterility and function are not assured after expiry or damage',
    '\\b(?:not|never|only|unless)\\b',
  ),
  step(
    'needle-recapped',
    '\\b(?:recap|re-cap|put the cap back on|replace the cap on)\\b[^.;]{0,20}\\bneedles?',
    'recapping of needles causes needlestick injuries',
    '\\b(?:do not|never|must not|not)\\b',
    'major',
  ),
  step(
    'smoking-with-oxygen',
    '\\b(?:may|can) (?:smoke|light a (?:cigarette|candle))\\b[^.;]{0,60}\\b(?:oxygen|cannula|device)|\\bsmoking is (?:allowed|possible|permitted)',
    'oxygen feeds fire',
    '\\b(?:not|never|nobody)\\b',
  ),
  step(
    'grease-on-oxygen',
    '\\b(?:lubricate|grease|oil)\\b[^.;]{0,30}\\b(?:oxygen|valve|regulator|connector|fitting|seal)s?\\b[^.;]{0,30}\\b(?:oil|grease|petroleum|vaseline)',
    'oil and grease ignite in oxygen',
    '\\b(?:do not|never|not|must not|free of)\\b',
  ),
  step(
    'liquid-on-live-device',
    '\\b(?:clean|rinse|wash|immerse|spray)\\b[^.;]{0,40}\\bwhile (?:it is )?(?:switched on|connected to (?:the )?(?:mains|power)|plugged in|running|charging)',
    'liquid on a live device causes electric shock',
    '\\b(?:do not|never|not|must not)\\b',
  ),
];
