import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import { courier } from '../live/servers/courier.ts';
import { cyrus } from '../live/servers/cyrus.ts';
import { dovecot, dovecotJapanese, microsoft } from '../live/servers/dovecots.ts';
import { gmailLike } from '../live/servers/gmail-like.ts';
import { gnuImap4d } from '../live/servers/gnu-imap4d.ts';

const KINDS = [dovecot, dovecotJapanese, microsoft, gmailLike, courier, cyrus, gnuImap4d];

const CAPABILITIES = ['CONDSTORE', 'QRESYNC', 'UIDPLUS', 'MOVE', 'SPECIAL-USE', 'keywords'];

/** Vitest's word of each test -> the table of docs/servers.md. What is in it was measured by the run that prints it. */
export default class ServerTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const suites = modules.flatMap((module) => [...module.children.suites()]);
    const head = ['server', ...CAPABILITIES, 'scenarios', 'contract', 'draft', 'send', 'done'];
    const rows = KINDS.map((kind) => {
      const suite = suites.find(({ name }) => name === kind.name);
      return [`${kind.name} ${kind.version()}`.trim(), ...(suite ? cellsOf(suite) : head.slice(1).map(() => '?'))];
    });
    console.log(`\n${[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`);
  }
}

function cellsOf(suite: TestSuite): string[] {
  const tests = [...suite.children.allTests()];
  const can = tests.flatMap((test) => test.meta().capabilities ?? []);
  const under = (name: string) => tests.filter(({ fullName }) => fullName.includes(` > ${name} > `));
  const loop = under('the holding loop');
  return [
    ...CAPABILITIES.map((name) => (can.includes(name) ? 'yes' : 'no')),
    share(under('16. the same verdicts: the scenarios of test/corpus')),
    share(under('contract')),
    ...['draft', 'send', 'done'].map((word) => share(loop.filter(({ name }) => name.startsWith(word)))),
  ];
}

/** How many of them are as they should be; one that is expected to fail is not. */
function share(tests: readonly TestCase[]): string {
  const ran = tests.filter((test) => test.result().state !== 'skipped');
  if (ran.length === 0) return '-';
  const right = ran.filter((test) => test.result().state === 'passed' && test.options.fails !== true);
  if (ran.length === 1) return right.length === 1 ? 'yes' : 'no';
  return `${right.length} / ${ran.length}`;
}
