/** Does something for each, so many at a time, in their order as far as that goes. */
export async function each<T>(all: readonly T[], atATime: number, run: (one: T, index: number) => Promise<unknown>) {
  const left = [...all.entries()];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) await run(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: atATime }, work));
}
