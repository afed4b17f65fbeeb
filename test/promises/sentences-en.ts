import type { Sentence } from './sentences-ja.ts';

export type { Sentence };

export const sentences: readonly Sentence[] = [
  // Promises
  { text: "I'll get back to you by Friday.", at: '2026-11-18 10:00', promise: '2026-11-20 18:30' },
  { text: 'We will send you the revised estimate by Nov 26.', at: '2026-11-18 10:00', promise: '2026-11-26 18:30' },
  {
    text: "Let me check with our designer. I'll let you know tomorrow.",
    at: '2026-11-18 10:00',
    promise: '2026-11-19 18:30',
  },
  { text: "You'll have the first draft by the end of the week.", at: '2026-11-18 10:00', promise: '2026-11-20 18:30' },
  {
    text: 'Thank you for your inquiry. We will reply within two business days.',
    at: '2026-11-20 17:50',
    promise: '2026-11-25 18:30',
  },
  { text: 'I will send over the minutes by 5 p.m. today.', at: '2026-11-18 10:00', promise: '2026-11-18 17:00' },
  {
    text: "We'll deliver the final files on Thursday, November 26 at 3:00 PM.",
    at: '2026-11-18 10:00',
    promise: '2026-11-26 15:00',
  },
  { text: "I'll send you the corrected proof by noon tomorrow.", at: '2026-11-18 10:00', promise: '2026-11-19 12:00' },
  {
    text: 'Our legal team will get back to you with comments by the end of next week.',
    at: '2026-11-18 10:00',
    promise: '2026-11-27 18:30',
  },
  {
    text: "The report is nearly done, and we'll submit it by the end of the month.",
    at: '2026-11-18 10:00',
    promise: '2026-11-30 18:30',
  },
  { text: "I'll follow up on this by next Monday.", at: '2026-11-18 10:00', promise: '2026-11-23 18:30' },
  {
    text: "Hi Mark,\n\nThanks for your patience. I'm still waiting for the figures from our accountant,\nbut I will email you the breakdown by\nWednesday, November 25.\n\nBest regards,",
    at: '2026-11-18 10:00',
    promise: '2026-11-25 18:30',
  },
  { text: 'The second proof will be with you by December 1.', at: '2026-11-18 10:00', promise: '2026-12-01 18:30' },
  { text: "We'll deliver the translation on January 8.", at: '2026-11-18 10:00', promise: '2027-01-08 18:30' },
  { text: "I'll get you an answer by end of day today.", at: '2026-11-18 10:00', promise: '2026-11-18 18:30' },
  {
    text: "Unfortunately we can't make Friday. We'll send the drawings on Tuesday, Nov 24 instead.",
    at: '2026-11-18 10:00',
    promise: '2026-11-24 18:30',
  },
  {
    text: "I said I would reply by Wednesday, but I need a little more time. I'll reply by Friday, November 20.",
    at: '2026-11-18 10:00',
    promise: '2026-11-20 18:30',
  },
  {
    text: 'Delivery date: Thursday, November 26\nWe will deliver all five banners on the date above.',
    at: '2026-11-18 10:00',
    promise: '2026-11-26 18:30',
  },
  {
    text: "Thanks for sending the brief. We'll share our proposal on the 20th.",
    at: '2026-11-18 10:00',
    promise: '2026-11-20 18:30',
  },
  {
    text: 'Thank you for bearing with us. The final quote will be sent to you by November 25th.',
    at: '2026-11-18 10:00',
    promise: '2026-11-25 18:30',
  },
  {
    text: "We're going to return the signed contract to you by 27 November.",
    at: '2026-11-18 10:00',
    promise: '2026-11-27 18:30',
  },
  { text: 'I will report back within a week.', at: '2026-11-18 10:00', promise: '2026-11-25 18:30' },
  {
    text: 'We have received your questions and will get back to you within 3 business days.',
    at: '2026-11-20 17:50',
    promise: '2026-11-26 18:30',
  },
  {
    text: 'We expect to deliver the prototype by December 11, 2026.',
    at: '2026-11-18 10:00',
    promise: '2026-12-11 18:30',
  },
  {
    text: "I'll call you back with the answer tomorrow by 10:30 a.m.",
    at: '2026-11-18 10:00',
    promise: '2026-11-19 10:30',
  },
  // Requests
  { text: 'Could you send it by Nov 25?', at: '2026-11-18 10:00', request: '2026-11-25 18:30' },
  { text: 'Please let us know by Friday.', at: '2026-11-18 10:00', request: '2026-11-20 18:30' },
  { text: 'Could you please confirm the room list by tomorrow?', at: '2026-11-18 10:00', request: '2026-11-19 18:30' },
  {
    text: 'We would appreciate your feedback by the end of this week.',
    at: '2026-11-18 10:00',
    request: '2026-11-20 18:30',
  },
  {
    text: 'Please return the signed agreement no later than 5 p.m. on Thursday, November 26.',
    at: '2026-11-18 10:00',
    request: '2026-11-26 17:00',
  },
  {
    text: 'Would you be able to review the attached draft within two business days?',
    at: '2026-11-18 10:00',
    request: '2026-11-20 18:30',
  },
  {
    text: 'Sorry for the rush, but can you approve the layout by noon tomorrow?',
    at: '2026-11-18 10:00',
    request: '2026-11-19 12:00',
  },
  {
    text: 'Kindly transfer the balance to the account below by November 30.',
    at: '2026-11-18 10:00',
    request: '2026-11-30 18:30',
  },
  {
    text: 'It would be great if you could share the logo files by Tuesday.',
    at: '2026-11-18 10:00',
    request: '2026-11-24 18:30',
  },
  {
    text: 'May I ask you to send us the participant list by the end of next week?',
    at: '2026-11-18 10:00',
    request: '2026-11-27 18:30',
  },
  {
    text: 'We sent the contract on November 10. Please sign and return it by December 1.',
    at: '2026-11-18 10:00',
    request: '2026-12-01 18:30',
  },
  {
    text: "I'd be grateful for your decision by the end of the day today.",
    at: '2026-11-18 10:00',
    request: '2026-11-18 18:30',
  },
  { text: 'Please submit your receipts by the end of the month.', at: '2026-11-18 10:00', request: '2026-11-30 18:30' },
  {
    text: 'Reply by: November 25\nPlease review the enclosed schedule and send us your comments.',
    at: '2026-11-18 10:00',
    request: '2026-11-25 18:30',
  },
  { text: 'Would you mind getting back to us by Monday?', at: '2026-11-18 10:00', request: '2026-11-23 18:30' },
  {
    text: 'We need your final text by November 26 to stay on schedule. Please send it to this address.',
    at: '2026-11-18 10:00',
    request: '2026-11-26 18:30',
  },
  {
    text: 'The shoot is on December 10. Please let me have the shot list by Friday, December 4.',
    at: '2026-11-18 10:00',
    request: '2026-12-04 18:30',
  },
  {
    text: 'Please send us your passport copies by January 15, 2027.',
    at: '2026-11-18 10:00',
    request: '2027-01-15 18:30',
  },
  {
    text: 'Can you let me know which option you prefer by 3pm on Friday?',
    at: '2026-11-18 10:00',
    request: '2026-11-20 15:00',
  },
  { text: 'If you have any changes, please tell us by the 26th.', at: '2026-11-18 10:00', request: '2026-11-26 18:30' },
  // Both
  {
    text: "Could you send us the photos by Friday, November 20? We'll deliver the layout on November 27.",
    at: '2026-11-18 10:00',
    promise: '2026-11-27 18:30',
    request: '2026-11-20 18:30',
  },
  {
    text: "I'll send you the revised quote tomorrow. Please let us have your decision by November 24.",
    at: '2026-11-18 10:00',
    promise: '2026-11-19 18:30',
    request: '2026-11-24 18:30',
  },
  {
    text: 'We will email the minutes by Friday. Please send any corrections by Thursday, November 26.',
    at: '2026-11-18 10:00',
    promise: '2026-11-20 18:30',
    request: '2026-11-26 18:30',
  },
  {
    text: 'Please confirm the quantities by Monday. We will ship your order on November 30.',
    at: '2026-11-18 10:00',
    promise: '2026-11-30 18:30',
    request: '2026-11-23 18:30',
  },
  {
    text: '- You: please share the requirements by November 25.\n- Us: we will submit the estimate by December 4.',
    at: '2026-11-18 10:00',
    promise: '2026-12-04 18:30',
    request: '2026-11-25 18:30',
  },
  // Traps
  { text: 'The meeting is on Thursday, November 26 at 2 p.m.', at: '2026-11-18 10:00', trap: 'the date of a meeting' },
  { text: 'I look forward to speaking with you on Monday.', at: '2026-11-18 10:00', trap: 'the date of a meeting' },
  { text: 'See you tomorrow!', at: '2026-11-18 10:00', trap: 'a greeting' },
  {
    text: "Please find attached the slides for tomorrow's meeting.",
    at: '2026-11-18 10:00',
    trap: 'the date of the meeting, not of the sending',
  },
  {
    text: 'Would November 25 or November 26 suit you for a call?',
    at: '2026-11-18 10:00',
    trap: 'days offered for a meeting',
  },
  {
    text: 'Our office will be closed from December 29 to January 3.',
    at: '2026-11-18 10:00',
    trap: 'a holiday closure',
  },
  { text: 'I will be out of the office until November 25.', at: '2026-11-18 10:00', trap: 'an absence' },
  { text: 'We sent the samples on November 10.', at: '2026-11-18 10:00', trap: 'a past delivery' },
  {
    text: 'Please have a look at the draft that I sent yesterday.',
    at: '2026-11-18 10:00',
    trap: 'a past delivery, and no date for the check',
  },
  { text: 'Thank you for sending the files by Wednesday.', at: '2026-11-26 10:00', trap: 'thanks' },
  { text: 'This quotation is valid until December 17.', at: '2026-11-18 10:00', trap: 'the validity of a quotation' },
  { text: 'Order by November 30 and get 10% off.', at: '2026-11-18 10:00', trap: 'a campaign' },
  {
    text: 'I know I promised you an answer by Wednesday, and I am sorry for the delay.',
    at: '2026-11-18 10:00',
    trap: 'an earlier promise, referred to',
  },
  {
    text: 'You mentioned that you would reply by Friday. That works for us.',
    at: '2026-11-18 10:00',
    trap: "the client's own statement",
  },
  { text: 'The printer will send us the proofs by November 25.', at: '2026-11-18 10:00', trap: 'a third party' },
  { text: 'The court is expected to decide by the end of the month.', at: '2026-11-18 10:00', trap: 'a third party' },
  { text: "I'm afraid we can't deliver by Friday.", at: '2026-11-18 10:00', trap: 'a negation' },
  { text: 'There is no need to reply by Friday.', at: '2026-11-18 10:00', trap: 'a negation' },
  { text: 'Should I send the files by Friday?', at: '2026-11-18 10:00', trap: 'a question' },
  { text: "I'll get back to you as soon as possible.", at: '2026-11-18 10:00', trap: 'vague' },
  { text: 'Please let us know at your earliest convenience.', at: '2026-11-18 10:00', trap: 'vague' },
  { text: 'We send a progress report every Friday.', at: '2026-11-18 10:00', trap: 'a habit' },
  {
    text: 'I may be a little slow to reply, but I will answer all your questions.',
    at: '2026-11-18 10:00',
    trap: '"may" is no month',
  },
  { text: 'We will send you the 3/4-inch fittings.', at: '2026-11-18 10:00', trap: 'a size' },
  { text: 'Please install version 12.5 and let me know if it works.', at: '2026-11-18 10:00', trap: 'a version' },
  { text: 'The current contract expires on December 31.', at: '2026-11-18 10:00', trap: 'the end of a contract' },
  {
    text: 'Our help desk is available 24/7. Please feel free to call.',
    at: '2026-11-18 10:00',
    trap: 'hours of support',
  },
  {
    text: 'If we were to deliver by November 26, there would be an express fee.',
    at: '2026-11-18 10:00',
    trap: 'a condition',
  },
  {
    text: 'Your order ships within two business days of receiving your payment.',
    at: '2026-11-18 10:00',
    trap: 'counted from the payment',
  },
];
