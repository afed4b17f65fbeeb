/**
 * What the process that opens the keyring runs (`node -e`): a request comes in on its standard input, the answer goes out on its standard
 * output. On Linux only the Secret Service counts: the library would else fall back to the kernel's keyring, which forgets at logout.
 */
export const KEYRING_PROGRAM = `
const request = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const answer = (value) => process.stdout.write(JSON.stringify(value));
let library;
try {
  library = require(request.library);
} catch (error) {
  answer({ error: 'missing', message: String(error.message) });
}
if (library) {
  try {
    const entry = new library.Entry(request.service, request.name, { linux: { store: 'secret-service' } });
    if (request.action === 'get') answer({ secret: entry.getPassword() });
    if (request.action === 'remove') answer({ removed: entry.deletePassword() });
    if (request.action === 'set') {
      entry.setPassword(request.secret);
      answer({});
    }
  } catch (error) {
    answer({ error: 'failed', message: String(error.message) });
  }
}
`;
