import type { Notice } from './notice.ts';
import { noticeWords } from './words.ts';

/** A notice as plain text. */
export function plainNotice(notice: Notice): string {
  const { asOf, groups, more, troubles, next, footer, lang } = notice;
  const blocks = [
    asOf,
    ...groups.map(({ title, rows }) =>
      [
        `■ ${title}`,
        ...rows.flatMap(({ id, client, subject, when }) => [
          `・${client}`,
          `  ${subject}`,
          `  ${when === '' ? '' : `${when}  `}[${id}]`,
        ]),
      ].join('\n'),
    ),
    ...(more > 0 ? [noticeWords[lang].more(more)] : []),
    ...troubles,
    next,
    `-- \n${footer}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}
