import { describe, expect, test } from 'vitest';
import { mailLink } from '../../src/render/mail-link.ts';

const reader = { platform: 'linux', host: 'imap.agency.example', address: 'hanako+x@agency.example' } as const;

describe('a link to a message', () => {
  test('mid: (RFC 2392), message: on macOS, Gmail in the browser', () => {
    expect(mailLink('a1.b+c@client.example', reader)).toBe('mid:a1.b%2Bc@client.example');
    expect(mailLink('a1@client.example', { ...reader, platform: 'darwin' })).toBe(
      'message://%3Ca1%40client.example%3E',
    );
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(mailLink('a1@client.example', { ...reader, platform, host: 'imap.gmail.com' })).toBe(
        'https://mail.google.com/mail/u/hanako%2Bx%40agency.example/#search/rfc822msgid%3Aa1%40client.example',
      );
    expect(mailLink('a1@client.example', { ...reader, host: null })).toBe('mid:a1@client.example');
  });

  test.each(['linux', 'darwin'] as const)('%s: whatever a sender writes is one part of the link', (platform) => {
    for (const host of ['imap.gmail.com', null]) {
      const link = mailLink('a/b?c#d&e=f%20"\'()<>\\^`{|} \x1b]8;;\u202e\ud800日本@x', { ...reader, platform, host });
      expect(link).toMatch(
        /^(?:mid:|message:\/\/|https:\/\/mail\.google\.com\/mail\/u\/hanako%2Bx%40agency\.example\/#search\/)[\w.%@~-]+$/,
      );
    }
  });
});
