/** A reason in both languages, as the sentences of error-catalog.ts want it. */
export interface Reason {
  readonly reasonJa: string;
  readonly reasonEn: string;
}

type Pair = readonly [ja: string, en: string];

const untrusted: Pair = ['信頼されていない認証局のもの', 'its authority is not trusted'];
const otherHost: Pair = ['別のホスト名のもの', 'it is for another host'];

/** Why a certificate is not accepted, by OpenSSL's and Node's codes. */
const certificate: Readonly<Record<string, Pair>> = {
  CERT_HAS_EXPIRED: ['有効期限切れ', 'it has expired'],
  CERT_NOT_YET_VALID: ['まだ有効期間前', 'it is not valid yet'],
  CERT_REVOKED: ['失効済み', 'it was revoked'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['自己署名', 'it is self-signed'],
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_UNTRUSTED: untrusted,
  CERT_SIGNATURE_FAILURE: untrusted,
  CERT_REJECTED: untrusted,
  INVALID_CA: untrusted,
  INVALID_PURPOSE: ['サーバー用ではないもの', 'it is not for servers'],
  CERT_CHAIN_TOO_LONG: untrusted,
  HOSTNAME_MISMATCH: otherHost,
  ERR_TLS_CERT_ALTNAME_INVALID: otherHost,
};

const noRoute: Pair = ['そこへの経路がありません', 'no route to it'];
const closed: Pair = ['相手が切断しました', 'closed by the server'];

/** Why there is no connection, by the codes of the system and of ImapFlow. */
const connection: Readonly<Record<string, Pair>> = {
  ECONNREFUSED: ['接続を拒まれました', 'connection refused'],
  ENOTFOUND: ['その名前のホストはありません', 'there is no host of that name'],
  EAI_AGAIN: ['ホスト名を調べられません', 'its name could not be looked up'],
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
  ENETDOWN: noRoute,
  EHOSTDOWN: noRoute,
  EADDRNOTAVAIL: noRoute,
  ECONNRESET: closed,
  EPIPE: closed,
  NoConnection: closed,
  EConnectionClosed: closed,
  StateLogout: closed,
  ClosedAfterConnectText: closed,
  ClosedAfterConnectTLS: closed,
};

/** Why STARTTLS failed, by ImapFlow's words and code. */
const starttls: readonly (readonly [RegExp, Pair])[] = [
  [/PREAUTH/, ['暗号化の前にログイン済みにされました (PREAUTH)', 'the server skipped it by PREAUTH']],
  [/STARTTLS_INJECTION/, ['暗号化の前に余計なデータが届きました', 'data came in before the encryption']],
  [/does not support/, ['サーバーにその機能がありません', 'the server does not offer it']],
];

const pair = ([reasonJa, reasonEn]: Pair): Reason => ({ reasonJa, reasonEn });

/** Null where the code is none of a certificate's. `names`: what the certificate is for. */
export function certificateReason(code: string, names = ''): Reason | null {
  const known = certificate[code];
  if (!known) return null;
  const suffix = known === otherHost && names !== '' ? `: ${names.slice(0, 100)}` : '';
  return pair([known[0] + suffix, known[1] + suffix]);
}

/** Null where the code is none of a connection's. */
export function connectionReason(code: string): Reason | null {
  const known = connection[code];
  return known ? pair(known) : null;
}

export function starttlsReason(message: string): Reason {
  const known = starttls.find(([pattern]) => pattern.test(message))?.[1];
  return known ? pair(known) : { reasonJa: message, reasonEn: message };
}
