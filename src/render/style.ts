import { Chalk, type ChalkInstance } from 'chalk';
import type { State } from '../triage/verdict.ts';

export type Paint = ChalkInstance;

/** Colours where they are wanted; without, the same text without a single control byte. */
export function paintWith(colour: boolean): Paint {
  return new Chalk({ level: colour ? 1 : 0 });
}

/** A state's colour says how urgent it is; the words say the same, so nothing is told by colour alone. */
export function paintState(paint: Paint, state: State, text: string): string {
  switch (state) {
    case 'uncertain':
    case 'promise-broken':
    case 'overdue':
      return paint.red.bold(text);
    case 'promise-due':
    case 'due-soon':
      return paint.yellow.bold(text);
    case 'waiting':
    case 'held':
    case 'client-late':
      return paint.cyan.bold(text);
    default:
      return paint.bold(text);
  }
}
