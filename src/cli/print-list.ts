import type { Lang } from '../errors.ts';
import type { InboxView } from '../render/inbox-view.ts';
import { inboxJson } from '../render/json.ts';
import { jsonText } from '../render/json-text.ts';
import { paintWith } from '../render/style.ts';
import { renderInbox } from '../render/table.ts';
import type { Output } from './world.ts';

interface Printing {
  readonly json: boolean;
  readonly lang: Lang;
  readonly output: Output;
  readonly program: string;
}

/** Prints the list, for a person or for a script. */
export function printList(view: InboxView, printing: Printing): void {
  printing.output.print(listText(view, printing));
}

/** What is printed of a list. */
export function listText(view: InboxView, { json, lang, output, program }: Printing): string {
  if (json) return jsonText(inboxJson(view));
  return renderInbox(view, { lang, columns: output.columns, paint: paintWith(output.colour), program });
}
