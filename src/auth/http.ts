/** How long a server may take for its whole answer, in milliseconds. */
const TIME = 30_000;

/** No token endpoint says more than this. */
const SIZE = 256 * 1024;

interface Request {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/**
 * `fetch` as the library wants it, for a server that may be hostile: bounded in time and size, and no redirect is followed, for a
 * token would go with it. Identity tokens are taken out: it is not asked who somebody is, and nothing here could check them.
 */
export async function boundedFetch(url: string, { method = 'POST', headers = {}, body }: Request): Promise<Response> {
  const signal = AbortSignal.timeout(TIME);
  const response = await fetch(url, { method, headers, body: body as URLSearchParams, redirect: 'manual', signal });
  const text = await boundedText(response);
  const { status } = response;
  // 204 and its like must have no body.
  return new Response(text === '' ? null : withoutIdentity(text), { status, headers: response.headers });
}

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size > SIZE) throw Object.assign(new Error('the answer is too long'), { code: 'TOO_LONG' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function withoutIdentity(text: string): string {
  try {
    const { id_token, ...rest } = JSON.parse(text);
    return id_token === undefined ? text : JSON.stringify(rest);
  } catch {
    return text;
  }
}
