import type { DossierContext, DossierDocument } from '../dossier.ts';
import { keptByHeadings } from '../kept-by-headings.ts';
import { noOtherDevice } from '../lexicon/no-other-device.ts';
import { deniedForPart } from '../lexicon/partial-equivalence.ts';
import { comparableName } from '../names.ts';
import { fieldsOf, type Passage } from '../passage.ts';
import { clausesOf } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { mentionsAny } from '../subject.ts';
import { fold, stem } from '../text/fold.ts';
import type { Span } from '../text/sentences.ts';

const proper = "((?:[\\p{Lu}][\\p{L}\\d'’+-]*)(?:[ \\u00a0](?:[\\p{Lu}\\d][\\p{L}\\d.+/-]*)){0,3})";
const claimed = new RegExp(
  `(?:\\b[Ee]quivalen(?:ce|t)(?: device)?\\b[^.;]{0,60}?\\b(?:to|with|is|:)|\\b[Ee]quivalen(?:ce|t)[^.;]{0,30}\\bfor which\\b)\\s+(?:(?:one|a single|only one) (?:device|product|system),? )?(?:the |that of the )?(?:(?:marketed |predecessor |reference )?(?:device|product|system|predecessor)\\s+)?${proper}`,
  'gu',
);
const taken =
  '(?:claimed|considered|presumed|demonstrated|regarded|used|chosen|selected|identified|taken|accepted|established|named|defined|judged|deemed)';
/** "Beta was chosen as equivalent device", "Beta, to which equivalence is claimed", "Beta and the device are equivalent". */
const claimedFor = new RegExp(
  [
    `${proper}(?: (?:by|of|from) (?:the company )?\\p{Lu}[^.;,]{0,60}?)?(?:,[^.;]{0,60},)? (?:(?:is|was|has been) ${taken} (?:to be |as )?|(?:serves|served|acts|acted|counts|functions) as )(?:an |the |its |our )?equivalent`,
    `${proper}: equivalence (?:is )?claimed`,
    `${proper}(?: \\([^()]*\\))?,? (?:to|with|for) which equivalence (?:is|was|has been|could be) ${taken}`,
    `\\b[Aa]s (?:an |the )?equivalent (?:device|product|system),? (?:the )?${proper} (?:is|was|has been) ${taken}`,
    `${proper} and the (?:[\\p{Ll}-]+ )?(?:device|product|system)(?: under (?:evaluation|assessment))? are (?:considered |regarded as |clinically )?equivalent`,
  ].join('|'),
  'gu',
);
/** Words at the head of a sentence that are no device: "This was considered equivalent". */
const noSubject = /^(?:Device|Product|System|Neither|Nothing|Another|One|He|They|There|However|Thus|Therefore|Finally)$/u;
/** A claim of others or of another time, one still to be made, and one that was dropped. */
const notMade =
  /\?\s*$|\b(?:competitors?|other manufacturers?|another manufacturer) (?:claims?|claimed|relies|relied|states?)\b|^\W*for (?:the |its )?(?:predecessor|previous|earlier|former)\b|\b(?:will|shall|is to|has to|remains to|needs to) (?:still |first )?be (?:assessed|examined|investigated|checked|discussed|verified|evaluated)\b|\b(?:considered|examined|discussed|proposed|assessed|evaluated)\b[^.;]{0,60}\b(?:but|and|then) (?:(?:was|were|finally|later|then) )*(?:rejected|discarded|dismissed|dropped|not accepted|given up)\b/u;
/** "Equivalence: for imaging the Alpha shall be used. For dosing the Beta shall be used in the same manner." */
const chosen = new RegExp(`${proper} (?:shall|will|is to) (?:also |likewise )?be used\\b`, 'gu');
/** An equivalent device that is not named but described. */
const described = /\b(?:predecessor|(?:preceding|previous|earlier|former|first|older) (?:generation|model|version|device))\b/;
/** Guidance on equivalence is no device. */
const guidance = /^(?:MDCG|MEDDEV|MDR|ISO|EN|IEC|Regulation)\b/u;
const noRoute =
  /(?<!\b(?:is|are|was|were) )\bno equivalen(?:ce|t)(?: (?:device|route|claim))?(?: (?:is|was|will be|has been))?(?: (?:claimed|used|foreseen|sought))?|\bequivalence (?:is|was|has|will)(?: been)? not (?:be )?(?:claimed|used|foreseen|sought|pursued|relied)|\bwithout (?:any |an? )?(?:recourse to )?equivalence|\bdoes not (?:claim|rely on|foresee|use) (?:any |an? )?equivalen|\bequivalence route is not|\bno claim of equivalence|\bequivalence: ?(?:none|nil|no\b|n\/a)|\bexcludes? (?:every|any|all) equivalen\w+|\b(?:equivalence|equivalent device) (?:to|with) (?:another|any other|any|an? other|some other|other|an?(?: existing| marketed)?) (?:[\p{L}-]+ )?(?:device|product|system|model)s? (?:is|are|was|has been|have been|will|will be|shall|can|need|should) ?not (?:to be |be |been |going to be )?(?:claimed|used|foreseen|sought|pursued|relied|shown|intended|planned|demonstrated|invoked|argued)|\bequivalence (?:is|was) (?:excluded|waived|ruled out|rejected)|\bequivalence:? (?:to|with)? ?(?:none|no device|nobody)\b/u;
/** No device at all: "no other tube is taken to be equivalent", "we do not propose to claim equivalence", "shall do without an equivalent device". */
const noDevice =
  /\bnot (?:planned|intended|foreseen|envisaged|proposed|necessary) to (?:[\p{L}-]+ ){1,4}?equivalen|\bno (?:(?:other|further|such|single|marketed|comparable|existing) )*(?:device|product|system|model|[\p{L}-]+) (?:(?:is|was|are|will be|shall be|has been|can be|could be|to be) (?:[\p{L}-]+ )?(?:to be |as |for )?|(?:serves?|counts?|acts?|stands?|qualifies) (?:as )?)(?:an? |the )?equivalent|\b(?:do|does|did|shall|will|would|can|could|may|have|has) not (?:(?!be |been )[\p{L}-]+ ){0,3}?(?:claim\w*|rel(?:y|ied)|propos\w*|seek|sought|us(?:e|ed|ing)|pursu\w*|bas(?:e|ed)|invok\w*|plan\w*|intend\w*|build|built|draw|rest|foresee|foreseen|assert\w*|argue[d]?|employ\w*|appeal|resort\w*|make|made|need\w*) (?:[\p{L}-]+ ){0,4}?equivalen|\b(?:do|does|did|dispens\w+|manages?|goes|gets along|works?|proceeds?|stands?|is made|is built)? ?(?:without|with no) (?:any |an? |the |recourse to |resort to |reliance on |use of |claiming |relying on |invoking |using |other )*equivalen|\bequivalen(?:ce|t)\b[^.;:]{0,40}? (?:to|with|for) (?:no|none|neither)\b(?! less)(?! other [\p{L}-]+ than)|\bno (?:claim|use|recourse|resort|reliance|statement|assertion|demonstration) (?:is made |will be made )?(?:of|to|on|for) (?:any |an? )?equivalen|\bno claims? (?:[\p{L}-]+ ){0,3}?(?:of|to) equivalen|\b(?:as|with regard) (?:for|to) equivalence, (?:none|no)\b|\bequivalence (?:shall|will|need|is|was) not\b(?! (?:affected|limited|only|changed|impaired|met|influenced|merely|restricted|just|solely|questioned|called|doubted|in doubt)\b)|\b(?:an|any) equivalent(?: device)? (?:is|was|will|shall)(?: be)? not\b|\b(?:renounc\w+|waiv\w+|forgo\w*|refrain\w*|abstain\w*|abandon\w*|declin\w+) (?:[\p{L}-]+ ){0,4}?equivalen|\bequivalence (?:plays|has) no (?:part|role|place)\b|\bno equivalence (?:[\p{L}-]+ ){0,3}?(?:claim|claimed|made|sought|used|invoked|asserted|pursued|route)\b|\b(?:claim|use|invoke|make|need|seek|assert|propose|pursue|foresee)s? no equivalen/u;
/** "The equivalence route under Annex XIV shall not be relied upon", "equivalence data do not enter", "equivalence was dropped", "we do not lean on equivalence". */
const routeRefused =
  /\bequivalence(?: (?:route|pathway|path|approach|strategy|stream|claim|argument|principle|data))?(?: ?\([^)]*\)| (?:under|pursuant to|according to|as defined|within the meaning|in the sense|of article|per) [^,.;:]{1,50}?)?:? (?:(?:(?:is|was|are|were|will|shall|has|have|been|be|to) )*(?:not|never|no longer) (?:(?:to |been |be |an? |any )*)(?:claim\w*|used?|foreseen|sought|pursued|rel(?:y|ied)|taken|need\w*|required|necessary|appl\w+|invoked|drawn|considered|envisaged|attempted|planned|intended|proposed|option|part|followed|chosen|entered|put forward|asserted|argued|made|employed|resorted|contemplated|called|leaned|included|aimed)\b|(?:do|does|did) not (?:enter|play|count|contribute|feature|apply|arise)\b|(?:(?:is|was|were|are|has|been|considered|discussed|weighed|and|but|then) )*(?:dropped|abandoned|discarded|given up|set aside|out of the question|off the table|closed|ruled out|renounced)\b|[-–—=] ?(?:none|nil|no|not (?:claimed|used|sought|pursued|planned)|n\/a)\b)|\b(?:not|never) (?:lean(?:ing)? on|go(?:ing)? down|tak(?:e|ing)|follow(?:ing)?|enter(?:ing)?|tread|choose|chosen|opt for|walk\w*|hide behind|borrow) (?:on )?(?:any |an? |the )?(?:(?:route|path|road|way) of )?equivalen|\bthere is no equivalent\b(?! (?:to|of|for|in|term))/u;
/** "It was decided not to claim equivalence", "not based on equivalence", "could not be demonstrated", "not equivalent to any other", "no data of equivalent devices". */
const denied =
  /\bnot to (?:claim|use|rely on|seek|invoke|pursue|assert|base [^.;]{3,40} on) (?:any |an? )?equivalen|\bnot (?:based|built|founded|reliant|resting) (?:[\p{L}-]+ ){0,2}?(?:on|upon) (?:any |an? |the )?(?:(?:claim|concept|route|data) of )?(?:an? )?equivalen(?!\w*[^.;]{0,30}\b(?:alone|only|solely)\b)|\bnot on (?:any |an? )?equivalen(?!\w*[^.;]{0,30}\b(?:alone|only|solely)\b)|\bequivalence(?: (?:to|with) any(?: other)? (?:device|product|system))? (?:could|can) ?not be (?:demonstrated|shown|established|proven|claimed)(?!\w*[^.;]{0,20}\bfor\b)|\bnot (?:(?:considered|claimed|regarded|deemed) (?:as |to be )?)?equivalent to any\b|\bno (?:clinical )?(?:data|evidence|results) (?:of|from|on|with) (?:an? |any )?equivalent (?:devices?|products?|systems?) (?:is|are|was|were|has been|have been|will be) (?:used|taken|considered|included|relied)/u;
/** Sentences that explain the law say nothing of the device. */
const explains = /\b(?:mdcg|guidance|regulation|requires|would|if|must|may)\b/u;
/** "Reference product Alpha P (annex C)", "Reference: Alpha P" under a title on equivalence. */
const reference = new RegExp(
  `(?:^|[.;] )(?:[Tt]he )?(?:[Rr]eference|[Cc]hosen|[Ss]elected|[Ee]quivalent)(?: (?:product|device|system|model))?(?: is| chosen is)?:? (?:the )?${proper}`,
  'u',
);
/** "To no other frame" claims it to one. */
const toOne = /\bno (?:other )?(?:device|product|[\p{L}-]+) (?:other )?(?:than|but)\b|\b(?:and|but) (?:to|with) no other\b/u;
/** Words with which a sentence takes a device as equivalent, beside the word itself. */
const claiming =
  /\b(?:claim\w*|argu\w+|demonstrat\w+|shows?|shown|serv\w+|propos\w+|accept\w+|regard\w*|consider\w*|treat\w*|taken?|taking|hold|held|holds|us(?:e|ed|es|ing)|by way of|data (?:on|of|from)|rests?|resting|rel(?:y|ies|ied)|bas(?:ed|is)|put forward|establish\w*|presum\w+|judg\w+|found|finds?|deem\w*|counts?|chosen|chose|select\w*|adopt\w*|set(?:s)? out|route|(?:is|are|was|shall be|will be) (?:[\p{L}-]+ ){0,4}?equivalent)\b/u;
const otherSense =
  /\bequivalen(?:t|ce) (?:of|doses?|dosage|circle|diameter|weight|amount|protection|level|sphere|noise|circuit|curve|units?|measures?|precautions?|training|qualification|standards?|control|means|results?|years?|months|part|in (?:effect|value|size))\b|\b(?:spherical|dose|therapeutic(?:ally)?|statistical(?:ly)?|water|air|real[- ]time|bio) equivalen(?:t|ce)\b(?! (?:device|route|product|predecessor|model))|\bequivalent to \d|\bequivalence (?:margin|test|trial|bounds?|limits?|zone)\b|\bnon-?equivalen/u;
/** Devices of others than the manufacturer. */
const ofOtherCompanies =
  /\b(?:of|by|from) (?:(?:any|an) )?(?:other|another|different|third|competing) (?:manufacturers?|compan(?:y|ies)|makers?|suppliers?|part(?:y|ies))\b|\b(?:third-party|competitors?['’]?s?|competing) (?:devices?|products?|systems?|models?)\b/u;
/** A name behind "for" is one of several: of the device's modes, functions or models. */
const forOne =
  /^[^.;]{5,60}? (?:claimed|used|sought|made|needed|shown|available) for (?!MDR\b|EU\b|CE\b)(?:the )?(\p{Lu}[\p{L}\d-]*(?: [\p{Lu}\d][\p{L}\d-]*)*)/u;
const notUsed =
  /^\W*(?:none|nil|not (?:claimed|used|applicable|foreseen|sought|relied|needed|intended|planned|invoked|pursued|required|necessary)|n\/a|no\.|no, )/u;
const answered =
  /^[^.:]{0,30}\bequivalence\)?[.:?]\s+not (?:claimed|used|applicable|foreseen|sought|needed|intended|planned|invoked|pursued)\b/u;
/** "Has been proven in accordance with Annex XIV" tells how it was done, not what the law asks. */
const donePer =
  /\b(?:asserted|proven|proved|claimed|shown|demonstrated|established|documented|confirmed|argued|justified)\b[^.;]{0,20}? (?:in accordance with|according to|under|pursuant to|as (?:required|defined|set out) (?:by|in)|in line with|per|following) (?:the )?(?:mdr,? )?(?:annex|article|mdcg|guidance|regulation)\b/u;
/** What follows stands for itself: "we do not start from zero, so the plan foresees equivalence". */
const ownClause = /,(?= (?:so|hence|therefore|thus|instead|consequently|rather|but|yet) )/gu;
const negated = /\b(?:not|no longer|never|cannot|neither|without)\b/;

const underEquivalence = keptByHeadings((headings) => headings.at(-1)?.title.toLowerCase().includes('equivalen') ?? false);

/** Whether equivalence to another device is claimed, and to which. */
export default {
  id: 'equivalence',
  title: 'Equivalence claimed',
  references: ['Regulation (EU) 2017/745, Annex XIV part A 3', 'MDCG 2020-5'],
  attribute: 'equivalence',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    if (!passage.folded.includes('equivalen') && !passage.label.toLowerCase().includes('equivalen') && !underEquivalence(passage))
      return [];
    if (passage.kind === 'heading' || passage.topics.has('abbreviations') || passage.topics.has('references')) return [];
    const found: Found[] = [];
    const add = (written: string, start: number): void => {
      const name = written.replace(/[.,]$/, '');
      found.push({
        value: { type: 'name', name, folded: comparableName(name) },
        says: `claimed to ${name}`,
        start,
        end: start + name.length,
        subject: 'device',
        weight: 'defining',
      });
    };
    for (const sentence of passage.sentences) {
      if (!/equivalen/.test(sentence.folded) || otherSense.test(sentence.folded)) continue;
      const refused =
        explains.test(sentence.folded) || toOne.test(sentence.folded) || /\bsimilar devices?\b/.test(sentence.folded)
          ? null
          : routeRefused.exec(sentence.folded);
      if (
        refused &&
        !namesOther(sentence.folded, context) &&
        !passage.cell &&
        !/\bfor (?!this reason|the (?:device|product|system)|clinical)[\p{L}]/u.test(sentence.folded)
      ) {
        found.push(none(sentence.start + refused.index, sentence.start + refused.index + refused[0].length));
        continue;
      }
      if (
        /\b(?:article|annex(?! (?:[a-h]|[a-z]{1,4}-?\d{1,3}|\d{1,2})\b)|mdcg|guidance|regulation|requires|would|if)\b/.test(
          sentence.folded.replace(/in annex \w+/, '').replace(donePer, ''),
        )
      )
        continue;
      const denial =
        noRoute.exec(sentence.folded) ??
        (toOne.test(sentence.folded) ? null : (noDevice.exec(sentence.folded) ?? denied.exec(sentence.folded)));
      // "Not claimed for the second indication" limits a claim that stands elsewhere.
      const about = denial ? /(?:^|[;.] )([^:;]{2,40}):\s*$/.exec(sentence.folded.slice(0, denial.index))?.[1] : undefined;
      if (about && !/equivalen|device|route|strategy/.test(about)) continue;
      if (denial && /\bsimilar devices?\b/.test(sentence.folded)) continue;
      // "For the Beta no equivalence is claimed" speaks of that device alone.
      if (
        denial &&
        new RegExp(`\\b(?:[Ff]or|[Ww]ith|[Tt]o) (?:the )?(?:device |product )?${proper}[^.;]{0,12}$`, 'u').test(
          sentence.text.slice(0, denial.index),
        )
      )
        continue;
      // A row about one function or property says it of that alone.
      if (
        denial &&
        passage.cell &&
        !/equivalen|device|route|strategy|^[a-z]{1,4}[-. ]?\d{1,2} /.test(fold(`${passage.cell.rowLabel} ${passage.label}`))
      )
        continue;
      if (denial && /^for (?!the (?:device|product|system)|this)/.test(sentence.folded)) continue;
      if (denial && deniedForPart.test(sentence.folded)) continue;
      // "No equivalence to products of other manufacturers is claimed" leaves the company's own.
      if (denial && ofOtherCompanies.test(sentence.folded)) continue;
      // "Hence for these infants equivalence is not used" leaves the claim for the others.
      if (denial && /\bfor (?:these|those|such|children|infants|adults|minors)\b[^.;]{0,30}$/.test(sentence.folded.slice(0, denial.index)))
        continue;
      if (denial && /^[^.;]{0,20}\bfor (?:the|this|any single)\b/.test(sentence.folded.slice(denial.index + denial[0].length))) continue;
      // "No equivalent device is claimed for Boost" speaks of one mode, function or model.
      const one = denial ? forOne.exec(sentence.text.slice(denial.index))?.[1] : undefined;
      if (
        one !== undefined &&
        !mentionsAny(fold(one), context.deviceNames) &&
        !context.deviceNouns.includes(stem(fold(one).split(' ')[0]!))
      )
        continue;
      if (denial) {
        found.push(none(sentence.start + denial.index, sentence.start + denial.index + denial[0].length));
        continue;
      }
      if (notMade.test(sentence.folded)) continue;
      for (const pattern of [claimed, claimedFor]) {
        for (const match of sentence.text.matchAll(pattern)) {
          // What stands in brackets ("contract not needed") or in another clause denies no claim.
          const { index } = match;
          const clause = clausesOf(
            sentence.folded.replace(/\([^)]*\)|[;.] /g, (one) => one.replace(/[^;.]/g, ' ').replace('.', ';')).replace(ownClause, ';'),
          );
          if (clause.some(({ start, end, folded }) => start <= index && index < end && negated.test(folded))) continue;
          const name = match
            .slice(1)
            .find((one) => one !== undefined)!
            .replace(/[.,]$/, '');
          if (/^(?:Table|Figure)\b/.test(sentence.text) || passage.kind === 'caption') continue;
          // "The Alpha P is equivalent to the device": the other one is claimed.
          if (context.deviceNames[0] === comparableName(name) && claimIn(sentence.text, sentence.folded, context)) continue;
          if (pattern === claimedFor && (noDeviceName.test(name.split(' ')[0]!) || noSubject.test(name.split(' ')[0]!))) continue;
          if (/^(?:MDR|EU|Annex|Table|Section|The|MDCG|MEDDEV|CER|CEP|A|An|In|Class|N)$/.test(name.split(' ')[0]!)) continue;
          const start = sentence.start + match.index + match[0].indexOf(name);
          found.push({
            value: { type: 'name', name, folded: comparableName(name) },
            says: `claimed to ${name}`,
            start,
            end: start + name.length,
            subject: 'device',
            weight: 'defining',
          });
        }
      }
    }
    if (found.length === 0) answerTo(passage, found, add);
    // "Article 5 (Equivalence). Not claimed."
    const answer = found.length === 0 && !passage.cell ? answered.exec(passage.folded) : null;
    if (answer) found.push(none(answer.index, answer.index + answer[0].length));
    for (const sentence of passage.sentences) {
      if (found.length > 0 || passage.cell) break;
      const claim = claimIn(sentence.text, sentence.folded, context);
      if (claim) add(claim.name, sentence.start + claim.start);
    }
    // "Data of the Alpha P are used. Annex E demonstrates that both are equivalent": the sentence before names it.
    if (
      found.length === 0 &&
      !passage.cell &&
      passage.sentences.some(({ folded }) => /\b(?:both|the two|they|these)\b[^.;]{0,40}\bequivalen/u.test(folded) && claiming.test(folded))
    ) {
      const claim = claimIn(passage.text, passage.folded, context);
      if (claim) add(claim.name, claim.start);
    }
    if (/(?:^|[.;] |\d )equivalence: /.test(passage.folded))
      for (const sentence of passage.sentences) {
        if (negated.test(sentence.folded)) continue;
        for (const match of sentence.text.matchAll(chosen))
          if (!found.some(({ start, end }) => start < sentence.start + match.index + match[0].length && sentence.start + match.index < end))
            add(match[1]!, sentence.start + match.index);
      }
    // A row or a remark in brackets says what a device is to the evaluated one.
    const row = passage.cell?.rowLabel ?? '';
    if (/^(?:the )?equivalent(?: device)?$/.test(passage.folded.trim()) && !guidance.test(row) && new RegExp(`^${proper}$`, 'u').test(row))
      found.push({
        value: { type: 'name', name: row, folded: comparableName(row) },
        says: `claimed to ${row}`,
        start: 0,
        end: passage.text.length,
        subject: 'device',
        weight: 'defining',
      });
    const bracketed = new RegExp(`${proper} \\((?:the )?equivalent(?: device)?\\)`, 'u').exec(passage.text);
    if (bracketed && found.length === 0) add(bracketed[1]!, bracketed.index);
    for (const field of fieldsOf(passage)) {
      if (
        !/^(?:the )?equivalen(?:ce|t)(?: (?:device|route|claimed|to|with|stream|pathway|path|approach|strategy|claim))?(?: \([^)]*\))? ?\??$/.test(
          field.foldedLabel.trim(),
        )
      )
        continue;
      const first = new RegExp(
        `^\\W*(?:(?:[Yy]es|YES|[Cc]laimed|shown|comparison|route|demonstrated)(?:[,:]| [-–—])? )?(?:(?:to|with|via|by|through|of) )?(?:the )?(?:(?:predecessor|device|product),? )?${proper}`,
        'u',
      ).exec(field.value);
      if (
        first &&
        found.length === 0 &&
        !guidance.test(first[1]!) &&
        !/^(?:None|No|Not|N|See|Claimed|Yes|Table|Section|The|Demonstrated)$/.test(first[1]!.split(' ')[0]!)
      )
        add(first[1]!, field.start + field.value.indexOf(first[1]!));
      if (
        found.length === 0 &&
        described.test(fold(field.value)) &&
        !negated.test(fold(field.value)) &&
        !/\bno(?:ne)?\b/i.test(field.value)
      )
        found.push({
          value: { type: 'name', name: 'predecessor', folded: 'predecessor' },
          says: 'claimed to the predecessor',
          start: field.start,
          end: field.end,
          subject: 'device',
          weight: 'defining',
        });
      if (/^\W*(?:none|nil|no\b|not\b|n\/a|without\b)(?![^.;]*\bonly\b)/i.test(field.value) && found.length === 0) {
        found.push(none(field.start, Math.min(field.end, field.start + 12)));
      }
    }
    const heading = passage.headings.at(-1)?.title.toLowerCase() ?? '';
    const referred =
      found.length === 0 && !passage.cell && passage.index > 0 && /equivalen/.test(heading) ? reference.exec(passage.text) : null;
    if (referred && !negated.test(passage.folded) && !noDeviceName.test(referred[1]!.split(' ')[0]!) && !guidance.test(referred[1]!))
      add(referred[1]!, referred.index + referred[0].length - referred[1]!.length);
    // A section of its own begins with the device: "Equivalent device. The Beta 2 by …".
    if (
      found.length === 0 &&
      !passage.cell &&
      /^(?:[\d.§ ]*|[a-z]\.\d )equivalen(?:ce|t(?: device)?)(?: strategy| route| claim)?\??$/.test(heading.trim()) &&
      notUsed.test(passage.folded)
    )
      found.push(none(0, passage.sentences[0]?.end ?? passage.text.length));
    const refusal = found.length === 0 && !passage.cell && /equivalen/.test(heading) ? refusalIn(passage, document) : undefined;
    if (refusal) found.push(none(refusal.start, refusal.end));
    const opening =
      passage.index > 0 &&
      /^equivalent device\b/.test(heading) &&
      passage.kind === 'paragraph' &&
      document.passages[passage.index - 1]?.kind === 'heading'
        ? new RegExp(`^(?:The )?${proper}`, 'u').exec(passage.text)
        : null;
    if (
      opening &&
      found.length === 0 &&
      !/^(?:The|No|None|This|It|In|For|Equivalence|Table|MDCG|Annex|A|An|All|One|Data|Device)$/.test(opening[1]!.split(' ')[0]!)
    )
      add(opening[1]!, passage.text.indexOf(opening[1]!));
    return found;
  },
  examples: [
    {
      text: 'For cutting, equivalence to the Velora M1 is claimed. No equivalence is claimed for coagulation.',
      finds: ['claimed to Velora M1'],
    },
    { text: 'Equivalence to products of third parties is not claimed, nor to any competitor device.', finds: [] },
    { text: 'Equivalence to another device is not claimed.', finds: ['not claimed'] },
    { text: 'Equivalence to the Velora M1 is claimed and shown in annex C.', finds: ['claimed to Velora M1'] },
    {
      text: 'Equivalence: for imaging the Alvora P shall be used. For dosing the Belmo X shall be used in the same manner.',
      finds: ['claimed to Alvora P', 'claimed to Belmo X'],
    },
    {
      text: 'Device: Velora. Equivalence with the Velora M1 for Cruise only. No equivalent device is claimed for Boost.',
      finds: ['claimed to Velora M1'],
    },
    {
      text: 'Tamarisk 3 was chosen as equivalent device. The report draws on data of Osprea 2, to which equivalence is claimed.',
      finds: ['claimed to Tamarisk 3', 'claimed to Osprea 2'],
    },
    { text: 'It was decided not to claim equivalence.', finds: ['not claimed'] },
    { text: 'The evaluation is not based on equivalence.', finds: ['not claimed'] },
    {
      text: 'The competitor claims equivalence to Osprea 2. Is the pump equivalent to Tamarisk 3? Tamarisk 3 was considered as an equivalent device but rejected. This was considered equivalent. The evaluation is not based on equivalence alone.',
      finds: [],
    },
    { text: '| Device | Role |\n|---|---|\n| Tamarisk 3 | equivalent |\n| Osprea 2 | similar |', finds: ['claimed to Tamarisk 3'] },
    {
      text: '| Item | Value |\n|---|---|\n| Equivalent device | the mask of the preceding generation, whose results are taken over |',
      finds: ['claimed to the predecessor'],
    },
    {
      text: 'Equivalence with the Velora Ti is asserted and has been proven in accordance with Annex XIV.',
      finds: ['claimed to Velora Ti'],
    },
    { text: '## Did we claim equivalence?\n\nWe did, with the Velora Ti; no question was left open.', finds: ['claimed to Velora Ti'] },
    { text: '## Did we claim equivalence?\n\nWe did not.', finds: ['not claimed'] },
    { text: 'Velora Ti by Brisk Implants SA is claimed to be equivalent.', finds: ['claimed to Velora Ti'] },
    {
      text: 'Annex E argues that the Alvora P, with identical leads, is equivalent to the subject device.',
      finds: ['claimed to Alvora P'],
    },
    { text: 'Clinical data of the Alvora Duo are to be used by way of equivalence.', finds: ['claimed to Alvora Duo'] },
    { text: 'The equivalence route under Annex XIV shall not be relied upon.', finds: ['not claimed'] },
    { text: 'We do not want to start from zero, so the plan foresees equivalence to the Alvora P.', finds: ['claimed to Alvora P'] },
    { text: '## Track 1 - equivalence\n\nReference product Alvora P8 (EQ-01). Delta: new window.', finds: ['claimed to Alvora P8'] },
    { text: '- Equivalence stream: N/A, none foreseen', finds: ['not claimed'] },
    { text: 'Equivalence was considered and dropped.', finds: ['not claimed'] },
    { text: 'Equivalence is not affected by the new colour. There is no equivalent of this score in other languages.', finds: [] },
    { text: 'For the AI function equivalence is not intended. Equivalence is not claimed for the second indication.', finds: [] },
    { text: 'No other pump is taken to be equivalent.', finds: ['not claimed'] },
    { text: 'The evaluation shall do without an equivalent device.', finds: ['not claimed'] },
    { text: 'We shall claim equivalence to no other frame.', finds: ['not claimed'] },
    { text: 'Article 5 (Equivalence). ☐ claimed ☒ not claimed.', finds: ['not claimed'] },
    { text: 'The Blasket Ring is used as comparator; a test to equivalence margins compares the two.', finds: [] },
    { text: 'The plan foresees no equivalence route.', finds: ['not claimed'] },
    { text: 'Equivalence is not claimed with any device.', finds: ['not claimed'] },
    { text: 'Equivalence to another device is not claimed.', finds: ['not claimed'] },
    { text: 'Data of the Alvora P are used. Annex E demonstrates that both braids are equivalent.', finds: ['claimed to Alvora P'] },
    { text: 'Equivalence to another device will not be claimed.', finds: ['not claimed'] },
    { text: '## Equivalence strategy\n\nThe braid is judged alone; no other braid serves as reference.', finds: ['not claimed'] },
    { text: '## Equivalence strategy\n\nResults obtained with earlier models are not carried over.', finds: ['not claimed'] },
    {
      text: '## Equivalence\n\nEquivalence to the Velora M1 is claimed.\n\nResults obtained with earlier models are not carried over.',
      finds: ['claimed to Velora M1'],
    },
    { text: '| Item | Description |\n|---|---|\n| STR-1 | no equivalence to another device is claimed |', finds: ['not claimed'] },
    {
      text: 'Claim of equivalence with Perfuport S; the table is in annex B. The differences are without significance.',
      finds: ['claimed to Perfuport S'],
    },
    {
      text: 'Equivalence with the Planimetra 2, an earlier product of the house, is claimed (annex E).',
      finds: ['claimed to Planimetra 2'],
    },
    {
      text: 'Data are lacking; hence for these infants equivalence is not used as a source. With the Ovalis 8 no equivalence is claimed.',
      finds: [],
    },
    { text: 'MDCG 2020-5 explains how equivalence is shown. The curves were equivalent.', finds: [] },
  ],
} satisfies StatementKind;

/** "Did we claim equivalence?": "We did, with the Alvora P.", "No.", "We did not." */
function answerTo(passage: Passage, found: Found[], add: (name: string, start: number) => void): void {
  const title = fold(passage.headings.at(-1)?.title ?? '');
  const [first] = passage.sentences;
  if (!first || passage.cell || !/\bequivalen\w*\b[^.]{0,30}\?$/u.test(title) || /^(?:how|why|when|where|in what)\b/u.test(title)) return;
  const no = /^(?:no\b(?! doubt)|none\b|we (?:do|did|have|shall|will) not\b|not\b|it (?:is|was) not\b)/u.exec(first.folded);
  if (no) found.push(none(first.start, first.start + no[0].length));
  const yes = yesWith.exec(first.text);
  if (yes && !/^(?:Annex|MDR|MDCG|Article|Table|Section)\b/u.test(yes[1]!))
    add(yes[1]!, first.start + yes.index + yes[0].length - yes[1]!.length);
}
const yesWith = new RegExp(
  `^(?:Yes|We (?:did|do|have|shall|will)(?: so)?|It (?:is|was))\\b(?! not)[^.;]{0,24}?(?:,|:| with| to| for)?(?: with| to| for)? (?:the )?${proper}`,
  'u',
);

function none(start: number, end: number): Found {
  return { value: { type: 'name', name: 'none', folded: 'none' }, says: 'not claimed', start, end, subject: 'device', weight: 'defining' };
}

/** A sentence that refuses every other device in a section that says nothing else of equivalence, neither of one claimed nor of one given up. */
function refusalIn(passage: Passage, document: DossierDocument): Span | undefined {
  const sentence = passage.sentences.find(({ folded }) => noOtherDevice.test(folded) && !/\b(?:would|if|must|requires)\b/u.test(folded));
  if (!sentence) return undefined;
  const section = document.passages.filter(({ headings, kind }) => headings === passage.headings && kind !== 'heading');
  return section.some(({ folded, cell }) => cell !== undefined || /equivalen/u.test(folded)) ? undefined : sentence;
}

/** Whether a sentence names another device: what it refuses may be refused for that one alone. */
function namesOther(folded: string, context: DossierContext): boolean {
  return mentionsAny(folded, context.otherNames);
}

const properNames = new RegExp(proper, 'gu');
const noDeviceName =
  /^(?:Annex|Table|Section|Figure|Appendix|Chapter|Part|MDR|MDCG|MEDDEV|ISO|EN|IEC|EU|CE|CER|CEP|PMCF|PSUR|SSCP|IFU|Article|Regulation|Class|Rule|UDI|The|This|That|These|Those|A|An|In|On|At|For|From|To|By|With|Of|As|If|It|Its|We|Our|You|No|Not|None|All|Both|Each|Data|Clinical|Equivalence|Equivalent|Since|Because|Where|When|While|What|Which|Literature|Own|Evidence|Study|Trial|Claim|Comparison|Technical|Biological|Route|Document|January|February|March|April|May|June|July|August|September|October|November|December)$/u;

/** A sentence that takes another device as equivalent, in whatever order it says so: "the Alpha P, with identical leads, is equivalent to the Alpha R". */
function claimIn(text: string, folded: string, context: DossierContext): { readonly name: string; readonly start: number } | undefined {
  if (!/equivalen/u.test(folded) || !claiming.test(folded) || otherSense.test(folded) || notMade.test(folded)) return undefined;
  if (noRoute.test(folded) || (noDevice.test(folded) && !toOne.test(folded))) return undefined;
  const clauses = folded
    .replace(/\([^)]*\)/gu, (one) => ' '.repeat(one.length))
    .replace(ownClause, ';')
    .split(/[;:]/u);
  if (
    /\b(?:rejected|examined|excluded|ruled out|searched|no equivalen\w+|comparators?|benchmarks?|state of the art|similar (?:device|product)s?)\b/u.test(
      folded,
    ) &&
    !toOne.test(folded)
  )
    return undefined;
  if (clauses.some((clause) => /equivalen/u.test(clause) && negated.test(clause) && !toOne.test(clause))) return undefined;
  if (/\b(?:article|mdcg|guidance|regulation|requires|would|if|whether|cannot|may be)\b|\?\s*$/u.test(folded)) return undefined;
  const names = [...text.matchAll(properNames)].flatMap((match) => {
    let name = match[1]!.replace(/[.,]$/u, '');
    let start = match.index + match[0].indexOf(match[1]!);
    // A sentence begins with a capital: "The Alpha P", "Data of the Alpha P".
    while (noDeviceName.test(name.split(' ')[0]!) && name.includes(' ')) {
      const cut = name.indexOf(' ') + 1;
      name = name.slice(cut);
      start += cut;
    }
    const first = name.split(' ')[0]!;
    if (noDeviceName.test(first) || !/\p{Ll}{2}|\d/u.test(name) || name.length < 3 || /^[\p{L}]\d?$/u.test(name)) return [];
    if (/^(?:Annex|Table|Section|Appendix) $/iu.test(text.slice(Math.max(0, start - 6), start))) return [];
    return [{ name, start, folded: comparableName(name) }];
  });
  const own = (folded: string): boolean =>
    context.deviceNames.some((device) => ` ${device} `.includes(` ${folded} `) || ` ${folded} `.includes(` ${device} `));
  const study = (folded: string): boolean => context.studies.some(({ name }) => comparableName(name) === folded);
  const others = names.filter((one) => !own(one.folded) && !study(one.folded));
  const known = others.find((one) => mentionsAny(one.folded, context.otherNames));
  if (known) return known;
  // Of names that no document introduces, only one that is no first word of a sentence alone or shares a word with the device is taken.
  const family = new Set(context.deviceNames.flatMap((name) => name.split(' ')).filter((word) => word.length > 3));
  return (
    others.find((one) => one.folded.split(' ').some((word) => family.has(word))) ??
    others.find((one) => one.name.includes(' ') && /\b(?:the|to|with|of|a|equivalent) $/iu.test(text.slice(0, one.start)))
  );
}
