import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { certificateReason, connectionReason } from '../connection-reasons.ts';
import { ClientCheckError } from '../errors.ts';
import { printableLine } from '../mail/printable.ts';

/** All of it, from the name's lookup to the end of the answer, in milliseconds. */
const LIMIT = 20_000;

/** Of an answer no more is read. */
const ANSWER = 4_096;

export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds. */
  readonly limit?: number;
}

/**
 * Posts to a webhook, once. A redirect is not followed: the list would go to a host that nobody has configured. Throws
 * `notice-unsent` or `notice-refused`; the URL stands in neither, and in no cause.
 */
export async function post({ url, headers, body, limit = LIMIT }: Post): Promise<void> {
  const { status, answer } = await exchange(url, headers, body, limit);
  if (status >= 200 && status < 300) return;
  const words = status >= 300 && status < 400 ? `HTTP ${status} (redirect)` : `HTTP ${status} ${answer}`.trim();
  throw new ClientCheckError('notice-refused', { host: url.hostname, words: withoutUrl(words, url).slice(0, 200) });
}

function exchange(url: URL, headers: Post['headers'], body: string, limit: number) {
  return new Promise<{ status: number; answer: string }>((resolve, reject) => {
    const fail = (code: string) => reject(unsent(url, code, limit));
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'client-check' },
      agent: false as const,
      // Whatever NODE_TLS_REJECT_UNAUTHORIZED says.
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2' as const,
    };
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
      let answer = '';
      const done = () => {
        clearTimeout(timer);
        request.destroy();
        resolve({ status: response.statusCode ?? 0, answer: printableLine(answer.slice(0, ANSWER)) });
      };
      response.setEncoding('utf8').on('data', (text: string) => {
        answer += text;
        if (answer.length >= ANSWER) done();
      });
      response.on('end', done);
      // The status tells what became of it, however the rest ends.
      response.on('error', done);
    });
    const timer = setTimeout(() => {
      fail('LIMIT');
      request.destroy();
    }, limit);
    request.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      fail(error.code ?? 'ECONNRESET');
    });
    request.end(body);
  });
}

function unsent({ hostname: host }: URL, code: string, limit: number): ClientCheckError {
  const seconds = Math.ceil(limit / 1_000);
  const late = { reasonJa: `${seconds} 秒以内に応答がありません`, reasonEn: `no answer within ${seconds} seconds` };
  const reason = code === 'LIMIT' ? late : (certificateReason(code) ?? connectionReason(code));
  return new ClientCheckError('notice-unsent', { host, ...(reason ?? { reasonJa: code, reasonEn: code }) });
}

/** A server may repeat what it was asked for. */
function withoutUrl(words: string, { pathname, search, username, password }: URL): string {
  const parts = [...pathname.split('/'), search.slice(1), ...search.slice(1).split(/[&=]/), username, password];
  const secrets = [pathname, ...parts].filter((part) => part.length >= 6).sort((a, b) => b.length - a.length);
  return secrets.reduce((text, secret) => text.split(secret).join('***'), words);
}
