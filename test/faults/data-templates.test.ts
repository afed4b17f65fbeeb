import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { TemplateFolder } from '../../src/cli/templates.ts';
import { parseTemplate, type Template } from '../../src/compose/template.ts';
import type { Values } from '../../src/compose/values.ts';
import { ClientCheckError } from '../../src/errors.ts';
import { Home } from '../cli/run.ts';

const home = new Home();
afterAll(() => home.remove());

const builtIn = join(import.meta.dirname, '../../templates');
const values: Values = {
  salutation: '横浜 海斗 様',
  sender: '佐藤',
  matter: 'お見積りの件',
  due: '11月26日(木)17時',
  reason: '',
  received: '11月20日(金)',
  late: false,
  first: false,
  promised: '',
  broken: false,
  requested: '',
};

/** The code and the place that a template's fault is told with, or its text. */
function outcome(body: string): string {
  let template: Template;
  try {
    template = parseTemplate(`---\nname: x\n---\n${body}`, 'x.liquid');
  } catch (error) {
    if (!(error instanceof ClientCheckError)) throw error;
    return `${error.code} line ${error.details['line']}: ${error.details['reasonEn']}`;
  }
  return template.render(values);
}

describe('38. a template with a fault', () => {
  test.each([
    [
      'a variable that there is not',
      'a\n{{ duee }}',
      /^template-invalid line 5: there is no variable "duee". Did you mean "due"/,
    ],
    [
      'one that only a branch sets',
      '{% if late %}{% assign x = due %}{% endif %}{{ x }}',
      /line 4: there is no variable "x"/,
    ],
    ['a property of a text', '{{ due.constructor }}', /line 4: .*constructor/],
    ['the prototype', '{{ __proto__ }}', /there is no variable "__proto__"/],
    ['an unknown filter', '{{ due | shout }}', /there is no filter "shout"/],
    ['a filter that the engine has', '{{ due | json }}', /there is no filter "json"/],
    ['a loop', '{% for x in (1..1000000000) %}a{% endfor %}', /there is no tag "for"/],
    ['a table', '{% tablerow x in (1..9) %}a{% endtablerow %}', /there is no tag "tablerow"/],
    ['a range without end', '{% assign a = (1..1000000000) %}{{ a | size }}', /grows too large/],
    [
      'a text that doubles itself',
      `{% assign a = "aaaaaaaaaa" %}${'{% assign a = a | append: a %}'.repeat(60)}{{ a }}`,
      /too large/,
    ],
    [
      'a text put between all letters',
      `{% assign a = "aaaaaaaaaa" %}${'{% assign a = a | replace: "a", a %}'.repeat(12)}{{ a }}`,
      /too large/,
    ],
    ['nested without end', '{% if due %}'.repeat(2_000) + '{% endif %}'.repeat(2_000), /too deep/],
    ['a file of another name', "{% include '/etc/passwd' %}", /there is no tag "include"/],
    ['a file by render', "{% render '../../../etc/passwd' %}", /there is no tag "render"/],
    ['a layout', "{% layout '/etc/passwd' %}{% block a %}{% endblock %}", /there is no tag "(?:layout|block)"/],
    ['a mark that is not closed', 'a\n{{ due', /^template-invalid line 5/],
    ['a tag that is not closed', '{% if due %}a', /^template-invalid/],
    ['a text that is too long', 'a'.repeat(60_000), /too long/],
  ])('38. %s is told with its place before anything is written', (_, body, said) => {
    expect(outcome(body)).toMatch(said);
  });

  test('38. what only the mail makes too large is an error of the template too, not a crash', () => {
    const body = `{% assign a = matter %}${'{% assign a = a | append: a %}'.repeat(15)}{{ a }}`;
    const template = parseTemplate(body, 'x.liquid');
    expect(() => template.render({ ...values, matter: 'あ'.repeat(1_000) })).toThrow(ClientCheckError);
  });

  test('38. template marks in what a client wrote stay text', () => {
    const text = parseTemplate('{{ matter }} {{ salutation }} {{ reason }}', 'x.liquid').render({
      ...values,
      matter: '{{ sender }} {% include "x" %}',
      salutation: '{{ due }} 様',
      reason: '{{ 7 | times: 7 }}',
    });
    expect(text).toBe('{{ sender }} {% include "x" %} {{ due }} 様 {{ 7 | times: 7 }}');
  });
});

describe('38. the name of a template', () => {
  const own = join(home.path, 'templates');
  mkdirSync(join(own, 'ja'), { recursive: true });
  writeFileSync(join(home.path, 'secret.liquid'), 'the secret');
  writeFileSync(join(own, 'mine.liquid'), 'mine {{ due }}');
  writeFileSync(join(own, 'large.liquid'), 'a'.repeat(300_000));
  symlinkSync('../secret.liquid', join(own, 'out.liquid'));
  symlinkSync(join(home.path, 'secret.liquid'), join(own, 'ja', 'deep.liquid'));
  symlinkSync('mine.liquid', join(own, 'alias.liquid'));
  symlinkSync('/dev/zero', join(own, 'zero.liquid'));
  symlinkSync('loop.liquid', join(own, 'loop.liquid'));
  mkdirSync(join(own, 'folder.liquid'));
  execFileSync('mkfifo', [join(own, 'fifo.liquid')]);
  const folder = new TemplateFolder(own, builtIn);

  test.each([
    '../secret',
    '../../etc/passwd',
    '/etc/passwd',
    '..',
    '.',
    '',
    'ja/holding',
    'mine.liquid',
    'mine\0',
    'mine\n',
    'm%69ne',
    '..\\secret',
    `${'a'.repeat(101)}`,
    '__proto__',
    'constructor',
  ])('38. %j is none and leads nowhere', async (name) => {
    await expect(folder.load(name, 'template-unknown')).rejects.toMatchObject({ code: 'template-unknown' });
  });

  test.each(['out', 'deep', 'zero'])('38. a link that leads out of the folder (%s) is not followed', async (name) => {
    await expect(folder.load(name, 'template-unknown')).rejects.toMatchObject({ code: 'template-invalid' });
  });

  test.each([
    ['fifo', 'not-a-file'],
    ['folder', 'not-a-file'],
    ['large', 'EFBIG'],
    ['loop', 'ELOOP'],
  ])('38. %s is no template: said, not waited for', async (name, reason) => {
    await expect(folder.load(name, 'template-unknown')).rejects.toMatchObject({
      code: 'file-unreadable',
      details: { reason },
    });
  });

  test('38. a link within the folder is', async () => {
    expect((await folder.load('alias', 'template-unknown'))('ja').render(values)).toBe('mine 11月26日(木)17時');
  });
});

test('38. from end to end: a fault in one of two templates, and nothing is written into Drafts', async () => {
  const maildir = join(home.path, 'mail');
  for (const part of ['cur', 'new', 'tmp', '.Drafts/cur', '.Drafts/new', '.Drafts/tmp'])
    mkdirSync(join(maildir, part), { recursive: true });
  for (const [index, subject] of ['見積の件', 'late one'].entries()) {
    const day = 18 + index;
    writeFileSync(
      join(maildir, 'cur', `${index}:2,S`),
      `From: kaito@client${index}.example\nTo: me@me.example\nSubject: ${subject}\nDate: ${day} Nov 2026 10:00:00 +0900\nMessage-ID: <q${index}@client.example>\n\nご確認ください。\n`,
    );
  }
  const templates = join(home.path, 'faulty');
  mkdirSync(join(templates, 'en'), { recursive: true });
  writeFileSync(join(templates, 'en', 'holding.liquid'), '{{ due }} {% if late %}{{ dew }}{% endif %}');
  writeFileSync(join(templates, 'en', 'holding-late.liquid'), '{{ due }} {{ nothing }}');
  const config = home.write(
    'templates.yaml',
    `accounts: [{ name: a, identity: { address: me@me.example }, maildir: ${maildir} }]\nclients:\n  - { name: A, match: [client0.example] }\n  - { name: B, match: [client1.example] }\ntemplates: ${templates}\n`,
  );
  const ran = await home.run(['draft', '--lang', 'en', '--since', '2026-01-01', '--config', config]);
  expect(ran.code, ran.out + ran.err).toBe(65);
  expect(ran.err).toMatch(/holding(?:-late)?\.liquid/);
  expect(existsSync(join(maildir, '.Drafts/cur')) && readdirSync(join(maildir, '.Drafts/cur'))).toEqual([]);
  expect(readdirSync(join(maildir, '.Drafts/new'))).toEqual([]);
}, 60_000);
