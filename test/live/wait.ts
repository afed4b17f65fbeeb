/** Asks again until there is an answer; after `limit` milliseconds that is an error which names what was waited for. */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  limit = 5_000,
): Promise<Exclude<T, null | undefined | false>> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await probe();
    if (answer !== null && answer !== undefined && answer !== false)
      return answer as Exclude<T, null | undefined | false>;
    if (Date.now() > end) throw new Error(`waited ${limit} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
