/**
 * Does what a person does in a browser: follows redirects, keeps cookies, fills in the forms of the provider's pages. Ends at a page
 * without a form, whose text it gives.
 * @param declines does the person press "Cancel"?
 * @param stuck at which address the browser can't go on
 */
export async function robot(
  url: string,
  user: string,
  declines = false,
  stuck: (url: string) => boolean = () => false,
): Promise<{ url: string; page: string }> {
  const cookies = new Map<string, string>();
  let at = url;
  let body: URLSearchParams | null = null;
  let declined = false;
  for (let pages = 0; pages < 30; pages += 1) {
    if (stuck(at)) return { url: at, page: '' };
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer: Response = await fetch(at, {
      method: body === null ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie },
      ...(body === null ? {} : { body }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    body = null;
    const location = answer.headers.get('location');
    const page = await answer.text();
    if (location !== null) {
      at = new URL(location, at).href;
      continue;
    }
    const form = /<form[^>]*>/i.exec(page)?.[0];
    if (form === undefined || declined) return { url: at, page };
    const cancel = /href="([^"]*\/abort)"/.exec(page)?.[1];
    if (declines && cancel !== undefined) {
      declined = true;
      at = new URL(cancel, at).href;
      continue;
    }
    body = filled(page, user);
    at = new URL((/action="([^"]*)"/.exec(form)?.[1] ?? at).replaceAll('&amp;', '&'), at).href;
  }
  throw new Error(`too many pages: ${at}`);
}

function filled(page: string, user: string): URLSearchParams {
  const data = new URLSearchParams();
  for (const [field] of page.matchAll(/<(?:input|button)[^>]*>/gi)) {
    const name = /name="([^"]*)"/.exec(field)?.[1];
    if (name === undefined || /abort/i.test(name)) continue;
    const typed: Record<string, string> = { login: user, password: 'x' };
    // The name may be filled in already, from `login_hint`: a person can sign in as somebody else.
    data.set(name, typed[name] ?? /value="([^"]*)"/.exec(field)?.[1] ?? '');
  }
  return data;
}
