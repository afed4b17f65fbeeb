import type { Structure } from '../leaves.ts';
import { listOf, textOf, type Value } from './values.ts';

/** A BODYSTRUCTURE (RFC 9051 7.5.2) as it was parsed; null for none. */
export function structureOf(value: Value | undefined): Structure | null {
  return Array.isArray(value) ? node(value, []) : null;
}

function node(list: readonly Value[], path: readonly number[]): Structure {
  if (!Array.isArray(list[0])) return leaf(list, path);
  const children: Structure[] = [];
  for (let i = 0; Array.isArray(list[i]); i += 1) children.push(node(listOf(list[i]), [...path, i + 1]));
  const subtype = textOf(list[children.length]);
  return { part: path.join('.'), type: `multipart/${subtype}`, childNodes: children };
}

function leaf(list: readonly Value[], path: readonly number[]): Structure {
  const [main, sub, parameters, , , , size] = list;
  const type = `${textOf(main)}/${textOf(sub)}`.toLowerCase();
  // Behind the seven fields of every leaf stand the lines of a text, or envelope, structure and lines of a message.
  const extension = type.startsWith('text/') ? 8 : /^message\/(?:rfc822|global)$/.test(type) ? 10 : 7;
  const [disposition, its] = listOf(list[extension + 1]);
  return {
    part: path.length === 0 ? '1' : path.join('.'),
    type,
    parameters: pairs(parameters),
    size: Number(textOf(size)),
    ...(disposition === undefined ? {} : { disposition: textOf(disposition), dispositionParameters: pairs(its) }),
  };
}

/** RFC 2231's continuations and charsets (`name*0*`) name a file as well. */
function pairs(value: Value | undefined): Record<string, string> {
  const list = listOf(value);
  const found = list.flatMap((name, i): [string, string][] =>
    i % 2 === 0 ? [[textOf(name).toLowerCase().split('*')[0] ?? '', textOf(list[i + 1])]] : [],
  );
  return Object.fromEntries(found);
}
