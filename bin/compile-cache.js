// Loads a bundle with the code that V8 compiled of it in an earlier run: node:module's compile cache where there is one
// (Node 22.1), else V8's own, in $XDG_CACHE_HOME/client-check. Without a cache all works the same, only later.

const fs = require('node:fs');
const Module = require('node:module');
const os = require('node:os');
const path = require('node:path');
const vm = require('node:vm');
const zlib = require('node:zlib');

/** Each compiles other functions of the bundle. */
const COMMANDS = new Set(['inbox', 'show', 'draft', 'send', 'promises']);
const MARK = 'client-check/code/1';

/** What is loaded is loaded once, as by require. */
const loaded = new Map();

/** Loads `dist/NAME.cjs`. */
function load(name) {
  if (!loaded.has(name)) loaded.set(name, loadOnce(name));
  return loaded.get(name);
}

function loadOnce(name) {
  const file = path.join(__dirname, '..', 'dist', `${name}.cjs`);
  const folder = cacheFolder();
  if (folder === null) return require(file);
  if (Module.enableCompileCache) {
    Module.enableCompileCache(path.join(folder, 'node'));
    return require(file);
  }
  const command = process.argv.slice(2).find((word) => COMMANDS.has(word)) ?? 'other';
  return evaluate(file, path.join(folder, `${name}-${command}.code`), folder);
}

function cacheFolder() {
  const { XDG_CACHE_HOME: named, CLIENT_CHECK_NO_COMPILE_CACHE: off } = process.env;
  if (off || process.platform === 'win32') return null;
  try {
    const base = named && path.isAbsolute(named) ? named : path.join(os.homedir(), '.cache');
    return path.join(base, 'client-check', 'code');
  } catch {
    return null;
  }
}

const HEAD = '(function (exports, require, module, __filename, __dirname) {';
const FOOT = '\n})';

/** A bundle as the function that Node makes of a module; put together before it is a string, which would be copied. */
function wrapped(file) {
  const handle = fs.openSync(file, 'r');
  try {
    const { size } = fs.fstatSync(handle);
    const bytes = Buffer.allocUnsafeSlow(HEAD.length + size + FOOT.length);
    bytes.latin1Write(HEAD, 0);
    const end = HEAD.length + fs.readSync(handle, bytes, HEAD.length, size, 0);
    bytes.latin1Write(FOOT, end);
    // The bundle is ASCII: one byte a character is read and kept much faster than UTF-8.
    return bytes.latin1Slice(0, end + FOOT.length);
  } finally {
    fs.closeSync(handle);
  }
}

function evaluate(file, cacheFile, folder) {
  const source = wrapped(file);
  // V8 tells sources apart by their length only; the build writes a digest into the last line.
  const head = Buffer.from(`${MARK} ${process.version} ${process.arch} ${source.slice(-80, -FOOT.length).trim()}\n`);
  const cachedData = read(cacheFile, head);
  const script = new vm.Script(source, { filename: file, ...(cachedData ? { cachedData } : {}) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, Module.createRequire(file), module, file, path.dirname(file));
  if (!cachedData || script.cachedDataRejected) {
    // At the end, when all that this command needs has been compiled.
    process.once('exit', () => write(folder, cacheFile, sealed(head, script.createCachedData())));
  }
  return module.exports;
}

/** V8 runs what it is given, and dies of a damaged byte: a checksum stands before the code. */
function sealed(head, code) {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(zlib.crc32(code));
  return Buffer.concat([head, sum, code]);
}

/** It is taken only from a file that nobody else can have written. */
function read(file, head) {
  let handle;
  try {
    handle = fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW);
    const { uid, mode, size } = fs.fstatSync(handle);
    const folder = fs.lstatSync(path.dirname(file));
    const mine = (owner, bits) => owner === process.getuid() && (bits & 0o022) === 0;
    if (!mine(uid, mode) || !mine(folder.uid, folder.mode) || !folder.isDirectory()) return null;
    const bytes = Buffer.alloc(size);
    if (fs.readSync(handle, bytes, 0, size, 0) !== size || !bytes.subarray(0, head.length).equals(head)) return null;
    const code = bytes.subarray(head.length + 4);
    return bytes.readUInt32BE(head.length) === zlib.crc32(code) ? code : null;
  } catch {
    return null;
  } finally {
    if (handle !== undefined) fs.closeSync(handle);
  }
}

function write(folder, file, bytes) {
  const temporary = `${file}.${process.pid}`;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.writeFileSync(temporary, bytes, { mode: 0o600, flag: 'wx' });
    fs.renameSync(temporary, file);
  } catch {
    // A full disk, a read-only home: the next start compiles again.
    try {
      fs.unlinkSync(temporary);
    } catch {}
  }
}

module.exports = { load };
