import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Patient } from './patient.ts';

let patient: Patient;
beforeEach(() => {
  patient = new Patient();
});
afterEach(() => patient.remove());

describe('faults within the configuration', () => {
  test.each([
    ['an unknown key', 'calender: { holidays: jp }', 'unknown-key', 'calender'],
    ['hours that end before they begin', 'calendar: { hours: ["18:00-09:00"] }', 'interval-backwards', '18:00-09:00'],
    ['a date that does not exist', 'calendar: { closed: ["2026-02-30"] }', 'no-such-date', '2026-02-30'],
    ['an unknown time zone', 'calendar: { timezone: Asia/Tokio }', 'bad-timezone', 'Asia/Tokio'],
    ['holidays of another country', 'calendar: { holidays: us }', 'not-one-of', 'calendar.holidays'],
    ['a bad address', 'forms: [hanako.agency.example]', 'bad-email', '"…" is no mail address'],
  ])('%s', async (_, more, code, shown) => {
    patient.write('.clientrc', patient.configuration(more));
    const diagnosis = await patient.examine();
    expect(diagnosis.named).toEqual([['configuration', 'config-invalid', 'fault']]);
    expect(diagnosis.report.configurationFaults).toEqual([code]);
    expect(diagnosis.text).toContain(shown);
  });

  test('what needs it is skipped, what does not goes on', async () => {
    patient.write('.clientrc', 'accounts: 3\n');
    const diagnosis = await patient.examine({ nodeVersion: '18.0.0' });
    expect(diagnosis.named.map(([, code]) => code)).toEqual(['node-too-old', 'config-invalid']);
    expect(diagnosis.skipped).toEqual(expect.arrayContaining(['configuration-trust', 'calendar', 'templates']));
    expect(diagnosis.of('calendar')?.detail?.en).toBe('mend "configuration" first');
  });
});
