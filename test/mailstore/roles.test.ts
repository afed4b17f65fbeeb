import { describe, expect, test } from 'vitest';
import { assignRoles as assign, findRole, type ListedFolder } from '../../src/mailstore/roles.ts';
import { type FolderRules, selectMailboxes } from '../../src/mailstore/selection.ts';

const folder = (path: string, ...attributes: string[]) => ({ path, delimiter: '/', attributes });
const auto: FolderRules = { include: ['*'], exclude: [], sent: null, drafts: null };
const assignRoles = (folders: readonly ListedFolder[], rules: Partial<FolderRules> = {}, prefix = '') =>
  assign(folders, { account: 'work', rules: { ...auto, ...rules }, prefix });
const roles = (...folders: ReturnType<typeof folder>[]) =>
  Object.fromEntries(assignRoles(folders).map(({ path, role }) => [path, role]));

describe('roles', () => {
  test('SPECIAL-USE, also in lower case as Cyrus writes it', () => {
    expect(roles(folder('INBOX'), folder('Gesendet', '\\sent'), folder('X', '\\Drafts'))).toEqual({
      INBOX: '\\Inbox',
      Gesendet: '\\Sent',
      X: '\\Drafts',
    });
  });

  test.each([
    '送信済み',
    '送信済みメール',
    '送信済みアイテム',
    '送信済',
    '送信トレイ',
    '送信箱',
    '送信ボックス',
    '送信控え',
    'Sent Items',
    'Sent Messages',
    'Ｓｅｎｔ',
  ])('%s is Sent', (name) => {
    expect(roles(folder(name))[name]).toBe('\\Sent');
    expect(roles(folder(`INBOX/${name}`))[`INBOX/${name}`]).toBe('\\Sent');
  });

  test.each(['下書き', '下書', '下書きトレイ', 'ドラフト', '草稿', 'Drafts'])('%s is Drafts', (name) => {
    expect(roles(folder(name))[name]).toBe('\\Drafts');
  });

  test.each([
    ['ゴミ箱', '\\Trash'],
    ['削除済み', '\\Trash'],
    ['迷惑メール', '\\Junk'],
    ['スパム', '\\Junk'],
    ['Junk E-mail', '\\Junk'],
  ])('%s is %s', (name, role) => {
    expect(roles(folder(name))[name]).toBe(role);
  });

  test("a client's folder keeps its name, and Gmail's names mean something only below Gmail's root", () => {
    expect(roles(folder('取引先/ゴミ箱'))).toEqual({ '取引先/ゴミ箱': null });
    expect(roles(folder('重要'), folder('[Gmail]/重要'), folder('[Gmail]/すべてのメール'))).toEqual({
      重要: null,
      '[Gmail]/重要': '\\Flagged',
      '[Gmail]/すべてのメール': '\\All',
    });
  });

  test("below the server's personal namespace", () => {
    const [found] = assignRoles([{ path: 'user.hanako.Sent', delimiter: '.', attributes: [] }], {}, 'user.hanako.');
    expect(found?.role).toBe('\\Sent');
    expect(assignRoles([{ path: 'user.taro.Sent', delimiter: '.', attributes: [] }])[0]?.role).toBeNull();
  });

  test('half-width and decomposed names; INBOX in any case; folders that hold none', () => {
    const found = assignRoles([
      folder('inbox'),
      folder('ｺﾞﾐ箱'),
      folder('下書き'.normalize('NFD')),
      folder('x', '\\NonExistent'),
    ]);
    expect(found.map(({ role, selectable }) => [role, selectable])).toEqual([
      ['\\Inbox', true],
      [null, false],
      ['\\Drafts', true],
      ['\\Trash', true],
    ]);
  });

  test("a second program's drafts are drafts too; the attribute is where we write", () => {
    const mailboxes = assignRoles([folder('下書き'), folder('Entwürfe', '\\Drafts')]);
    expect(mailboxes.map(({ role }) => role)).toEqual(['\\Drafts', '\\Drafts']);
    expect(findRole(mailboxes, '\\Drafts')?.path).toBe('Entwürfe');
    expect(findRole(mailboxes, '\\Sent')).toBeNull();
  });
});

describe('which mailboxes are read', () => {
  const all = assignRoles([
    folder('INBOX'),
    folder('Sent', '\\Sent'),
    folder('Drafts', '\\Drafts'),
    folder('Junk', '\\Junk'),
    folder('Trash', '\\Trash'),
    folder('Lists/linux'),
    folder('Lists'),
    folder('取引先', '\\Noselect'),
    folder('取引先/さわやか'),
    folder('Archive', '\\Archive'),
  ]);
  const chosen = (include: string[], exclude: string[]) =>
    selectMailboxes(all, { include, exclude }).map(({ path }) => path);

  test('every selectable one but drafts, junk, trash and what is excluded', () => {
    expect(chosen(['*'], [])).toEqual(['INBOX', 'Archive', 'Lists', 'Lists/linux', 'Sent', '取引先/さわやか']);
    expect(chosen(['*'], ['Lists/*'])).not.toContain('Lists/linux');
    expect(chosen(['*'], ['Lists*'])).not.toContain('Lists');
    expect(chosen(['inbox', '取引先/%'], [])).toEqual(['INBOX', 'Sent', '取引先/さわやか']);
  });

  test('`/` stands for any delimiter, and signs of patterns are taken literally', () => {
    const dots = assignRoles([
      { path: 'Lists.linux', delimiter: '.', attributes: [] },
      { path: 'a+b', delimiter: '.', attributes: [] },
    ]);
    expect(selectMailboxes(dots, { include: ['*'], exclude: ['Lists/*', 'a+b'] })).toEqual([]);
  });

  test("Gmail's virtual folders bring nothing beside \\All", () => {
    const gmail = assignRoles([
      folder('[Gmail]/All', '\\All'),
      folder('[Gmail]/Starred', '\\Flagged'),
      folder('[Gmail]/Important', '\\Important'),
    ]);
    expect(selectMailboxes(gmail, { include: ['*'], exclude: [] }).map(({ path }) => path)).toEqual(['[Gmail]/All']);
  });

  test('the configuration names Sent and Drafts, `/` between levels', () => {
    const listed = [folder('控え'), { path: 'INBOX.途中', delimiter: '.', attributes: [] }, folder('Sent', '\\Sent')];
    const named = assignRoles(listed, { sent: '控え', drafts: 'inbox/途中' });
    expect(named.map(({ path, role }) => [path, role])).toEqual([
      ['INBOX.途中', '\\Drafts'],
      ['Sent', '\\Sent'],
      ['控え', '\\Sent'],
    ]);
    expect(findRole(named, '\\Sent')?.path).toBe('控え');
    expect(() => assignRoles(listed, { sent: 'Gesendet' })).toThrow(
      expect.objectContaining({
        code: 'folder-missing',
        details: { account: 'work', key: 'sent', folder: 'Gesendet' },
      }),
    );
  });

  test('Sent is read even where `include` leaves it out; only `exclude` can do that', () => {
    expect(chosen(['INBOX'], [])).toEqual(['INBOX', 'Sent']);
    expect(chosen(['INBOX'], ['Sent'])).toEqual(['INBOX']);
    expect(chosen(['%'], [])).not.toContain('Lists/linux');
  });

  test('% stops at the delimiter of the server too', () => {
    const dots = assignRoles([
      { path: 'INBOX', delimiter: '.', attributes: [] },
      { path: 'INBOX.a', delimiter: '.', attributes: [] },
      { path: 'INBOX.a.b', delimiter: '.', attributes: [] },
    ]);
    const paths = (include: string[]) => selectMailboxes(dots, { include, exclude: [] }).map(({ path }) => path);
    expect(paths(['inbox.%'])).toEqual(['INBOX.a']);
    expect(paths(['INBOX/%'])).toEqual(['INBOX.a']);
    expect(paths(['INBOX/*'])).toEqual(['INBOX.a', 'INBOX.a.b']);
  });
});
