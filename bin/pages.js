// Prints the version and the help pages as the build has written them, at the width of a pipe: to load what makes them takes longer
// than all the rest.

const fs = require('node:fs');
const path = require('node:path');

/** Gives true where that was all that was asked for. A page in another language, or for a terminal, is made afresh. */
function print(words) {
  const page = pageOf(words);
  if (page === null) return false;
  let text;
  try {
    if (fs.fstatSync(1).isCharacterDevice() && require('node:tty').isatty(1)) return false;
    text = fs.readFileSync(path.join(__dirname, '..', 'dist', 'pages', page));
  } catch {
    return false;
  }
  try {
    for (let at = 0; at < text.length; ) at += write(text, at);
  } catch (error) {
    process.exitCode = error.code === 'EPIPE' ? 0 : 74;
  }
  return true;
}

function pageOf([first, second, ...rest]) {
  const help = (word) => word === '--help' || word === '-h';
  if (rest.length > 0) return null;
  if (second === undefined && (first === '--version' || first === '-V')) return 'version.txt';
  const lang = /^ja/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '') ? 'ja' : 'en';
  if (first === undefined || (second === undefined && help(first))) return `${lang}.txt`;
  return help(second) && /^[a-z]+$/.test(first) ? `${first}-${lang}.txt` : null;
}

/** Whoever reads may be slower. */
function write(text, at) {
  try {
    return fs.writeSync(1, text, at);
  } catch (error) {
    if (error.code !== 'EAGAIN') throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return 0;
  }
}

module.exports = { print };
