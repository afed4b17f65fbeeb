import { pageScreen } from '../render/interactive-screen.ts';
import type { Screen } from './screen.ts';

/** A text to page through. */
export interface Paged {
  readonly lines: (size: { readonly columns: number; readonly rows: number }) => readonly string[];
  /** What stands below it. @param more whether some of the text is still below the screen */
  readonly foot: (more: boolean) => string;
  /** Whether a key ends it; every other one moves in the text, or does nothing. */
  readonly ends: (key: string, more: boolean) => boolean;
}

/** Pages through a text until a key ends it; gives that key. */
export async function page(screen: Screen, { lines, foot, ends }: Paged): Promise<string> {
  let from = 0;
  const shown = () => {
    const size = screen.size();
    return pageScreen(lines(size), from, foot, size);
  };
  screen.redraw = () => screen.draw(shown().lines);
  for (;;) {
    screen.redraw();
    const key = await screen.key();
    const { more, room } = shown();
    if (ends(key, more)) return key;
    if (more && ['space', 'return', 'enter', 'pagedown'].includes(key)) from += room;
    else if (more && ['down', 'j'].includes(key)) from += 1;
    else if (['b', 'pageup'].includes(key)) from = Math.max(0, from - room);
    else if (['up', 'k'].includes(key)) from = Math.max(0, from - 1);
  }
}
