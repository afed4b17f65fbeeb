/**
 * What tells editors (yaml-language-server) where the configuration's schema lies: in the package, so that it is of the version that
 * is installed. npx runs from a folder that goes away; then nothing is said.
 */
export function schemaLine(root: URL): string {
  if (root.pathname.includes('/_npx/')) return '';
  return `# yaml-language-server: $schema=${new URL('client-check.schema.json', root).href}\n`;
}
