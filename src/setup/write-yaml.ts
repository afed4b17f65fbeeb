import { stringify } from 'yaml';

/** A plain value or a key in YAML, quoted where it has to be, also where a comma or a bracket behind it would end it. */
export function scalar(value: unknown): string {
  const listed = stringify([value], { lineWidth: 0, collectionStyle: 'flow', flowCollectionPadding: false });
  return listed.trim().slice(1, -1);
}

/** A value as YAML in one line. */
export function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (!isGroup(value)) return scalar(value);
  const pairs = Object.entries(value).map(([key, below]) => `${scalar(key)}: ${inLine(below)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** A value as YAML in lines: groups in blocks, but for how to get a password; lists of plain values in one line. */
export function inLines(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.length > 0 && value.some(isGroup)) return value.flatMap(listItem);
  if (!isGroup(value) || Object.keys(value).length === 0) return [inLine(value)];
  return Object.entries(value).flatMap(([key, below]) => keyLines(key, below));
}

export function keyLines(key: string, value: unknown): readonly string[] {
  const lines = inLines(value);
  const block = key !== 'auth' && (isGroup(value) || (Array.isArray(value) && value.some(isGroup)));
  return block ? [`${scalar(key)}:`, ...lines.map((line) => `  ${line}`)] : [`${scalar(key)}: ${inLine(value)}`];
}

export function listItem(value: unknown): readonly string[] {
  const [first = '', ...rest] = inLines(value);
  return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
