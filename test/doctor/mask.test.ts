import { describe, expect, test } from 'vitest';
import { maskFor } from '../../src/doctor/mask.ts';
import { parse } from '../config/help.ts';

const config = parse(`accounts:
  - name: work
    identity: { name: 佐藤 花子, organization: 株式会社エージェンシー, address: hanako@agency.co.jp, aliases: [hanako.sato@gmail.com] }
    imap: { host: imap.agency.co.jp, user: hsato42, auth: { password: hunter2 } }
team: [partner.example]
clients:
  - { name: 株式会社さわやか商事, match: [sawayaka.example, "*.shop.sawayaka.example", 日本.example] }
`);
const mask = maskFor({ home: '/home/hanako', user: 'hanako', config, secrets: ['hunter2'] });

describe('a report that may be shown to anybody', () => {
  test.each([
    ['hanako@agency.co.jp', 'h…o@a…y.co.jp'],
    ['<kaito@sawayaka.example>', '<k…o@s…a.example>'],
    ['someone.else@unknown.example', 's…e@u…n.example'],
    ['imap.agency.co.jp:993', 'imap.a…y.co.jp:993'],
    ['x.shop.sawayaka.example', 'x.shop.s…a.example'],
    ['AGENCY.CO.JP', 'a…y.co.jp'],
    ['sv123.xserver.jp', 'sv123.xserver.jp'],
    ['imap.gmail.com hanako.sato@gmail.com', 'imap.gmail.com h…o@gmail.com'],
    ['LOGIN hsato42 failed', 'LOGIN h…2 failed'],
    ['株式会社さわやか商事 佐藤 花子', '株…事 佐…子'],
    ['日本.example xn--wgv71a.example', 'x…a.example x…a.example'],
    ['/home/hanako/.clientrc', '~/.clientrc'],
    ['/home/hanako2/x', '/home/…/x'],
    ['/home/jiro/.clientrc /Users/jiro/x', '/home/…/.clientrc /Users/…/x'],
    ['owner hanako', 'owner h…o'],
    ['AUTH hunter2', 'AUTH ***'],
    [Buffer.from('\0hsato42\0hunter2').toString('base64'), '***'],
    ['partner.example', 'p…r.example'],
    ['agencyx.co.jp', 'agencyx.co.jp'],
  ])('%s -> %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  test('the same each time, so that two lines can be compared', () => {
    expect(mask('hanako@agency.co.jp hanako@agency.co.jp')).toBe('h…o@a…y.co.jp h…o@a…y.co.jp');
  });

  test('without a configuration addresses and the home go all the same', () => {
    const bare = maskFor({ home: '/home/hanako', user: 'root', config: null, secrets: [] });
    expect(bare('/home/hanako/x: hanako@agency.co.jp, root')).toBe('~/x: h…o@a…y.co.jp, root');
  });
});
