/** The words by which an English sentence tells whose date it names. The nearest before the date decides, else the first behind it. */

export const OURS_EN =
  /\b(?:(?:we|i)(?:'ll|’ll| will| shall| can| should(?= (?:have|get|know|be|finish|send|reach))| expect to| plan to| intend to| aim to| hope to|'m going to| am going to| are going to|'re going to)(?: (?:then|also|be able to|be|have|get|let|send|try to|definitely|certainly))*|you (?:will|can expect to|should|'ll|’ll)(?: (?:now|then|instead|certainly|also)){0,2} (?:have|receive|hear|get|see)|(?:you'll|you’ll) (?:have|receive|hear|get|see)|(?:our|my|the) (?:answer|reply|response|quote|quotation|estimate|report|draft|proposal|revised \w+|final \w+|files?|invoice|feedback|first draft|design|layout|proofs?|minutes|contract|update) (?:will|shall|is due|will be|to follow)|our [a-z ]{1,25} will|the [a-z0-9 -]{1,30} will (?:be (?:with you|sent|ready|delivered|available|in your)|follow|reach you)|will (?:get back|be in touch|follow up|be with you|be (?:sent|returned|delivered|submitted|shared|provided|handed over|emailed|forwarded|uploaded|shipped|dispatched|issued))|(?<=(?:\b(?:and|but|then|so)|,)\s)(?:will|shall) (?:then |also )?(?:update|inform|notify|respond|reply|answer|let|revert|come back|report|confirm|send|share|deliver|submit|provide|return|call|email|forward|issue|finali[sz]e|complete|upload)|(?<!\b(?:meet|speak|talk|call|work|check|lunch|up|discuss|agree)(?:ing|ed|d)? )(?:with you|back to you|in your (?:inbox|hands)|on your desk)(?= (?:by|before|no later))|(?:they|it|these|those) will be (?:with you|in your|on your|sent|ready|delivered|available)|(?:move|moved|moving|postpone|postponed|postponing|push|pushed|shift|shifted|change|changed|reschedule|rescheduled)(?: back)?(?: the| our)? (?:delivery|submission|reply|answer|hand-?over|deadline|due date|completion)|(?<=^)(?:will|shall) (?:update|reply|send|get|answer|report|confirm|call|write|revert|share|deliver|follow|come|let)|expect (?:our|my|the|it|them|to hear)|let (?:me|us) (?:get back|come back|confirm|reply|check and (?:reply|get back|come back)))\b/gi;

export const THEIRS_EN =
  /\b(?:(?:could|can|would|will) you|(?:would|is) it(?: be)? possible (?:for you )?to|if you (?:could|would|can)|(?<=^)(?:reply|response|responses|feedback|comments|approval|answer) (?:by|due|needed|required)|(?:please|kindly)(?! (?:find|note|see|accept|excuse|be (?:advised|informed|aware)|bear|allow|expect|give (?:us|me) until))|(?:we|i)(?:'d| would|’d) (?:be grateful|appreciate|need|like)(?: it)? (?:if you|your|to (?:have|receive|hear)|the|you)|we need (?:your|you|the)|i need (?:your|you|the)|(?:would|may|might|could|can) (?:we|i)(?: also| kindly| please)? (?:have|get|ask|receive)|we (?:ask|kindly ask) (?:you|for)|(?:looking|look) forward to (?:receiving|your|hearing)|(?:let|send|give) (?:us|me) (?:know|have|your)|your (?:reply|feedback|approval|answer|comments|confirmation|decision|signature) (?:by|is (?:needed|required)|would))\b/gi;

/** What makes a date neither: it has been, it is spoken of, it can't be, or it is of something else. */
export const NEITHER_EN =
  /\b(?:(?<!be )sent|was|were|had|has been|have been|received|thank(?:s| you) for|as (?:promised|agreed|mentioned|discussed|you)|promised|said|told|mentioned|meeting|call (?:is|on)|conference|appointment|valid|expires?|expired|closed|holiday|office (?:is|will)|vacation|campaign|sale|out of (?:the )?office|away|on leave|exhibit(?:ion|ing|s)?|attend(?:ing|s)?|visit(?:ing|s)?|participat(?:e|es|ing)|travell?(?:ing|s)?|event|cannot|can't|can’t|unable|won't|won’t|not be able|unlikely|impossible|if(?! you (?:could|would|can))|unless|whether|should we|shall we|would it(?! be possible)|is it ok|do you|did you|you (?:said|asked|wrote|mentioned|need|want|requested)|the printer|the supplier|they (?:will(?! be (?:with you|in your|on your|sent|ready|delivered|available))|expect)|he (?:will|expects)|she (?:will|expects)|runs?|opens?|starts?|begins?|takes? place)\b/gi;

/** What binds a date: by, before, on, within, until, no later than; or a word that binds itself (today, tomorrow). */
export const BOUND_EN =
  /(?:\bby:\s*|\b(?:by|before|on|within|until|no later than|not later than|at the latest|in|during|through|for|this|next)\s+(?:the\s+)?|,\s*|\s)$/i;
export const DEADLINE_EN =
  /\b(?:by|before|within|until|no later than|not later than|in)\s+(?:the\s+|about\s+|around\s+)?(?:(?:EOD|COB|end of (?:the )?(?:business )?day|close of business)\s+(?:on\s+)?)?$/i;

/** Labels of a date: what we deliver, what we wait for. */
export const OUR_LABEL_EN =
  /^(?:(?:our |the )?(?:(?:estimated |expected |planned |new |revised |target |final )*(?:delivery|completion|submission|shipping|shipment|handover|dispatch)(?: date| day)?|next update|(?:our|new) (?:answer|reply|response|quotation|quote|due date|date)(?: date| by)?|(?:first|second|final) (?:draft|proof|version|files)))\s*:\s*$/i;
export const THEIR_LABEL_EN =
  /^(?:(?:your |client )?(?:reply|response|answer|feedback|comments?|approval|sign-?off|confirmation|decision|payment|signature|return|corrections?|materials?)(?: (?:deadline|date))?(?: (?:is )?(?:needed|required|requested|due|wanted))?(?: by| on or before| no later than| before)?|deadline(?: for [^:]{1,30})?|(?:please )?(?:reply|respond|return|confirm|approve|pay) by|due(?: date| by)?)\s*:\s*$/i;

/** The lines of a schedule that say whose they are: "Us: Dec 3 first draft", "Dec 3: first draft (us)". */
export const OUR_LINE_EN = /^\s*(?:us|we|our (?:side|team)|ours)\s*[:–-]|\((?:us|our side|by us)\)/i;
export const THEIR_LINE_EN = /^\s*(?:you|your (?:side|team)|yours|client)\s*[:–-]|\((?:you|your side|by you|client)\)/i;
/** "Dec 3: we submit the first draft". */
export const WE_DO_EN =
  /^\s*[:–-]?\s*we (?:submit|send|deliver|return|share|report|hand|provide|upload|present|ship|finish|finalise|finalize|complete|reply|answer|issue|release)\b/i;
export const YOU_DO_EN =
  /^\s*[:–-]?\s*you (?:return|send|confirm|approve|review|reply|provide|sign|comment|share|supply|pay|decide|check|give)\b/i;
export const OUR_ITEM_EN =
  /\b(?:submit|submission|send|deliver|delivery|return|share|report|hand|provide|upload|present|ship|draft|proof|design|version|layout|quote|quotation|estimate|answer|reply|build|translation|files|invoice|minutes|contract|revision|finish|finalise|finalize|complete|issue|release)/i;
export const THEIR_ITEM_EN =
  /\b(?:return|send|confirm|approv|review|reply|provide|sign|comment|feedback|share|supply|pay|decide|decision|check|correction|material|copy|text|give)/i;

/** What somebody said or wrote, in quotation marks. */
export const QUOTED_EN = /\b(?:said|says|wrote|told|mentioned|promised|stating)\b[^"“”]{0,40}["“][^"“”]*["”]/giu;
