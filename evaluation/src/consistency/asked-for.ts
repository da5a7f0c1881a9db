import { keptByText } from './text/kept-by-text.ts';

/** A property of the device that documents tell in a slot of its own: behind a label, in the answer to a question, in a row of a table. */
export type AskedFor = 'users' | 'environment' | 'lifetime' | 'sterilisation' | 'reuse';

/**
 * What a label, a question or the words before a colon ask for. Templates word their slots in countless ways ("Who operates", "Re-use status", "Germ-free
 * supply?", "Term of life"), so that the nouns and verbs count that nobody can do without, not whole labels. The words are given folded.
 */
export const askedFor = keptByText((words: string): ReadonlySet<AskedFor> => {
  const bare = words
    .replace(numbering, '')
    .replace(/[\s:?*.]+$/u, '')
    .trim();
  const found = new Set<AskedFor>();
  if (bare.length < 3 || bare.length > 130 || negated.test(bare.replace(/\bso that no\b/u, ''))) return found;
  const short = bare.length <= 70;
  if (short && (userNoun.test(bare) || userDoes.test(bare)) && !notUsers.test(bare)) found.add('users');
  if (short && (placeNoun.test(bare) || where.test(bare)) && !notPlaces.test(bare)) found.add('environment');
  if (life.test(bare) && !notLife.test(bare)) found.add('lifetime');
  if (sterile.test(bare) && !notSterile.test(bare)) found.add('sterilisation');
  if (again.test(bare) && !notAgain.test(bare)) found.add('reuse');
  return found;
});

/** "2.3", "C.5", "Q4:", "Q:". */
const numbering = /^\s*(?:(?:q(?:uestion)?\d*|[a-z]{0,2}\.?\d[\d.]*|[a-z])[.:)]? +)+(?=\p{L})/u;
const negated =
  /\b(?:not|never|no|nobody|without|must ?n't|previous|former|other|similar|predecessor|competit\w+|equivalent|comparator)\b/u;

const userNoun =
  /(?:^|\b(?:who (?:is|are|will be) (?:the|its|your) |by |the |(?:intended|target|expected|assumed|foreseen|permitted|authori[sz]ed|envisaged|retained|typical|which|registered|following|groups? of|circle of) ))(?:end[- ])?(?:users?|operators?)(?: ?\(s\))?(?: (?:groups?|circles?|profiles?|populations?|categor(?:y|ies)|types?))?(?: ?\(s\))?(?=$| (?:is|are|were|was|looked|concerned|considered|assumed|expected|foreseen|intended|retained|targeted|envisaged|of (?:the|this|our) (?:device|product)|and (?:their|its|the)?)|,? ?[/,&(])/u;
const userDoes =
  /(?<!\b(?:for|on|in|to|with|of) )\b(?:who|whom|which (?:people|persons|staff|professionals?|professions?))\b[^?]{0,30}?\b(?:use|uses|used|using|operates?|operated|handles?|handled|manipulates?|appl(?:y|ies)|runs?|implants?|inserts?|places?|fits?|performs?|works? with|work with)\b/u;
const notUsers =
  /\b(?:treated|errors?|needs?|training|trains?|trained|manuals?|inform\w*|interface|help|complain\w*|report\w*|obligations?|tell|told|disclosed|survey|feedback|reached|number|how many|benefit|ask|contact|results?|study|monitor\w*)\b/u;

const placeNoun =
  /\bfollowing (?:(?:care|use) )?(?:places?|locations?|settings?|environments?|sites)(?: of use)?$|^(?:(?:and|the|which|what|its|our|registry|pmcf|study|intended|participating|retained|permitted|foreseen|expected|possible|use|user|care|clinical|operating|target|typical|usual|planned|assumed|general|approved|suitable|recruiting|treatment|healthcare|health|physical|is|are|of|it) )*(?:places?|locations?|settings?|environments?|surroundings|premises|facilit(?:y|ies)|venues?|sites)(?: ?\(s\))?(?: (?:of|for|in|during) (?:the |its )?(?:(?:intended|clinical|normal) )?(?:use|utili[sz]ation|usage|care|treatment|operation|application))?(?: (?:considered|looked at|assumed|retained|foreseen|envisaged|concerned|expected|intended|involved))?(?=$| ?[/,(&])/u;
const where =
  /(?:^|[\s:,])(?:(?:and|or|from) )?where(?: (?:to|it|is|are|does|do|may|can|will|should|must|shall|the|this|they|you|we|i)\b[^?]{0,50}?\b(?:us(?:e|ed|es|ing)|operat\w*|appl(?:y|ied|ies)|handled?|worn|wears?|implant\w*|perform\w*|set up|takes? place|installed|happens?|works?|run)\b.*| (?:used|operated|applied|worn|performed|implanted|installed|handled))?$/u;
const notPlaces =
  /\b(?:stor\w*|kept|keep|body|skin|wound|report\w*|found|find|publish\w*|search\w*|manufactur\w*|produc(?:ed|tion)|buy|ask|learn|carried out|risks?|data|file[sd]?|magnetic|mri?|temperature|humidity|electromagnetic|emc|countr\w*|markets?)\b/u;

const life =
  /\b(?:life ?times?|life ?span|(?:service|use|useful|working|expected|operating|operational|product|device|implant|design)[ -]life|(?:its|the) life$|period of (?:service|utili[sz]ation)|remains? usable|(?:life|term|duration|length|end|period) of (?:the )?(?:product(?:'s)? |device(?:'s)? |service |its |useful |implant )*(?:life|service|device|product|implant)|life duration|durability|time (?:it|the [\p{L}-]+|this [\p{L}-]+) (?:will |can |is (?:expected )?to )?(?:serves?|lasts?|works?|be used|stays?|is used)|(?:will|does|can|should) (?:it|this|the [\p{L}-]+|my [\p{L}-]+) last|life (?:end|ends|last|lasts)|how (?:long|many (?:years|months|days|uses|times|years or uses))\b.{0,40}\b(?:lasts?|rely|count on|serves?|works?|functions?|hold|holds|good|keep(?:s)? working|work|function|remain usable|be used|use (?:it|the|this|my)|is it used))\b/u;
const notLife =
  /\b(?:shelf|storage|stored|battery|batteries|warranty|guarantee|quality of|threatening|half|search|study|registry|follow-?up|patients? (?:followed|observed|live)|stay in hospital|procedure take|sterile|sessions?|per day|each day|a day|at a time|each time|every day|daily)\b/u;

const sterile =
  /\b(?:steril\p{L}*|non-?sterile|unsterile|germs?|germ-free|(?:state|condition|form) (?:at|on|of) (?:delivery|supply)|how (?:is it |it is )?(?:supplied|delivered)|microbes?|micro-?organisms?|bacteria)\b/u;
const notSterile =
  /\b(?:residu\w*|packag\w*|barrier|re-?sterili\w*|before (?:each|every|use|first)|by the (?:user|hospital)|test\w*|validat\w*|infect\w*|allerg\w*|shelf|maintain\w*|until|how long|remain|expir\w*|loss|damaged|compromised|between|accessor\w*|instruments?|skin|wounds?|hands|rooms?|surfaces?|gloves?|gowns?|drapes?|swabs?|gauze|saline|water|failure|risks?|hazards?|single[- ]use|re-?us\w*|standards?)\b/u;

const again =
  /\b(?:re-?us(?:e|ed|able|ability)|single[- ](?:patient[- ])?use|repeated (?:use|utili[sz]ation|application)|multiple use|(?:us\w+|appl\w+|employed|worn) (?:it |this |the [\p{L}-]+ )?(?:again|more than once|once|several times|repeatedly|a second time|twice)|more than (?:once|one (?:patient|use|procedure))|number of uses|how (?:often|many times) (?:can|may|is|should|could|must)\b.{0,40}\bused?|(?:once|one time|one use|single) or (?:several|many|multiple|repeated|re)\w*|(?:usage|use|re-?use) (?:mode|status|type|category|conditions?|restrictions?|frequency)|(?:modes?|conditions?|types?|kinds?|manner|form) of (?:usage|use|reuse|repeated use)|reprocess(?:ing|able|ed)?)$|\b(?:re-?us(?:e|ed|able|ability)|single[- ](?:patient[- ])?use|repeated use|more than once|number of uses)\b/u;
const notAgain = /\b(?:risks?|hazards?|harms?|consequences?|instructions for|validat\w*|interval|why|if|when|error|problem|complain\w*)\b/u;
