import type { Surroundings } from '../config/search.ts';
import type { Ending } from './ending.ts';
import { askLine, hasScreen, type Streams } from './terminal.ts';
import type { Person } from './world.ts';

/** Who sits before the terminal, where both ends are one and `wished`. */
export function personAt(
  streams: Streams,
  around: Pick<Surroundings, 'env' | 'platform'>,
  wished: boolean,
  ending: Ending,
): Person {
  const present = wished && streams.stdin.isTTY === true && streams.stderr.isTTY === true;
  return {
    present,
    onScreen:
      present && hasScreen(streams, around.env)
        ? async (work) => (await import('./screen.ts')).withScreen(streams, ending, work)
        : null,
    ask: (question) => ending.waitFor(askLine(streams, question)),
    edit: async (text) => {
      const { editInEditor } = await import('./editor.ts');
      return ending.edit((leaves) => editInEditor(text, around, leaves));
    },
  };
}
