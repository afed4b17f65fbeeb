import type { SkipReason } from '../triage/plan.ts';
import type { DraftWarning } from './drafts.ts';
import { type ProblemWords, problemWords } from './problem-words.ts';
import type { RefusalReason } from './sends.ts';

interface OutgoingWords {
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly subject: string;
  readonly attached: string;
  readonly answers: string;
  readonly until: (due: string) => string;
  readonly warnings: Readonly<Record<DraftWarning, string>>;
  readonly skipped: Readonly<Record<SkipReason, string>>;
  readonly problems: ProblemWords;
  readonly refused: Readonly<Record<RefusalReason, string>>;
  readonly nothingToDraft: string;
  readonly wouldDraft: (count: number) => string;
  readonly drafted: (count: number) => string;
  readonly nextSend: string;
  readonly nothingToSend: string;
  readonly heading: (index: number, count: number, thread: string) => string;
  readonly answersLine: (who: string, when: string, subject: string) => string;
  readonly clientWroteSince: (who: string, when: string) => string;
  readonly notOurs: string;
  readonly question: string;
  readonly questionDespite: string;
  readonly keys: string;
  readonly sending: (thread: string) => string;
  readonly sent: (thread: string, to: string) => string;
  readonly copyMissing: string;
  readonly draftKept: string;
  readonly refusedLine: (thread: string, reason: string) => string;
  readonly uncertainLine: (thread: string) => string;
  readonly uncertainTitle: (thread: string, when: string) => string;
  readonly uncertainQuestion: string;
  readonly notFound: string;
  readonly resolved: (thread: string) => string;
  readonly summary: (sent: number, refused: number, uncertain: number) => string;
  readonly onlyLook: string;
  readonly onlyText: string;
  readonly recovered: (count: number) => string;
}

/** The words of `draft` and `send`. */
export const outgoingWords: Readonly<Record<'ja' | 'en', OutgoingWords>> = {
  ja: {
    from: '差出人',
    to: '宛先',
    cc: 'Cc',
    bcc: 'Bcc',
    subject: '件名',
    attached: '添付',
    answers: '返信先',
    until: (due) => `${due}までに回答`,
    warnings: {
      'no-sender': '差出人が読めません。',
      'several-senders': '差出人 (From) が複数書かれています。',
      'odd-sender': '差出人 (From) の書き方が正しくなく、メールソフトによって別のアドレスに見えます。',
      'odd-address':
        '差出人のアドレスが、通常のメールアドレスではありません (見えない文字や全角文字、IPアドレスなど)。',
      'look-alike-domain': '差出人のアドレスは、お客様や社内のアドレスとよく似た別のアドレスです。',
      'mixed-scripts': '差出人のドメインに、英字とよく似た別の文字が使われています。',
      'reply-to-elsewhere': '返信先 (Reply-To) が、差出人とは別の組織のアドレスです。',
      'reply-to-ours': '返信先 (Reply-To) が社内のアドレスだけのため、返信がお客様に届きません。',
      'several-reply-to': '返信先 (Reply-To) が複数の欄に分けて書かれています。',
      'odd-reply-to': '返信先 (Reply-To) の書き方が正しくなく、メールソフトによって別のアドレスに見えます。',
      'reply-to-no-reply': '返信先 (Reply-To) が、返信を受け付けないアドレスです。',
      'reply-to-unreadable': '返信先 (Reply-To) が読めないため、差出人あてにします。',
      'address-in-name': '表示名に、実際とは別のメールアドレスかドメインが書かれています。',
      'header-in-text': '表示名か件名に、改行とヘッダーに見える文字列が埋め込まれています。',
      'sent-by-other': '実際の送信者 (Sender) が、差出人とは別の組織です。',
      'resent-by-other': '差出人とは別の組織から再送 (Resent-From) されたメールです。',
      'route-in-address': 'アドレスに、現在は使われない経路の指定が付いています。',
      'loose-address': 'アドレスの書き方に誤りがあります。宛先をご確認ください。',
      'look-alike-copied': '宛先かCcに、お客様や社内のアドレスとよく似た別のアドレスがあります。',
      'due-day-off': '回答の期日が休業日です。',
      'due-not-read': '本文から回答の期日を読み取れません。この返信は「一次回答済み」として追跡されません。',
    },
    skipped: {
      'draft-exists': '下書きがすでにあります。',
      'too-old': '古いスレッドです (holding.maxAge)。下書きするにはIDを指定してください。',
      'first-contact': 'はじめての相手です。下書きするにはIDを指定してください。',
      'nothing-to-answer': '返信をお待ちのメールがありません。',
      'drafts-unreadable': '読めない下書きがあり、すでに作成済みかもしれません。IDを付ければ作成します。',
      'send-uncertain': '前回の送信の結果が分かっていません。「client-check send」にこのIDを付けて確かめてください。',
      'unsafe-reply': '返信の宛先を信頼できないため、下書きしません。メールソフトで宛先を確かめて返信してください。',
    },
    problems: problemWords.ja,
    refused: {
      'no-draft': '下書きがありません。',
      'draft-gone': '下書きが見つかりません。',
      'answered-meanwhile': 'すでに返信済みです。この下書きは送りません。',
      'thread-unknown': 'どのスレッドへの返信か分からない下書きです。メールソフトでご確認ください。',
      'client-wrote-since': 'この下書きのあとに、お客様から新しいメールが届いています。',
      'not-ours': 'client-check が書いた下書きではありません。確認なしには送りません。',
      problems: '確認で問題が見つかりました。',
      declined: '送りませんでした。',
      rejected: 'サーバーが受け付けませんでした。下書きはそのまま残っています。',
      'send-failed': '送れませんでした。下書きはそのまま残っています。',
    },
    nothingToDraft: '下書きするものはありません。',
    wouldDraft: (count) => `${count}件を下書きできます (--dry-run のため、書き込んでいません)。`,
    drafted: (count) => `${count}件の下書きを書きました。`,
    nextSend: '一通ずつ確かめて送る',
    nothingToSend: '送る下書きはありません。',
    heading: (index, count, thread) => `下書き ${index}/${count}  [${thread}]`,
    answersLine: (who, when, subject) => `${who} 様の ${when} のメール「${subject}」への返信`,
    clientWroteSince: (who, when) => `この下書きのあとに、${who} 様から ${when} に新しいメールが届いています。`,
    notOurs: 'client-check が書いた下書きではありません。書きかけではないか、ご確認ください。',
    question: '送りますか? [y]はい [n]いいえ [e]編集 [s]やり取り [q]やめる: ',
    questionDespite: '上の点を承知のうえで送りますか? 送るには yes と入力 [n]いいえ [e]編集 [s]やり取り [q]やめる: ',
    keys: 'y、n、e、s、q のどれかを入力してください。',
    sending: (thread) => `${thread} を送っています`,
    sent: (thread, to) => `${thread} を送りました: ${to}`,
    copyMissing:
      '送信済みフォルダーへの控えを保存できませんでした。次の実行でもう一度試みます。メールは届いているので、送り直さないでください。',
    draftKept: '下書きは、送ったあとに書き換えられているため残しました。',
    refusedLine: (thread, reason) => `${thread}  ${reason}`,
    uncertainLine: (thread) =>
      `${thread}  送信の途中で切れ、届いたかどうか分かりません。もう一度送ることはしません。確かめるには: client-check send ${thread}`,
    uncertainTitle: (thread, when) => `${thread}: ${when} の送信は、届いたかどうか分かりません。`,
    uncertainQuestion:
      '[l]もう一度探す [m]送信済みとする [s]まったく同じメールを送り直す (二通届くおそれがあります) [q]やめる: ',
    notFound: '送信済みフォルダーに、このメールの控えはありません。',
    resolved: (thread) => `${thread} を送信済みとしました。`,
    summary: (sent, refused, uncertain) =>
      [
        `送信 ${sent}件`,
        ...(refused > 0 ? [`見送り ${refused}件`] : []),
        ...(uncertain > 0 ? [`結果不明 ${uncertain}件`] : []),
      ].join('、'),
    onlyLook: '--dry-run のため、送っていません。',
    onlyText: 'この下書きには文章のほかに添付などがあるため、ここでは編集できません。メールソフトで編集してください。',
    recovered: (count) => `前回途中で終わった送信 ${count}件の後始末をしました。`,
  },
  en: {
    from: 'From',
    to: 'To',
    cc: 'Cc',
    bcc: 'Bcc',
    subject: 'Subject',
    attached: 'Attached',
    answers: 'Answers',
    until: (due) => `answer by ${due}`,
    warnings: {
      'no-sender': 'The sender cannot be read.',
      'several-senders': 'It names several senders (From).',
      'odd-sender': 'Its From is malformed: mail programs read different addresses in it.',
      'odd-address':
        "The sender's address is none that a person has (invisible or full-width characters, an IP address …).",
      'look-alike-domain': "The sender's address is easily taken for a client's or a colleague's, and is not.",
      'mixed-scripts': "The sender's domain has letters of another script that look like Latin ones.",
      'reply-to-elsewhere': 'Its Reply-To is an address of another organisation than its sender.',
      'reply-to-ours': 'Its Reply-To names only addresses of ours, so a reply would not reach the client.',
      'several-reply-to': 'It has several Reply-To fields.',
      'odd-reply-to': 'Its Reply-To is malformed: mail programs read different addresses in it.',
      'reply-to-no-reply': 'Its Reply-To is an address that takes no replies.',
      'reply-to-unreadable': 'Its Reply-To cannot be read, so the reply goes to the sender.',
      'address-in-name': 'A display name shows another mail address or domain than the real one.',
      'header-in-text': 'A display name or the subject hides a line break and what looks like a header field.',
      'sent-by-other': 'It was sent (Sender) by another organisation than the one in From.',
      'resent-by-other': 'It was sent on (Resent-From) by another organisation than the one in From.',
      'route-in-address': 'The address bears a route, which nobody uses any more.',
      'loose-address': 'The address is not written as it should be. Check the recipient.',
      'look-alike-copied': 'Someone in To or Cc is easily taken for a client or a colleague, and is not.',
      'due-day-off': 'The promised date is a day off.',
      'due-not-read': 'No date can be read from its text, so nothing will be held to it after it is sent.',
    },
    skipped: {
      'draft-exists': 'there is a draft already.',
      'too-old': 'an old thread (holding.maxAge); name its ID to draft it.',
      'first-contact': 'a first contact; name its ID to draft it.',
      'nothing-to-answer': 'no mail of theirs waits for an answer.',
      'drafts-unreadable': 'a draft could not be read and may be one for it. Drafted all the same with the ID.',
      'send-uncertain': 'the outcome of an earlier send is not known. Run "client-check send" with this ID.',
      'unsafe-reply': 'not drafted, for its reply address cannot be trusted. Check it and reply in your mail program.',
    },
    problems: problemWords.en,
    refused: {
      'no-draft': 'it has no draft.',
      'draft-gone': 'its draft is gone.',
      'answered-meanwhile': 'it has been answered already; this draft is not sent.',
      'thread-unknown': 'a draft that answers no thread in this look-back. See it in your mail program.',
      'client-wrote-since': 'the client has written again since this draft.',
      'not-ours': 'client-check did not write this draft; it is not sent without a look at it.',
      problems: 'its check found something.',
      declined: 'not sent.',
      rejected: 'the server did not take it. The draft is still there.',
      'send-failed': 'it could not be sent. The draft is still there.',
    },
    nothingToDraft: 'There is nothing to draft.',
    wouldDraft: (count) => `${count} to draft (--dry-run: nothing was written).`,
    drafted: (count) => `${count} ${count === 1 ? 'draft was' : 'drafts were'} written.`,
    nextSend: 'look them over and send them',
    nothingToSend: 'There is no draft to send.',
    heading: (index, count, thread) => `Draft ${index}/${count}  [${thread}]`,
    answersLine: (who, when, subject) => `the mail of ${who}, ${when}: "${subject}"`,
    clientWroteSince: (who, when) => `Since this draft, ${who} has written again (${when}).`,
    notOurs: 'client-check did not write this draft. Make sure that it is finished.',
    question: 'Send it? [y]es [n]o [e]dit [s]how [q]uit: ',
    questionDespite: 'Send it all the same? Type yes to send, [n]o [e]dit [s]how [q]uit: ',
    keys: 'Type y, n, e, s or q.',
    sending: (thread) => `sending ${thread}`,
    sent: (thread, to) => `${thread} was sent to ${to}`,
    copyMissing:
      'Its copy could not be stored in the Sent folder; the next run tries again. The mail itself has gone out: do not send it again.',
    draftKept: 'The draft was changed after it was sent, so it was left where it is.',
    refusedLine: (thread, reason) => `${thread}  ${reason}`,
    uncertainLine: (thread) =>
      `${thread}  was cut off while it was sent: it may or may not have gone out. It is not sent again. To settle it: client-check send ${thread}`,
    uncertainTitle: (thread, when) => `${thread}: nobody knows whether the mail of ${when} has gone out.`,
    uncertainQuestion: '[l]ook again, [m]ark as sent, [s]end the very same mail (it may arrive twice), [q]uit: ',
    notFound: 'The Sent folder holds no copy of it.',
    resolved: (thread) => `${thread} counts as sent.`,
    summary: (sent, refused, uncertain) =>
      [
        `${sent} sent`,
        ...(refused > 0 ? [`${refused} not sent`] : []),
        ...(uncertain > 0 ? [`${uncertain} uncertain`] : []),
      ].join(', '),
    onlyLook: '--dry-run: nothing was sent.',
    onlyText: 'This draft holds more than text (attachments or HTML). Edit it in your mail program.',
    recovered: (count) =>
      `${count} ${count === 1 ? 'send' : 'sends'} cut off in an earlier run ${count === 1 ? 'was' : 'were'} completed.`,
  },
};
