import type { Sentence } from './sentences-ja.ts';

/** Written after the grammar, by people who had not seen it. */
export const sentences: readonly Sentence[] = [
  {
    text: "I'll get back to you with a firm figure by Wednesday, 14 January.",
    at: '2026-01-09 10:30',
    promise: '2026-01-14 18:30',
  },
  {
    text: 'We aim to have the revised floor plans with you by close of business on March 11.',
    at: '2026-03-04 14:00',
    promise: '2026-03-11 18:30',
  },
  {
    text: 'You should have the first cut from us by COB Thursday.',
    at: '2026-04-20 11:15',
    promise: '2026-04-23 18:30',
  },
  {
    text: 'Leave it with me - I should have the translation back to you by 3 pm on Tuesday.',
    at: '2026-06-05 17:50',
    promise: '2026-06-09 15:00',
  },
  {
    text: 'We expect to deliver the final artwork at the end of the month.',
    at: '2026-07-27 09:45',
    promise: '2026-07-31 18:30',
  },
  {
    text: 'Our opinion letter will reach you no later than 20 August 2026.',
    at: '2026-08-13 16:20',
    promise: '2026-08-20 18:30',
  },
  { text: 'I will report back within two business days.', at: '2026-09-30 13:10', promise: '2026-10-02 18:30' },
  {
    text: "We'll send the menu and the quote over by the end of next week.",
    at: '2026-11-05 15:40',
    promise: '2026-11-13 18:30',
  },
  {
    text: 'Thank you very much for the order. Our schedule is as follows.\n\nDelivery date: January 15, 2027',
    at: '2026-12-23 12:00',
    promise: '2027-01-15 18:30',
  },
  { text: "I'll let you have our answer by noon tomorrow.", at: '2027-02-09 18:05', promise: '2027-02-10 12:00' },
  {
    text: 'Apologies for the delay. We promised you the proofs for the 10th; you will now receive them from us on the 17th.',
    at: '2027-05-12 10:50',
    promise: '2027-05-17 18:30',
  },
  { text: "We'll return the signed copy to you by EOD today.", at: '2027-08-19 11:30', promise: '2027-08-19 18:30' },
  {
    text: 'Could you kindly let us have your comments by 13 February?',
    at: '2026-02-05 09:40',
    request: '2026-02-13 18:30',
  },
  {
    text: 'Please sign and return both copies no later than Friday, May 22, 2026.',
    at: '2026-05-15 17:00',
    request: '2026-05-22 18:30',
  },
  {
    text: 'Would you mind sending the logo files across by 2 p.m. tomorrow?',
    at: '2026-06-22 13:25',
    request: '2026-06-23 14:00',
  },
  {
    text: 'We would be grateful to receive your feedback on the script by Thursday.',
    at: '2026-09-14 10:10',
    request: '2026-09-17 18:30',
  },
  {
    text: 'Please confirm the headcount by 11/16/2026 so that the kitchen can order.',
    at: '2026-10-28 16:45',
    request: '2026-11-16 18:30',
  },
  {
    text: 'We need your approval by 5pm on 8 March in order to keep the print slot.',
    at: '2027-03-02 12:20',
    request: '2027-03-08 17:00',
  },
  {
    text: 'Reply needed by: June 25 (Fri)\n\nKindly tick one of the two options above and send this back to us.',
    at: '2027-06-21 14:35',
    request: '2027-06-25 18:30',
  },
  {
    text: 'Please let us have the raw footage by March 24. We will send you a rough cut on March 31.',
    at: '2026-03-19 15:15',
    promise: '2026-03-31 18:30',
    request: '2026-03-24 18:30',
  },
  {
    text: 'Schedule:\n- Dec 3: we submit the first draft\n- Dec 8: you return your comments',
    at: '2026-11-26 10:00',
    promise: '2026-12-03 18:30',
    request: '2026-12-08 18:30',
  },
  {
    text: "I'll send you the draft contract by Wednesday. Could you get it back to me by 29 January?",
    at: '2027-01-18 11:55',
    promise: '2027-01-20 18:30',
    request: '2027-01-29 18:30',
  },
  {
    text: 'Kindly provide the glossary by 7 October; the translated brochure will be with you by 14 October.',
    at: '2027-10-05 17:25',
    promise: '2027-10-14 18:30',
    request: '2027-10-07 18:30',
  },
  { text: 'The kick-off meeting is on Tuesday, 3 February at 10 am in our office.', at: '2026-01-26 13:00' },
  { text: 'Our quotation is valid until 30 April 2026.', at: '2026-03-25 16:05' },
  { text: 'Our office will be closed from May 3 to May 6 for the holidays.', at: '2026-04-30 18:15' },
  { text: 'You said you would send the brief by Friday, which works well for us.', at: '2026-05-26 09:50' },
  { text: 'Unfortunately we cannot deliver by July 15.', at: '2026-07-08 14:45' },
  {
    text: 'I did tell you that we would answer by the 28th, and I am sorry that we missed it.',
    at: '2026-08-31 11:05',
  },
  { text: 'We delivered the third batch on October 9, as agreed.', at: '2026-10-13 10:20' },
  { text: 'The printer tells us that their machines will be serviced on 10 December.', at: '2026-12-01 15:30' },
  { text: 'The new regulation comes into force on 1 April 2027.', at: '2027-02-22 12:40' },
  { text: 'Our help desk is staffed 24/7, and 3/4 of all tickets are closed the same day.', at: '2027-04-15 17:20' },
  { text: 'The exhibition runs from September 8 to September 12 at Makuhari Messe.', at: '2027-07-20 10:35' },
  { text: 'Registration for the autumn workshop closed on November 5.', at: '2027-11-11 13:15' },
  // a web director
  {
    text: "Hi Mark,\n\nThanks for the brief. We'll have the revised wireframes with you by 3 pm on Friday, 20 November.\n\nBest,",
    at: '2026-11-17 10:20',
    promise: '2026-11-20 15:00',
  },
  {
    text: 'Could you let us have the final copy for the About page by Thursday 26 November, please?',
    at: '2026-11-17 10:45',
    request: '2026-11-26 18:30',
  },
  {
    text: 'The new site goes live on December 1 at 10 a.m. Tokyo time.',
    at: '2026-11-18 11:00',
    trap: 'event: launch',
  },
  { text: 'On the train. Will reply tomorrow by 11 am.', at: '2026-11-18 19:10', promise: '2026-11-19 11:00' },
  {
    text: 'Please sign off on the staging site by close of business tomorrow.',
    at: '2026-11-24 14:30',
    request: '2026-11-25 18:30',
  },
  { text: "I'm afraid we can't get the banners to you by the 27th.", at: '2026-11-24 15:00', trap: 'negated' },

  // a film line producer
  {
    text: 'Apologies for the slip: the rough cut was due today. You will have it by noon on Monday.',
    at: '2026-11-13 18:00',
    promise: '2026-11-16 12:00',
  },
  {
    text: 'Next steps\n\nYou:\n- return the signed location releases by October 14\n\nUs:\n- send you the updated call sheet by October 16, 6 p.m.',
    at: '2026-10-07 13:40',
    promise: '2026-10-16 18:00',
    request: '2026-10-14 18:30',
  },
  {
    text: 'We are shooting from 19 to 23 October at the Chofu stage.',
    at: '2026-10-07 14:00',
    trap: 'event: shooting days',
  },
  {
    text: "If the weather holds, the drone footage might be with you on October 21, but I can't commit to that.",
    at: '2026-10-15 18:20',
    trap: 'conditional',
  },
  {
    text: 'The hard drive you lent us will be returned to you on 30 October.',
    at: '2026-10-20 12:00',
    promise: '2026-10-30 18:30',
  },

  // a tax consultant
  {
    text: 'Dear Ms Harding,\n\nKindly send us the completed year-end adjustment forms no later than December 10.\n\nWith best regards,',
    at: '2026-11-16 09:50',
    request: '2026-12-10 18:30',
  },
  {
    text: 'We will send over your October trial balance by the end of this month.',
    at: '2026-11-17 14:10',
    promise: '2026-11-30 18:30',
  },
  {
    text: 'Thank you for forwarding the letter. We will send you a draft reply to the tax office within three business days.',
    at: '2026-11-19 11:10',
    promise: '2026-11-25 18:30',
  },
  {
    text: 'Our office will be closed from December 29 through January 3.',
    at: '2026-12-15 17:05',
    trap: 'holiday notice',
  },
  {
    text: 'The second instalment falls due on 30 November and is collected by direct debit, so there is nothing for you to do.',
    at: '2026-11-12 10:40',
    trap: 'statutory due date',
  },
  {
    text: 'As you mentioned on the phone, Mr Sato is going to send the stocktake on the 28th. Thank you.',
    at: '2026-11-19 17:20',
    trap: 'what the client said he would do',
  },

  // a translator
  {
    text: 'Got it, thanks. 2,400 characters is fine. I can deliver tomorrow at 15:00.',
    at: '2026-11-25 10:35',
    promise: '2026-11-26 15:00',
  },
  {
    text: 'What does "our standard" on page 3 refer to? Please let me know by 5 p.m. today.',
    at: '2026-11-25 10:55',
    request: '2026-11-25 17:00',
  },
  { text: 'This quotation is valid until 18 December 2026.', at: '2026-11-18 13:35', trap: 'validity of a quotation' },
  {
    text: "Two chapters to go. I'll deliver the English contract on Friday at 10 a.m.",
    at: '2026-12-01 22:00',
    promise: '2026-12-04 10:00',
  },
  {
    text: 'When I wrote "I\'ll send it by December 15", I meant a different job. Sorry for the confusion.',
    at: '2026-12-03 16:25',
    trap: 'promise only quoted, another job',
  },
  {
    text: 'Would you mind filling in the blanks in the glossary and returning it by next Tuesday?',
    at: '2026-12-03 14:20',
    request: '2026-12-08 18:30',
  },

  // a package designer
  { text: 'We will send you both dielines on Nov. 19.', at: '2026-11-16 20:10', promise: '2026-11-19 18:30' },
  {
    text: 'The proofs went out by courier today. Please check the colours and tell us yes or no by noon on 26 November.',
    at: '2026-11-24 16:10',
    request: '2026-11-26 12:00',
  },
  {
    text: 'We are exhibiting at the packaging show at Tokyo Big Sight from December 2 to 4.',
    at: '2026-11-24 16:35',
    trap: 'exhibition',
  },
  {
    text: "Good point about the label type size. Let me look up the rule; I'll get back to you by Wednesday.",
    at: '2026-11-16 11:30',
    promise: '2026-11-18 18:30',
  },

  // an event caterer
  {
    text: 'Could you confirm your final headcount by 5 p.m. on Monday, December 14?',
    at: '2026-12-03 10:05',
    request: '2026-12-14 17:00',
  },
  {
    text: "I'll email you the allergy-friendly menu by 12:00 on Monday 7 December.",
    at: '2026-12-02 15:55',
    promise: '2026-12-07 12:00',
  },
  {
    text: 'On December 19 the doors open at 5 p.m. and dinner is served at six.',
    at: '2026-12-02 16:05',
    trap: 'event',
  },
  {
    text: "I'll send the wine list tomorrow. Please choose your bottles by Friday, December 11.",
    at: '2026-12-08 10:30',
    promise: '2026-12-09 18:30',
    request: '2026-12-11 18:30',
  },
  { text: 'Our Christmas menu offer runs through December 25.', at: '2026-11-24 11:10', trap: 'campaign' },

  // a game localisation manager
  {
    text: 'Hi team,\n\nQuick update on languages: French and Spanish are done, German is in review. The German LQA report will be submitted by us on Friday, January 29, at 17:00 JST.',
    at: '2027-01-22 18:20',
    promise: '2027-01-29 17:00',
  },
  {
    text: 'Can your dev team please upload the string diff to our SFTP by Tuesday, Feb 2?',
    at: '2027-01-26 11:35',
    request: '2027-02-02 18:30',
  },
  {
    text: 'The platform holder expects to publish its certification results around February 9.',
    at: '2027-01-26 12:35',
    trap: 'third party',
  },
  {
    text: 'Sorry about the delay with the Korean store text. We had said Wednesday; we will resubmit it by 1 p.m. tomorrow.',
    at: '2027-02-03 20:25',
    promise: '2027-02-04 13:00',
  },
  { text: 'The closed beta starts on 18 February at 18:00.', at: '2027-02-09 16:35', trap: 'event' },

  // a patent attorney's office
  {
    text: 'We will forward our draft response to the Office Action to you by December 11, 2026.',
    at: '2026-11-19 10:05',
    promise: '2026-12-11 18:30',
  },
  {
    text: "We should be grateful if you would send us the inventors' comments by 4 December 2026.",
    at: '2026-11-19 10:25',
    request: '2026-12-04 18:30',
  },
  {
    text: 'The time limit set by the JPO expires on 18 January 2027.',
    at: '2026-11-19 10:35',
    trap: 'statutory time limit',
  },
  {
    text: 'The application was filed on November 10, 2026, and the filing receipt is attached.',
    at: '2026-11-24 15:05',
    trap: 'past',
  },
  {
    text: 'We will email the power of attorney form today. Please return the signed original by 30 November.',
    at: '2026-11-18 10:35',
    promise: '2026-11-18 18:30',
    request: '2026-11-30 18:30',
  },

  // an architect
  {
    text: 'I have put your question to the city. You will hear from me by 5 p.m. on Wednesday.',
    at: '2027-02-15 09:50',
    promise: '2027-02-17 17:00',
  },
  {
    text: 'The next site meeting is on Thursday, February 25 at 10:00. Hard hats will be provided.',
    at: '2027-02-16 12:35',
    trap: 'meeting',
  },
  {
    text: 'Please choose the cladding and give us your thoughts on the lighting plan by Saturday 6 March.',
    at: '2027-02-25 19:05',
    request: '2027-03-06 18:30',
  },

  // a printing company
  {
    text: "Again, our apologies for the misprint. We'll submit the incident report by the end of the day on 3/19.",
    at: '2027-03-17 11:05',
    promise: '2027-03-19 18:30',
  },
  {
    text: 'Please upload your print files no later than 13:00 on Thursday, 4 March.',
    at: '2027-03-01 10:15',
    request: '2027-03-04 13:00',
  },

  // a system integrator's PM
  {
    text: 'The maintenance contract commences on 1 February 2027.',
    at: '2026-12-16 17:55',
    trap: 'start of a contract',
  },
  {
    text: 'Ticket 0482: root-cause analysis is under way. We will give you a first answer by 15:00 on the next business day.',
    at: '2026-11-20 17:05',
    promise: '2026-11-24 15:00',
  },

  // a freelance illustrator
  {
    text: "Rough's done! I'll send the finished art next Thursday.",
    at: '2026-11-20 23:15',
    promise: '2026-11-26 18:30',
  },
  // promises
  {
    text: 'Dear Ms Hartley,\n\nThank you for your enquiry of 16 November. We will let you have our quotation by Friday, 20 November.\n\nKind regards',
    at: '2026-11-17 10:15',
    promise: '2026-11-20 18:30',
  },
  {
    text: "Got it, thanks. I'll send the revised deck by 3 pm tomorrow.",
    at: '2026-10-20 17:45',
    promise: '2026-10-21 15:00',
  },
  {
    text: 'Please accept our apologies for the delay. The samples were due to reach you on October 5; we will now deliver them on October 9.',
    at: '2026-10-05 16:30',
    promise: '2026-10-09 18:30',
  },
  {
    text: 'This is to acknowledge receipt of your request. A member of our team will reply within three business days.',
    at: '2026-11-19 09:50',
    promise: '2026-11-25 18:30',
  },
  {
    text: 'Status report: translation is complete and proofreading is under way. Final files will be delivered on Thursday, December 3 at noon.',
    at: '2026-11-30 14:20',
    promise: '2026-12-03 12:00',
  },
  {
    text: 'We shall return the countersigned agreement to you by 30 October.',
    at: '2026-10-22 11:05',
    promise: '2026-10-30 18:30',
  },
  {
    text: "I'm looking into this with our engineers and will get back to you by close of business today.",
    at: '2026-12-08 10:40',
    promise: '2026-12-08 18:30',
  },
  {
    text: 'By the end of next week you will have our full report on the incident.',
    at: '2026-10-07 13:15',
    promise: '2026-10-16 18:30',
  },
  {
    text: "Invoice for November: we'll issue it on 1 December, as usual.",
    at: '2026-11-26 15:00',
    promise: '2026-12-01 18:30',
  },
  {
    text: 'Sorry, stuck on set all day. Will call you back tomorrow by 11am with an answer.',
    at: '2026-09-09 19:20',
    promise: '2026-09-10 11:00',
  },
  {
    text: 'Following our conversation this morning, the minutes will be circulated by us no later than 5:30 p.m. on Wednesday.',
    at: '2027-01-18 12:00',
    promise: '2027-01-20 17:30',
  },
  {
    text: 'The proofs arrived safely. You can expect our corrections on Monday, 7 December.',
    at: '2026-12-01 16:50',
    promise: '2026-12-07 18:30',
  },
  {
    text: 'We regret that the drawings could not be completed by 12 March as agreed. The new submission date is 18 March, and we will keep to it.',
    at: '2027-03-11 17:10',
    promise: '2027-03-18 18:30',
  },
  {
    text: "I understand this is urgent. You'll have our answer by 17:00 on the 26th.",
    at: '2026-11-24 11:30',
    promise: '2026-11-26 17:00',
  },
  {
    text: 'Delivery schedule\n- Item: trade-show banners (x6)\n- Our delivery date: December 11, 2026\n\nPlease let us know if you have any questions.',
    at: '2026-11-27 10:00',
    promise: '2026-12-11 18:30',
  },
  {
    text: 'We are pleased to confirm that the brochures will be shipped from our Yokohama office on Tuesday, October 27.',
    at: '2026-10-20 09:45',
    promise: '2026-10-27 18:30',
  },
  {
    text: "Thanks for the brief! I'll share first sketches by Thursday.",
    at: '2027-02-01 20:10',
    promise: '2027-02-04 18:30',
  },
  {
    text: 'Our monthly report will be sent to you by the end of this month.',
    at: '2026-09-15 14:00',
    promise: '2026-09-30 18:30',
  },

  // requests
  {
    text: 'According to our records, invoice 2071 remains unpaid. Please arrange payment by 11 December.',
    at: '2026-12-01 10:20',
    request: '2026-12-11 18:30',
  },
  {
    text: 'Could you please sign both copies and return one to us by Wednesday, October 14?',
    at: '2026-10-02 15:40',
    request: '2026-10-14 18:30',
  },
  {
    text: 'A gentle reminder that we have yet to receive your logo files. We would be grateful if you could let us have them by noon on Friday.',
    at: '2026-09-15 11:25',
    request: '2026-09-18 12:00',
  },
  {
    text: 'Which of the following works for you?\n- Tuesday, Dec 8, 10:00\n- Wednesday, Dec 9, 14:00\nPlease let me know by Thursday, December 3.',
    at: '2026-11-30 17:30',
    request: '2026-12-03 18:30',
  },
  {
    text: 'I attach the draft agreement. Would you kindly send us your comments by 22 January?',
    at: '2027-01-13 10:10',
    request: '2027-01-22 18:30',
  },
  {
    text: 'Please approve the layout today so the files can go to print.',
    at: '2026-11-10 09:55',
    request: '2026-11-10 18:30',
  },
  {
    text: "We'd appreciate your feedback on the storyboard by 4 p.m. tomorrow.",
    at: '2026-10-28 13:35',
    request: '2026-10-29 16:00',
  },
  {
    text: 'The exhibition opens on 10 December. Kindly confirm the booth plan by 27 November.',
    at: '2026-11-18 16:15',
    request: '2026-11-27 18:30',
  },

  // both
  {
    text: 'Please send us the final copy by 14 October. We will deliver the first layout on 21 October.',
    at: '2026-10-06 10:30',
    promise: '2026-10-21 18:30',
    request: '2026-10-14 18:30',
  },
  {
    text: 'Next steps:\n- You: return the marked-up proofs by November 12\n- We: deliver the second proofs by November 18',
    at: '2026-11-06 15:20',
    promise: '2026-11-18 18:30',
    request: '2026-11-12 18:30',
  },
  {
    text: 'I will email the revised estimate by noon tomorrow. Could you send your purchase order by Friday, December 4?',
    at: '2026-11-25 17:00',
    promise: '2026-11-26 12:00',
    request: '2026-12-04 18:30',
  },
  {
    text: "We'll send the contract by courier today. Once it reaches you, please sign and return it by 30 September.",
    at: '2026-09-16 11:45',
    promise: '2026-09-16 18:30',
    request: '2026-09-30 18:30',
  },
  {
    text: 'Our answers to your questions will follow on Thursday. In the meantime, please send us the list of attendees by tomorrow.',
    at: '2027-02-15 14:25',
    promise: '2027-02-18 18:30',
    request: '2027-02-16 18:30',
  },
  {
    text: 'I apologise for the late report, which we will submit by 10:00 on Friday, 15 January. May I also ask you to return the enclosed release form by 20 January?',
    at: '2027-01-13 18:00',
    promise: '2027-01-15 10:00',
    request: '2027-01-20 18:30',
  },
  {
    text: 'We will issue our invoice on December 1. Please make payment by December 28.',
    at: '2026-11-27 12:40',
    promise: '2026-12-01 18:30',
    request: '2026-12-28 18:30',
  },

  // traps
  { text: 'I look forward to our meeting on Thursday, 3 December at 10 a.m.', at: '2026-11-26 11:10', trap: 'meeting' },
  {
    text: 'Please find our quotation attached. It is valid until December 18, 2026.',
    at: '2026-11-18 14:30',
    trap: 'validity of a quotation',
  },
  {
    text: 'Our office will be closed from 29 December to 3 January and will reopen on 4 January.',
    at: '2026-12-16 10:00',
    trap: 'holiday notice',
  },
  {
    text: 'We delivered the final files on November 10 and trust that they reached you safely.',
    at: '2026-11-17 09:45',
    trap: 'past delivery',
  },
  {
    text: 'Thank you for confirming that you will send the purchase order by 2 December.',
    at: '2026-11-26 16:35',
    trap: 'what the client said he would do',
  },
  {
    text: 'If the order were placed in December, delivery would be on January 20.',
    at: '2026-11-13 15:50',
    trap: 'conditional',
  },
  { text: 'Unfortunately, we cannot deliver by November 27.', at: '2026-11-16 17:20', trap: 'negated' },
  {
    text: 'The printer tells us that his presses will be free on 7 December.',
    at: '2026-11-24 13:00',
    trap: 'third party date',
  },
  {
    text: 'The agreement takes effect on 1 April 2027 and runs for two years.',
    at: '2027-03-08 10:25',
    trap: 'start of a contract',
  },
  {
    text: 'In my email of September 3 I wrote, "We will reply by September 11." As you know, that reply went out on September 10.',
    at: '2026-09-16 15:05',
    trap: 'quoted promise, past',
  },
  {
    text: 'There is no need to reply by Friday; take all the time you need.',
    at: '2026-10-13 12:20',
    trap: 'negated request',
  },
  {
    text: 'We will be exhibiting at Tokyo Big Sight from October 14 to 16, booth E-204.',
    at: '2026-10-01 16:00',
    trap: 'exhibition',
  },
  { text: 'We received your payment on 30 November, with thanks.', at: '2026-12-02 11:40', trap: 'past payment' },
  { text: 'The early-bird campaign ends on December 25.', at: '2026-12-07 14:15', trap: 'campaign' },
  { text: 'My colleague Mr Mori is on leave until 25 November.', at: '2026-11-19 17:25', trap: 'absence' },
  {
    text: "The courier's website shows arrival in Rotterdam on January 14.",
    at: '2027-01-07 11:55',
    trap: 'third party date',
  },
  { text: 'The launch party is on Friday, February 19 at 7 p.m. in Ebisu.', at: '2027-02-09 18:10', trap: 'event' },
  {
    text: "Thank you for your enquiry. I'll get back to you with a full quotation by Wednesday 25 November.",
    at: '2026-11-18 10:00',
    promise: '2026-11-25 18:30',
  },
  { text: "We'll send you the revised artwork tomorrow.", at: '2026-11-17 11:30', promise: '2026-11-18 18:30' },
  {
    text: 'Could you please return the signed contract by Friday, November 20?',
    at: '2026-11-16 15:00',
    request: '2026-11-20 18:30',
  },
  {
    text: 'Looking forward to our meeting on Thursday, 26 November at 2 pm in your Marunouchi office.',
    at: '2026-11-19 09:45',
    trap: 'meeting',
  },
  {
    text: 'We are looking into the outage and will update you by 5 pm today.',
    at: '2026-11-24 10:20',
    promise: '2026-11-24 17:00',
  },
  {
    text: 'Please let us have your comments on the first draft by noon on Monday, December 7.',
    at: '2026-12-01 16:00',
    request: '2026-12-07 12:00',
  },
  {
    text: 'Our office will be closed from December 29 through January 3 for the New Year holidays.',
    at: '2026-12-14 10:00',
    trap: 'holiday notice',
  },
  { text: 'You will have our proposal by the end of this week.', at: '2026-11-11 14:00', promise: '2026-11-13 18:30' },
  { text: 'This quotation is valid until 18 December 2026.', at: '2026-11-18 11:20', trap: 'validity of a quotation' },
  { text: "I'll check with our tax adviser and reply on Monday.", at: '2026-11-12 17:00', promise: '2026-11-16 18:30' },
  {
    text: 'Thank you all for the lively discussion yesterday and for the extra figures you sent over afterwards, which I have now worked into chapter 3. We will deliver the final report on December 4.',
    at: '2026-11-25 13:15',
    promise: '2026-12-04 18:30',
  },
  {
    text: 'We would be grateful if you could confirm the billing address by 30 November.',
    at: '2026-11-24 15:00',
    request: '2026-11-30 18:30',
  },
  { text: 'Did you receive the invoice we sent on November 13?', at: '2026-11-16 15:10', trap: 'past delivery' },
  {
    text: "We'll send over the login details for the test environment by the end of next week.",
    at: '2026-12-10 09:50',
    promise: '2026-12-18 18:30',
  },
  {
    text: 'The translated manuscript will be delivered by the end of the month.',
    at: '2026-11-17 10:50',
    promise: '2026-11-30 18:30',
  },
  {
    text: 'Thanks for letting us know that you will send the assets on November 20.',
    at: '2026-11-13 16:40',
    trap: 'what the client said he would do',
  },
  {
    text: 'Please send us your selection of photos no later than 3 p.m. on Tuesday, December 8.',
    at: '2026-12-02 13:30',
    request: '2026-12-08 15:00',
  },
  {
    text: 'I will answer your questions within three business days.',
    at: '2026-11-19 17:00',
    promise: '2026-11-25 18:30',
  },
  { text: 'Our winter sale runs from December 1 to December 25.', at: '2026-12-01 10:00', trap: 'campaign' },
  {
    text: 'I will submit the site map by Friday, December 4. Please send us your feedback by Wednesday, December 9.',
    at: '2026-11-30 14:20',
    promise: '2026-12-04 18:30',
    request: '2026-12-09 18:30',
  },
  { text: 'Expect the minutes from me tomorrow by noon.', at: '2026-11-05 18:10', promise: '2026-11-06 12:00' },
  {
    text: 'Kindly let me know which of these slots you prefer by Thursday 22 October, 17:00.',
    at: '2026-10-20 11:30',
    request: '2026-10-22 17:00',
  },
  { text: 'The new rates take effect on December 1.', at: '2026-11-20 10:20', trap: 'start of new prices' },
  { text: 'You will hear back from us by Friday 18 December.', at: '2026-12-15 10:00', promise: '2026-12-18 18:30' },
  {
    text: 'On a train, so briefly: drawings with you by Thursday.\n\nSent from my phone',
    at: '2026-11-24 12:30',
    promise: '2026-11-26 18:30',
  },
  {
    text: 'Next steps:\n- Nov 20: we send the first draft\n- Nov 26: you return your corrections',
    at: '2026-11-17 11:15',
    promise: '2026-11-20 18:30',
    request: '2026-11-26 18:30',
  },
  {
    text: 'I am sorry that the sketches I promised for today are not ready yet. They will be in your inbox by Thursday, December 3.',
    at: '2026-12-01 17:20',
    promise: '2026-12-03 18:30',
  },
  { text: 'Unfortunately, we are unable to deliver by November 30.', at: '2026-11-26 16:50', trap: 'negated' },
  {
    text: 'If you were to place the order this week, we could deliver by December 18.',
    at: '2026-11-27 10:30',
    trap: 'conditional',
  },
  {
    text: 'The printer tells us that the brochures will come off the press on 20 November.',
    at: '2026-11-12 11:45',
    trap: "third party's date",
  },
  {
    text: 'The report I promised for November 20 went out to you last week.',
    at: '2026-11-25 14:00',
    trap: 'promise referred to, past',
  },
  {
    text: 'We will be exhibiting at Makuhari Messe from November 18 to 20. Come and see us at booth 4B.',
    at: '2026-11-09 10:00',
    trap: 'exhibition',
  },
  {
    text: 'By 3 December, and following the review of the checkout errors you reported, our development team will provide you with a written summary of the causes.',
    at: '2026-11-19 13:30',
    promise: '2026-12-03 18:30',
  },
  {
    text: 'May we ask you to settle the enclosed invoice by December 15?',
    at: '2026-11-30 11:10',
    request: '2026-12-15 18:30',
  },
  { text: 'Your free trial ends on November 30.', at: '2026-11-18 09:45', trap: 'end of a trial' },
  {
    text: 'We have to move the delivery from 24 November to 27 November. Please accept our apologies.',
    at: '2026-11-19 11:50',
    promise: '2026-11-27 18:30',
  },
  {
    text: 'Would it be possible for you to get the annotated wireframes to us by 12 noon on Tuesday, 15 December?',
    at: '2026-12-11 11:25',
    request: '2026-12-15 12:00',
  },
  {
    text: 'The agreement will come into force on December 1, 2026 and will run for one year.',
    at: '2026-11-27 15:30',
    trap: 'start of a contract',
  },
  {
    text: 'Deadline for your text: November 26. Please send it as a Word file.',
    at: '2026-11-18 16:25',
    request: '2026-11-26 18:30',
  },
  {
    text: "Apologies for the wrong VAT figure in our last invoice; accounts have been informed and are already reissuing it. We'll email you the corrected copy on Friday, Nov. 27 at the latest.",
    at: '2026-11-20 14:10',
    promise: '2026-11-27 18:30',
  },
  {
    text: "Hi Tom,\n\nThanks for the brief, really clear as ever. I'll come back to you with a quote by Thursday.\n\nBest,\nHannah",
    at: '2026-10-05 09:40',
    promise: '2026-10-08 18:30',
  },
  {
    text: 'Dear Ms Okafor,\n\nFurther to our call this morning, the marked-up lease will be with you by noon on Friday 16 October.\n\nKind regards,\nEdwin Thackeray\nThackeray Moss LLP',
    at: '2026-10-14 16:20',
    promise: '2026-10-16 12:00',
  },
  {
    text: "Sorry for the radio silence, it's been a bit mad here with half the team off sick. Give me until Thursday and you'll have the full cost breakdown.",
    at: '2026-10-20 11:05',
    promise: '2026-10-22 18:30',
  },
  {
    text: 'Please bear with us until 6 November; our engineers are still tracing the fault, and the written root-cause analysis will follow on that day.',
    at: '2026-10-24 18:50',
    promise: '2026-11-06 18:30',
  },
  {
    text: 'Hi both,\n\nAll booked in:\n\nProject: Harrowfold brochure (JA>EN)\nVolume: 6,200 characters\nDelivery: 13 Nov, 3 pm\n\nDo shout if anything looks off.',
    at: '2026-11-05 10:15',
    promise: '2026-11-13 15:00',
  },
  {
    text: 'Dear Sir,\n\nWe are in receipt of your trailing mail. The team is looking into the same and we shall revert by EOD tomorrow.\n\nThanks & regards,\nPrakash',
    at: '2026-11-09 08:55',
    promise: '2026-11-10 18:30',
  },
  {
    text: 'Hello Greta,\nThe deadline that your printers have set is 4 Dec. You will have the final artwork by then, no question.',
    at: '2026-11-17 14:30',
    promise: '2026-12-04 18:30',
  },
  {
    text: "Working Saturday, lucky me! Anyway: we're on track for delivery of the rough cut on Dec. 2.",
    at: '2026-11-28 13:00',
    promise: '2026-12-02 18:30',
  },
  {
    text: 'Quick one from me. Head office have changed the exchange rates again, so the whole model has to be rerun. Expect it by close of business on Thursday.',
    at: '2026-12-01 17:45',
    promise: '2026-12-03 18:30',
  },
  {
    text: 'We aim to have the staging server patched, tested and handed back to your developers within five working days.',
    at: '2026-12-08 09:20',
    promise: '2026-12-15 18:30',
  },
  {
    text: 'Dear Mr Vane,\n\nOur draft of the consolidated accounts, which as you know depends on three subsidiaries all reporting in different currencies, should be ready on the 22nd.\n\nYours sincerely,',
    at: '2026-12-14 15:10',
    promise: '2026-12-22 18:30',
  },
  {
    text: "Understood, and apologies for the mix-up with the captions. You'll get corrected files from us within 24 hours.",
    at: '2026-12-21 17:05',
    promise: '2026-12-22 17:05',
  },
  {
    text: "Happy New Year, Lucy! Great to see this one back on the table. We'll turn it around by the end of next week.",
    at: '2027-01-06 10:00',
    promise: '2027-01-15 18:30',
  },
  {
    text: "I think it's easier to talk through the options than to type them all out, so I'll ring you on Thursday at 10:30 am, on your mobile if that's okay.",
    at: '2027-01-12 11:30',
    promise: '2027-01-14 10:30',
  },
  {
    text: 'Please find below our delivery dates:\n\n1. Storyboard - 22 January\n2. Animatic - 3 February\n3. Final film, graded and mixed - 19 February\n\nAny questions, you know where I am.',
    at: '2027-01-18 16:40',
    promise: '2027-02-19 18:30',
  },
  {
    text: "It's taking longer than any of us would like, I know. Realistically, month-end is when you'll be getting the reconciled ledger from us.",
    at: '2027-01-25 09:10',
    promise: '2027-01-31 18:30',
  },
  {
    text: "Just to recap where we are: version 1 was sent to you on 20 January and version 2 on the 29th. Version 3, with all of Marco's notes worked in, will go out to you on 8 February.",
    at: '2027-02-02 12:25',
    promise: '2027-02-08 18:30',
  },
  {
    text: "No, Wednesday isn't doable on our side, I'm afraid. Friday is, though: we'll upload the whole lot to your SFTP then.",
    at: '2027-02-09 18:10',
    promise: '2027-02-12 18:30',
  },
  {
    text: 'Dear Madam,\n\nGreetings from Kaveri Tax Advisors. Kindly note that the GST workings shall be shared from our end on or before 19th Feb.\n\nWarm regards,\nSunita',
    at: '2027-02-16 10:45',
    promise: '2027-02-19 18:30',
  },
  {
    text: 'Thank you always for your kind support.\nRegarding the additional estimate which you asked us, we will confirm inside the company and answer you by March 2 (Tue.).\nBest regards,\nMorita, Aoba Web Works',
    at: '2027-02-24 17:00',
    promise: '2027-03-02 18:30',
  },
  {
    text: "Hello Ines,\n\nBoth directors have now signed. We're going to courier the originals across to you on Friday, 11 March.\n\nBest wishes,\nRoz",
    at: '2027-03-03 09:30',
    promise: '2027-03-11 18:30',
  },
  {
    text: 'Incident #48812 - status update\nCause: expired certificate on the load balancer\nETA for our hotfix: 2027-03-15, 12 noon',
    at: '2027-03-13 14:15',
    promise: '2027-03-15 12:00',
  },
  {
    text: "I'm tied up in court until Thursday night, so I'm going to need the weekend for your opinion. Monday, end of play, and it's yours.",
    at: '2027-03-09 20:30',
    promise: '2027-03-15 18:30',
  },
  {
    text: "The interpreters' CVs? Due to land in your inbox by midday tomorrow.",
    at: '2027-03-23 11:50',
    promise: '2027-03-24 12:00',
  },
  {
    text: "Between the 12th and the 14th of April we'll be delivering the translated manuals to you in three batches, smallest first.",
    at: '2027-03-30 16:05',
    promise: '2027-04-14 18:30',
  },
  {
    text: "Could be worse: nothing was lost. We hope to get all of your mailboxes back up and running by 5 pm today, and I've told the lads no lunch until it's done.",
    at: '2027-04-06 13:35',
    promise: '2027-04-06 17:00',
  },
  {
    text: 'Thank you for raising this complaint with us. Our findings will be set out in writing and will reach you no later than Tuesday of next week.',
    at: '2027-04-13 10:20',
    promise: '2027-04-20 18:30',
  },
  {
    text: "Hiya,\n\nNext Tuesday, all being well, we'll let you know which of the two ballrooms has been released.\n\nCheers,\nDeb @ Lanternhouse Events",
    at: '2027-04-19 18:00',
    promise: '2027-04-27 18:30',
  },
  {
    text: "Thanks for the coffee and the honest feedback. I'm going to run the benchmarks once more and circle back to you in ten days with proper numbers.",
    at: '2027-05-10 09:00',
    promise: '2027-05-20 18:30',
  },
  {
    text: "Hi all,\n\nwe're about two-thirds of the way through. The target is to\nhave your revised intranet pages live by 28\nMay.\n\nAndy",
    at: '2027-05-23 15:55',
    promise: '2027-05-28 18:30',
  },
  {
    text: "We'd said the 24th for the contract summary and we missed it, for which I'm truly sorry. The new date is the 31st, and I'm seeing to it personally that it gets to you that day.",
    at: '2027-05-26 11:15',
    promise: '2027-05-31 18:30',
  },
  {
    text: "On the withholding tax point: I've put the question to our Osaka partner and will revert by the 9th.",
    at: '2027-06-03 17:25',
    promise: '2027-06-09 18:30',
  },
  {
    text: "Don't worry about the DNS changes, they haven't been forgotten! We'll get them done this week.",
    at: '2027-06-14 08:30',
    promise: '2027-06-18 18:30',
  },
  {
    text: "The earliest that we can get the dubbing mix over to you is 6 July. Let's settle on that, then: 6 July it is.",
    at: '2027-07-01 19:15',
    promise: '2027-07-06 18:30',
  },
  {
    text: 'In accordance with your request, this firm undertakes to return to you all confidential materials in its possession within 14 days.',
    at: '2027-08-02 10:10',
    promise: '2027-08-16 18:30',
  },
  {
    text: "Here's how we see the next round:\n\nYour feedback: 19 Oct\nFinal files from us: 26 Oct\n\nEnjoy the rest of the long weekend!",
    at: '2026-10-10 12:00',
    promise: '2026-10-26 18:30',
    request: '2026-10-19 18:30',
  },
  {
    text: "Hi Pete, if you could let me have the missing receipts by Monday that would be great. I'll then have the VAT return ready for you on 25 November.",
    at: '2026-11-12 16:00',
    promise: '2026-11-25 18:30',
    request: '2026-11-16 18:30',
  },
  {
    text: "Draft 2 goes out to you tomorrow at 11 am. We'd be looking for your sign-off by the 28th, since our slot at the printer's can't be moved.",
    at: '2027-01-20 09:50',
    promise: '2027-01-21 11:00',
    request: '2027-01-28 18:30',
  },
  {
    text: "We need the speaker bios by 4 pm on Friday, otherwise the layout won't close. The programme proof is then going to be with you on 26 Feb.",
    at: '2027-02-15 13:40',
    promise: '2027-02-26 18:30',
    request: '2027-02-19 16:00',
  },
  {
    text: 'To: Bellmarsh Trading, accounting section\n\nWe will send the invoice data to you on April 1. After you check it, please give us your answer by April 7.\nThank you in advance for your cooperation.',
    at: '2027-03-25 15:20',
    promise: '2027-04-01 18:30',
    request: '2027-04-07 18:30',
  },
  {
    text: "Attached is the NDA. I'd be grateful for a countersigned copy by Friday 23 April; for our part, we'll issue the data-room invitations within 48 hours of this e-mail.",
    at: '2027-04-21 11:00',
    promise: '2027-04-23 11:00',
    request: '2027-04-23 18:30',
  },
  {
    text: 'Dear Mr Mehra,\nKindly share the trial balance with us latest by 17th May. We will do the needful and come back with our observations on 21st May.',
    at: '2027-05-09 19:30',
    promise: '2027-05-21 18:30',
    request: '2027-05-17 18:30',
  },
  {
    text: "Two things. One: can you tell me by noon on Thursday whether your CEO is in or out of the shoot? Two: you'll get the call sheet from me on Friday.",
    at: '2027-06-22 10:35',
    promise: '2027-06-25 18:30',
    request: '2027-06-24 12:00',
  },
  {
    text: "What we owe you: the pen-test report, 30 July.\nWhat you owe us: the list of live IP addresses, 16 July.\n\nThat's all that is open as far as I can see.",
    at: '2027-07-09 17:10',
    promise: '2027-07-30 18:30',
    request: '2027-07-16 18:30',
  },
  {
    text: 'You have until the end of the month to send us your remarks on the draft bylaws. On 7 September the consolidated version will be circulated by this office.',
    at: '2027-08-24 14:45',
    promise: '2027-09-07 18:30',
    request: '2027-08-31 18:30',
  },
  {
    text: 'Hi Naomi, could you confirm the final headcount for lunch by Friday, please? Ta!',
    at: '2026-10-06 10:25',
    request: '2026-10-09 18:30',
  },
  {
    text: 'We would very much appreciate your comments on the attached term sheet by 23 October at the latest.',
    at: '2026-10-18 21:10',
    request: '2026-10-23 18:30',
  },
  {
    text: 'Please let us have, at your earliest convenience and in any event by the 30th, certified copies of both passports.',
    at: '2026-10-22 09:15',
    request: '2026-10-30 18:30',
  },
  {
    text: 'So, which of the three taglines is it to be? The sooner you let me know the better, but no later than 10 November.',
    at: '2026-10-29 17:30',
    request: '2026-11-10 18:30',
  },
  {
    text: 'PFA the revised SOW. Kindly revert with your approval by tomorrow EOD.',
    at: '2026-11-10 12:50',
    request: '2026-11-11 18:30',
  },
  {
    text: "That's everything from our side for the time being. Hoping to hear from you by Thursday next week,\n\nWarmest,\nCeline",
    at: '2026-11-19 18:20',
    request: '2026-11-26 18:30',
  },
  {
    text: "Do send over the raw footage by Tuesday, hard drive or cloud, whichever's less of a pain.",
    at: '2026-11-27 16:15',
    request: '2026-12-01 18:30',
  },
  {
    text: "Budget version C is in the folder. We're looking for your green light on it by noon on Dec. 9.",
    at: '2026-12-03 11:40',
    request: '2026-12-09 12:00',
  },
  {
    text: 'Dear Dr Falk,\n\nTo be able to lodge the appeal in time, we must have the signed affidavit back in our hands by Wednesday 16 December.\n\nYours sincerely,\nGrace Penhallow',
    at: '2026-12-10 15:00',
    request: '2026-12-16 18:30',
  },
  {
    text: 'Happy New Year from all at Cobble IT! As a precaution, please change the admin password by this Friday and drop us a line when you have.',
    at: '2027-01-05 09:45',
    request: '2027-01-08 18:30',
  },
  {
    text: "Your launch is on 1 March, which sounds far away but isn't. The completed questionnaire should therefore be returned to us by 21 January.",
    at: '2027-01-14 10:05',
    request: '2027-01-21 18:30',
  },
  {
    text: 'Would it be possible for you to get us the logo in vector format within the next two business days?',
    at: '2027-01-27 14:00',
    request: '2027-01-29 18:30',
  },
  {
    text: 'May I ask you to sign the engagement letter and scan it back to me by Monday?',
    at: '2027-02-04 11:20',
    request: '2027-02-08 18:30',
  },
  {
    text: 'Action item for you: approve the PO by 2/26.\nAction items for us: none.',
    at: '2027-02-18 16:55',
    request: '2027-02-26 18:30',
  },
  {
    text: "Any objections to the wording of the press release? Let me know by the 10th, otherwise we'll go ahead with it as it stands.",
    at: '2027-03-04 13:15',
    request: '2027-03-10 18:30',
  },
  {
    text: "Just a gentle nudge. You'd mentioned Tuesday the 9th for the sign-off but nothing's come through yet, so may I have it by end of day Monday?",
    at: '2027-03-12 09:35',
    request: '2027-03-15 18:30',
  },
  {
    text: 'We are very sorry to trouble you when you are busy, but it would be helpful if we could receive your reply by March 29 (Mon).\nThank you for your understanding.',
    at: '2027-03-24 17:40',
    request: '2027-03-29 18:30',
  },
  {
    text: 'Slides, slides, slides! Please have yours in our shared folder by Thursday, April 9th.',
    at: '2027-04-02 15:30',
    request: '2027-04-09 18:30',
  },
  {
    text: 'What we need from you:\n- floor plan\n- power requirements\n- name of a contact on site\n\nDeadline: 22 April, 17:00\n\nMany thanks,\nYusuf',
    at: '2027-04-15 10:50',
    request: '2027-04-22 17:00',
  },
  {
    text: 'NOTICE TO CLIENTS\n\nProxy forms must be received by us not later than 12 noon on 6 May 2027.',
    at: '2027-04-22 12:10',
    request: '2027-05-06 12:00',
  },
  {
    text: 'Is there any chance that someone on your team could look over the subtitles within a week and tell us what to fix?',
    at: '2027-05-20 18:05',
    request: '2027-05-27 18:30',
  },
  {
    text: "I'd be most grateful for a steer from you on the indemnity cap this week, as the other side's counsel keeps chasing.",
    at: '2027-06-08 16:30',
    request: '2027-06-11 18:30',
  },
  {
    text: 'All outstanding timesheets to be approved on your side by month-end, please. There are eleven of them, sorry!',
    at: '2027-06-17 09:25',
    request: '2027-06-30 18:30',
  },
  {
    text: 'The draft voice-over script went to you on the 15th. Feedback by the 29th, please: that way we get to keep the recording studio, which is ours on 3 August.',
    at: '2027-07-22 11:55',
    request: '2027-07-29 18:30',
  },
  {
    text: "Can I chase you on the bank letters? Our audit senior is away from the 13th, so it'd help enormously to have them from you by the 8th.",
    at: '2027-09-02 10:40',
    request: '2027-09-08 18:30',
  },
  {
    text: 'The kick-off is set for 13 October at 10:00 in your Marunouchi office. Looking forward to meeting everyone in person!',
    at: '2026-10-02 14:10',
    trap: 'date of a meeting',
  },
  {
    text: 'Our office will be closed from 29 December to 4 January inclusive. We thank you for your trust this year and wish you a peaceful holiday.',
    at: '2026-12-18 17:20',
    trap: 'office closure',
  },
  {
    text: 'Thanks for promising the InDesign files by the 10th, that suits us perfectly.',
    at: '2026-11-04 09:05',
    trap: "the client's own promise",
  },
  {
    text: "As you said you'd have the signed contract over to us by Friday, there's nothing for us to do at this end for now.",
    at: '2027-02-10 16:45',
    trap: "the client's own promise",
  },
  {
    text: 'The notary has informed us that she will issue the certificate by 20 November.',
    at: '2026-11-11 11:35',
    trap: 'act of a third party',
  },
  {
    text: 'We sent you invoice 3381 on the 20th. It may well have ended up in the spam folder, so here it is again.',
    at: '2026-10-26 10:30',
    trap: 'past act',
  },
  {
    text: "We had promised you the report by Tuesday, and I can only apologise that it's late. At this moment I'm not able to give you a new date.",
    at: '2027-01-28 19:00',
    trap: 'our missed promise in the past, no new date',
  },
  {
    text: "Ah, I'm afraid Friday won't be possible. Everyone's on site with another client.",
    at: '2027-03-17 12:05',
    trap: 'negation',
  },
  {
    text: "Once the deposit has cleared we'll get going straight away. Nothing has shown up on our account since your message of 3 February.",
    at: '2027-02-05 15:25',
    trap: 'condition without a date; date of a past message',
  },
  {
    text: 'A reminder of our terms, as set out in clause 7: invoices are payable within 30 days of the date of issue.',
    at: '2027-05-06 10:55',
    trap: 'payment terms',
  },
  {
    text: 'Good news: the spring discount applies to your account automatically. The campaign runs from 1 to 30 April.',
    at: '2027-03-26 18:25',
    trap: 'campaign period',
  },
  {
    text: 'The rack takes 1-2 people to carry, and the cable will want a 3/4 inch conduit. Both are covered in the installation guide.',
    at: '2027-06-10 13:20',
    trap: 'numbers which look like dates',
  },
  {
    text: 'Our help desk is there for you 24/7 on 03-5550-1204, and that includes the weekend.',
    at: '2026-12-05 08:40',
    trap: '24/7 and a phone number',
  },
  {
    text: 'Reception is staffed Monday to Friday from 9:00 to 17:30, so feel free to pop in whenever you like.',
    at: '2027-04-08 11:10',
    trap: 'opening hours',
  },
  {
    text: 'For your records I attach version 2.10 of the style guide, dated 4 May. Nothing has changed apart from the cover.',
    at: '2027-05-14 17:50',
    trap: 'date of a document',
  },
  {
    text: "The tax office's filing deadline is 15 March. Your return has already been lodged, so you can sit back.",
    at: '2027-03-08 14:40',
    trap: "third party's deadline, our act is past",
  },
  {
    text: "I'm on leave until 16 August with no access to mail. For urgent matters, my colleague Mr Banerjee is happy to help.",
    at: '2027-08-06 18:15',
    trap: 'absence',
  },
  {
    text: 'Your hosting plan renews automatically on 1 July at the same price.',
    at: '2027-06-12 10:00',
    trap: 'automatic renewal',
  },
  {
    text: 'Under clause 14.2, either party may terminate the agreement with effect from 31 March.',
    at: '2027-01-22 12:30',
    trap: 'term of a contract',
  },
  {
    text: 'It was lovely to finally meet you and the team on Wednesday. What a view from that boardroom!',
    at: '2026-10-16 09:30',
    trap: 'past event',
  },
  {
    text: "We can't do Monday, nor are we in a position to commit to any other day before the works council has met.",
    at: '2027-04-16 17:05',
    trap: 'negation',
  },
  {
    text: "Were the spare parts to show up by the 18th, there might be a way to bring the installation forward, but please don't count on it.",
    at: '2027-07-08 11:25',
    trap: 'hypothetical, no commitment',
  },
  {
    text: 'Glad to hear that your board is going to decide on 9 December. Fingers crossed from all of us!',
    at: '2026-12-02 15:45',
    trap: "the client's own plan",
  },
  {
    text: 'Many thanks for getting the proofs back to us by Thursday, as agreed. They look super.',
    at: '2026-11-20 18:40',
    trap: 'past act of the client',
  },
  {
    text: 'The prices in this quotation remain valid until 30 June and are exclusive of consumption tax.',
    at: '2027-05-31 13:50',
    trap: 'validity of a quotation',
  },
  {
    text: 'For your information: the operator of the data centre will be cutting the power on Sunday 6 June between 1 am and 5 am. None of your servers are housed there.',
    at: '2027-06-01 10:20',
    trap: 'act of a third party',
  },
  {
    text: 'As reported in our newsletter, the amended Act comes into force on 1 April 2027. Your existing permits are not affected.',
    at: '2027-02-22 16:10',
    trap: 'entry into force of a law',
  },
  {
    text: 'Your printer tells us that the brochures are leaving the plant on Monday.',
    at: '2027-09-09 14:05',
    trap: 'act of a third party',
  },
  {
    text: "You needn't reply by Friday any more: the organisers have dropped that requirement altogether.",
    at: '2027-04-28 09:10',
    trap: 'negated request',
  },
  {
    text: 'The 15th which I put in the planner was only ever a placeholder, so please ignore it. No rush on your side at all.',
    at: '2027-07-05 17:35',
    trap: 'date withdrawn',
  },
  {
    text: "The recording of the webinar held on 14 September 2026 is still online, and the password hasn't changed.",
    at: '2026-10-31 11:00',
    trap: 'past event',
  },
  {
    text: "You're warmly invited to our summer party! Doors open at 6 pm on the 25th, and there'll be far too much food.",
    at: '2027-08-17 12:40',
    trap: 'event',
  },
  {
    text: 'The figures in the enclosed statement relate to the period from 1 October to 31 December.',
    at: '2027-01-13 15:15',
    trap: 'reporting period',
  },
  {
    text: "References for the file: job no. 27-04-18, cost centre 5/12, shelf 10-11. That's all there is to it.",
    at: '2027-03-19 10:35',
    trap: 'numbers which look like dates',
  },
  {
    text: 'Your colleague Ms Lindqvist has assured us that your finance people will release the PO by the end of the week. Good to know!',
    at: '2027-06-23 18:55',
    trap: "the client's own promise",
  },
  {
    text: "Phew! We did hit Monday's deadline after all: the last file went up at 17:50.",
    at: '2026-12-15 18:00',
    trap: 'past act',
  },
  {
    text: 'Had we known about the change of venue by Friday, we would have had no trouble in rebooking the crew. As it is, the fee is lost.',
    at: '2027-05-25 09:20',
    trap: 'counterfactual, past',
  },
  {
    text: 'Whether the 28th is realistic for the second language is something that nobody here can tell you at present.',
    at: '2027-07-14 16:50',
    trap: 'no commitment',
  },
];
