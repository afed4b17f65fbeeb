import * as z from 'zod';
import { schema as configuration } from '../../src/config/schema.ts';
import { NOTES } from './notes.ts';

/** A JSON Schema (draft 7, which every editor reads), as far as it is looked at here. */
interface Node {
  [key: string]: unknown;
  type?: string | string[];
  properties?: Record<string, Node>;
  items?: Node;
  anyOf?: Node[];
  enum?: unknown[];
}

/** What `z.unknown()` hides: fields that a function reads. All of them may stand without a value. */
const BY_FUNCTION: readonly (readonly [path: RegExp, node: Node])[] = [
  [/\.port$/, { type: ['integer', 'null'], minimum: 1, maximum: 65535 }],
  [/\.keyring$/, { enum: [true, null] }],
  [/Command$/, { type: ['string', 'array', 'null'], minLength: 1, items: { type: 'string' }, minItems: 1 }],
];

/** What joins several keys: cross-checks.ts says it to the person; an editor should too. A key without a value counts as left out. */
const given = (key: string): Node => ({ required: [key], properties: { [key]: { not: { type: 'null' } } } });
const exactlyOne = (keys: readonly string[]): Node => ({ oneOf: keys.map(given) });
const JOINED: readonly (readonly [path: RegExp, rule: Node])[] = [
  [/^accounts\[\]$/, exactlyOne(['imap', 'maildir'])],
  [/\.auth$/, exactlyOne(['password', 'passwordEnv', 'passwordCommand', 'keyring', 'oauth2'])],
  [/^notify\.webhook$/, exactlyOne(['url', 'urlEnv', 'urlCommand'])],
];

/** The schema of the configuration, made of the one that the program reads it by. */
export function configSchema(): Node {
  const made = z.toJSONSchema(configuration, { io: 'input', target: 'draft-7', unrepresentable: 'any' }) as Node;
  const { $schema, ...rest } = made;
  return {
    $schema,
    title: 'Configuration of client-check',
    description: 'The file .clientrc, in YAML or JSON. Unknown keys are errors.',
    ...noted(rest, ''),
  };
}

/** Paths that `notes.ts` should speak of. */
export function pathsOf(node: Node, path = ''): string[] {
  const below = Object.entries(node.properties ?? {}).flatMap(([key, one]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return [at, ...pathsOf(one, at)];
  });
  return [...below, ...(node.items ? pathsOf(node.items, `${path}[]`) : [])];
}

function noted(written: Node, path: string): Node {
  const node = nullable(BY_FUNCTION.find(([pattern]) => pattern.test(path))?.[1] ?? written);
  const { pattern, ...note } = NOTES[path] ?? {};
  const items = node.items && noted(node.items, `${path}[]`);
  const properties =
    node.properties &&
    Object.fromEntries(
      Object.entries(node.properties).map(([key, one]) => [key, noted(one, path === '' ? key : `${path}.${key}`)]),
    );
  const joined = JOINED.find(([at]) => at.test(path))?.[1];
  return {
    ...note,
    ...node,
    ...(properties ? { properties } : {}),
    ...(items ? { items: pattern ? { ...items, pattern } : items } : pattern ? { pattern } : {}),
    // Of null it says nothing.
    ...(joined ? (node.type === 'object' ? joined : { anyOf: [{ type: 'null' }, joined] }) : {}),
  };
}

/** `anyOf [X, null]` as one type, which editors show better. */
function nullable(node: Node): Node {
  const [only, nothing, ...more] = node.anyOf ?? [];
  if (!only || nothing?.type !== 'null' || more.length > 0) return node;
  const { anyOf: _, ...rest } = node;
  if (only.enum) return { ...rest, ...only, type: ['string', 'null'], enum: [...only.enum, null] };
  return typeof only.type === 'string' ? { ...rest, ...only, type: [only.type, 'null'] } : node;
}
