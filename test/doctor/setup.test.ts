import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DoctorWorld } from '../../src/doctor/types.ts';
import { Patient } from './patient.ts';

let patient: Patient;
beforeEach(() => {
  patient = new Patient();
});
afterEach(() => patient.remove());

test('a healthy set-up passes', async () => {
  const diagnosis = await patient.examine();
  expect(diagnosis.named).toEqual([]);
  expect(diagnosis.exitCode).toBe(0);
  expect(diagnosis.skipped).toEqual(['webhook', 'smtp-login', 'crontab', 'cron-environment']);
  expect(diagnosis.text).toContain('Nothing is wrong (4 not checked).');
});

interface Planted {
  readonly fault: string;
  readonly plant: (patient: Patient) => Partial<DoctorWorld> | undefined;
  readonly found: readonly [id: string, code: string, status: 'fault' | 'warning'];
  readonly exit: number;
}

const yaml = (more: string) => (one: Patient) => void one.write('.clientrc', one.configuration(more));

const planted: readonly Planted[] = [
  {
    fault: 'Node too old',
    plant: () => ({ nodeVersion: '18.19.1' }),
    found: ['node', 'node-too-old', 'fault'],
    exit: 78,
  },
  {
    fault: 'a clock before this version',
    plant: () => ({ now: Date.UTC(2020, 0, 1) }),
    found: ['clock', 'clock-before-release', 'fault'],
    exit: 78,
  },
  {
    fault: 'a state folder that is a file',
    plant: (one) => void one.write('.local/state/client-check', ''),
    found: ['state-folder', 'state-unwritable', 'fault'],
    exit: 74,
  },
  {
    fault: 'a state folder that others can enter',
    plant: (one) => {
      one.write('.local/state/client-check/x', '');
      chmodSync(join(one.home, '.local/state/client-check'), 0o755);
      return undefined;
    },
    found: ['state-folder', 'state-open-to-others', 'warning'],
    exit: 0,
  },
  {
    fault: 'a cache folder that others can enter',
    plant: (one) => {
      one.write('.cache/client-check/x', '');
      chmodSync(join(one.home, '.cache/client-check'), 0o750);
      return undefined;
    },
    found: ['cache-folder', 'cache-open-to-others', 'warning'],
    exit: 0,
  },
  {
    fault: 'a cache folder that is a file',
    plant: (one) => void one.write('.cache', ''),
    found: ['cache-folder', 'cache-unwritable', 'warning'],
    exit: 0,
  },
  {
    fault: 'no configuration',
    plant: (one) => rmSync(join(one.home, '.clientrc')) as undefined,
    found: ['configuration', 'config-missing', 'fault'],
    exit: 78,
  },
  {
    fault: 'a configuration that is a folder',
    plant: (one) => {
      rmSync(join(one.home, '.clientrc'));
      one.env = { ...one.env, CLIENT_CHECK_CONFIG: one.home };
      return undefined;
    },
    found: ['configuration', 'config-unreadable', 'fault'],
    exit: 78,
  },
  {
    fault: 'a configuration with a password that others can read',
    plant: (one) => {
      const auth = 'auth: { password: hunter2 }';
      const text = one.configuration('', `imap: { host: localhost, port: 1, user: hanako, ${auth} }`);
      chmodSync(one.write('.clientrc', text), 0o644);
      return undefined;
    },
    found: ['configuration-mode', 'config-exposed', 'fault'],
    exit: 78,
  },
  {
    fault: 'a configuration that others can change',
    plant: (one) => chmodSync(join(one.home, '.clientrc'), 0o664) as undefined,
    found: ['configuration-mode', 'config-writable-by-others', 'warning'],
    exit: 0,
  },
  {
    fault: 'a configuration of a working folder that is not approved',
    plant: (one) => {
      const auth = 'auth: { passwordCommand: "echo hunter2; touch stolen" }';
      one.write('repository/.clientrc', one.configuration('', `imap: { host: h.example, user: u, ${auth} }`));
      const around = one.world().around;
      return { around: { ...around, cwd: join(one.home, 'repository') } };
    },
    found: ['configuration-trust', 'config-untrusted', 'fault'],
    exit: 78,
  },
  {
    fault: 'a calendar without a business day',
    plant: yaml('calendar: { closed: ["2020-01-01..2099-12-31"] }'),
    found: ['calendar', 'calendar-idle', 'fault'],
    exit: 78,
  },
  {
    fault: "a machine that goes by another zone than the calendar's",
    plant: () => ({ timezone: 'Europe/London' }),
    found: ['calendar', 'timezone-differs', 'warning'],
    exit: 0,
  },
  {
    fault: 'a template that is not there',
    plant: yaml('holding: { template: no-such }'),
    found: ['templates', 'template-missing', 'fault'],
    exit: 78,
  },
  {
    fault: 'a template that does not parse',
    plant: (one) => {
      one.write('templates/mine.ja.liquid', '{% if due %}\n');
      return yaml('templates: ~/templates\nholding: { template: mine }')(one) as undefined;
    },
    found: ['templates', 'template-invalid', 'fault'],
    exit: 65,
  },
  {
    fault: 'a template with a variable that there is not',
    plant: (one) => {
      one.write('templates/mine.ja.liquid', '{{ salutaton }}\n');
      return yaml('templates: ~/templates\nholding: { template: mine }')(one) as undefined;
    },
    found: ['templates', 'template-unknown-name', 'fault'],
    exit: 65,
  },
  {
    fault: 'a folder of templates that is not there',
    plant: yaml('templates: ~/nowhere'),
    found: ['templates', 'templates-folder-missing', 'fault'],
    exit: 78,
  },
  {
    fault: 'a webhook whose variable is not set',
    plant: yaml('notify: { webhook: { kind: slack, urlEnv: SLACK_URL } }'),
    found: ['webhook', 'webhook-env', 'fault'],
    exit: 78,
  },
  {
    fault: 'a webhook whose command fails, having said the secret',
    plant: yaml('notify: { webhook: { kind: slack, urlCommand: "echo hunter2 >&2; echo hunter2; exit 1" } }'),
    found: ['webhook', 'webhook-command', 'fault'],
    exit: 78,
  },
  {
    fault: 'a webhook that is no URL',
    plant: yaml('notify: { webhook: { kind: slack, urlCommand: "echo hunter2" } }'),
    found: ['webhook', 'webhook-url', 'fault'],
    exit: 78,
  },
  {
    fault: 'no Maildir',
    plant: (one) => rmSync(join(one.home, 'Mail'), { recursive: true }) as undefined,
    found: ['maildir', 'no-maildir', 'fault'],
    exit: 74,
  },
  {
    fault: 'no Sent',
    plant: (one) => rmSync(join(one.home, 'Mail', '.Sent'), { recursive: true }) as undefined,
    found: ['folders', 'no-sent', 'fault'],
    exit: 78,
  },
  {
    fault: 'no Drafts',
    plant: (one) => rmSync(join(one.home, 'Mail', '.Drafts'), { recursive: true }) as undefined,
    found: ['folders', 'no-drafts', 'fault'],
    exit: 78,
  },
  {
    fault: 'a configured Sent that is not there',
    plant: (one) => {
      const source = `maildir: ${join(one.home, 'Mail')}\n    folders: { sent: Gesendet }`;
      return void one.write('.clientrc', one.configuration('', source));
    },
    found: ['folders', 'folder-missing', 'fault'],
    exit: 78,
  },
];

describe('a planted fault is found by name, and nothing else is called wrong', () => {
  test.each(planted)('$fault', async ({ plant, found, exit }) => {
    const changes = plant(patient) ?? {};
    const diagnosis = await patient.examine(changes);
    expect(diagnosis.named).toEqual([found]);
    expect(diagnosis.exitCode).toBe(exit);
    const { detail, mend } = diagnosis.of(found[0]) ?? {};
    for (const lang of ['ja', 'en'] as const) {
      expect(detail?.[lang]).toMatch(/\S/);
      expect(mend?.[lang]).toMatch(/\S/);
      expect(`${detail?.[lang]} ${mend?.[lang]}`).not.toMatch(/\{\w+\}|undefined/);
    }
    expect(diagnosis.text).toContain(`[${found[1]}]`);
  });
});

test('nothing is left behind in the folders', async () => {
  mkdirSync(join(patient.home, '.local/state/client-check'), { recursive: true, mode: 0o700 });
  const before = readdirSync(patient.home, { recursive: true }).toSorted();
  await patient.examine();
  expect(readdirSync(patient.home, { recursive: true }).toSorted()).toEqual(before);
});
