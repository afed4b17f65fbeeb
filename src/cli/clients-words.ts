import type { Lang } from '../errors.ts';

/** Why somebody counts as a client, or does not. */
export type ClientWhy = 'configured' | 'written-to' | 'wrote' | 'ignored';

interface ClientsWords {
  readonly groups: Readonly<Record<ClientWhy, string>>;
  readonly notCounted: string;
  readonly traffic: (received: number, sent: number) => string;
  readonly writtenOn: (day: string) => string;
  readonly wroteOn: (day: string) => string;
  readonly silent: string;
  readonly nobody: string;
  readonly hint: (program: string) => string;
  readonly added: (name: string, rules: string, file: string) => string;
  readonly extended: (name: string, rules: string, file: string) => string;
  readonly alreadyClient: (name: string) => string;
  readonly ignored: (rules: string, file: string) => string;
  readonly alreadyIgnored: string;
  readonly freeMail: (rule: string) => string;
  readonly badRule: (rule: string) => string;
  readonly badName: string;
}

const ja: ClientsWords = {
  groups: {
    configured: '設定にあるお客様',
    'written-to': '設定になく、こちらから書いたことのある方',
    wrote: '設定になく、先方からだけメールのある方',
    ignored: '数えない方 (設定の ignore)',
  },
  notCounted: '(others の設定により、お客様に数えません)',
  traffic: (received, sent) => `受信${received} 送信${sent}`,
  writtenOn: (day) => `${day} に送信`,
  wroteOn: (day) => `${day} に受信`,
  silent: 'メールなし',
  nobody: 'お客様は設定になく、この期間のメールもありません。',
  hint: (program) =>
    `追加: ${program} clients add 名前 ドメイン\n数えない: ${program} clients ignore アドレスまたはドメイン`,
  added: (name, rules, file) => `お客様に加えました: ${name} (${rules})\n${file}`,
  extended: (name, rules, file) => `「${name}」に加えました: ${rules}\n${file}`,
  alreadyClient: (name) => `すでに「${name}」のものです。設定は変えていません。`,
  ignored: (rules, file) => `お客様に数えないようにしました: ${rules}\n${file}`,
  alreadyIgnored: 'すでに設定の ignore にあります。設定は変えていません。',
  freeMail: (rule) =>
    `${rule} は多くの人が使うメールサービスのドメインです。その全員がこのお客様になります。アドレスで指定することをお勧めします。`,
  badRule: (rule) => `「${rule}」はアドレス、ドメイン、*.ドメイン のどれでもありません`,
  badName: 'お客様の名前は、空でない 1 行にしてください',
};

const en: ClientsWords = {
  groups: {
    configured: 'Clients in the configuration',
    'written-to': 'Others that you have written to',
    wrote: 'Others who have only written to you',
    ignored: "Nobody's clients (ignore)",
  },
  notCounted: '(by others, not counted as clients)',
  traffic: (received, sent) => `${received} in, ${sent} out`,
  writtenOn: (day) => `written to on ${day}`,
  wroteOn: (day) => `wrote on ${day}`,
  silent: 'no mail',
  nobody: 'The configuration names no clients, and there is no mail in this time.',
  hint: (program) => `Add one: ${program} clients add NAME DOMAIN\nLeave out: ${program} clients ignore ADDRESS|DOMAIN`,
  added: (name, rules, file) => `Added as a client: ${name} (${rules})\n${file}`,
  extended: (name, rules, file) => `Added to "${name}": ${rules}\n${file}`,
  alreadyClient: (name) => `This is "${name}" already; the configuration stays as it is.`,
  ignored: (rules, file) => `Counts for no client from now on: ${rules}\n${file}`,
  alreadyIgnored: 'This stands under ignore already; the configuration stays as it is.',
  freeMail: (rule) =>
    `${rule} is a domain of a mail service that many people use: all of them become this client. Better name addresses.`,
  badRule: (rule) => `"${rule}" is neither an address, nor a domain, nor *.domain`,
  badName: 'the name of a client is one line, and not empty',
};

export const clientsWords: Readonly<Record<Lang, ClientsWords>> = { ja, en };
