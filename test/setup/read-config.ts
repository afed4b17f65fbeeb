import { readDocument } from '../../src/config/document.ts';

/** A configuration's text as data. */
export function readConfigText(text: string): unknown {
  const { data, faults } = readDocument(text);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return data;
}
