import type { Output, World } from './world.ts';

/** The same world, but what a command prints is kept, to be shown on a screen of its own. */
export function capturing(world: World, columns: number): { readonly world: World; readonly text: () => string } {
  const said: string[] = [];
  const output: Output = {
    ...world.output,
    print: (text) => said.push(text),
    warn: (text) => said.push(`${text}\n`),
    progress: () => undefined,
    columns,
    colour: false,
  };
  return { world: { ...world, output }, text: () => said.join('') };
}
