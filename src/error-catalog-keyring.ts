import type { CatalogEntry } from './error-catalog.ts';

/** The errors of the system's keyring, worded as error-catalog.ts words all others. */
export const keyringErrors = {
  'keyring-missing': {
    exit: 78,
    ja: [
      '{account}: キーリングを使う部品 (@napi-rs/keyring) が入っていません。',
      '「npm install --global client-check --include=optional」で入れ直すか、設定の auth を passwordCommand にしてください。',
    ],
    en: [
      '{account}: the part that opens the keyring (@napi-rs/keyring) is not installed.',
      'Reinstall with "npm install --global client-check --include=optional", or use passwordCommand in auth.',
    ],
  },
  'keyring-unreachable': {
    exit: 78,
    ja: [
      '{account}: キーリングに接続できません: {words}',
      'キーリングはデスクトップにログインした端末で使えます。cron や SSH では、設定の auth を passwordCommand にしてください。',
    ],
    en: [
      '{account}: the keyring cannot be reached: {words}',
      'It works in a terminal of a desktop session. Under cron or over SSH, use passwordCommand in auth.',
    ],
  },
  'keyring-locked': {
    exit: 75,
    ja: [
      '{account}: キーリングがロックされているか、{seconds} 秒以内に応答しませんでした。',
      'キーリングのロックを解除して、もう一度実行してください。cron からは使えないので、passwordCommand をお使いください。',
    ],
    en: [
      '{account}: the keyring is locked, or did not answer within {seconds} seconds.',
      'Unlock it and run this again. It cannot be used from cron: use passwordCommand there.',
    ],
  },
  'keyring-empty': {
    exit: 78,
    ja: [
      '{account}: キーリングに {user} のパスワードがありません (ロックされていると見えないこともあります)。',
      '「client-check login {quoted}」でパスワードを保存してください。',
    ],
    en: [
      '{account}: the keyring holds no password of {user} (a locked one may not show it).',
      'Put it there with "client-check login {quoted}".',
    ],
  },
} as const satisfies Record<string, CatalogEntry>;
