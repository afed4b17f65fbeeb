import type { Notice, NoticeGroup } from './notice.ts';
import { html } from './plain-words.ts';
import { noticeWords } from './words.ts';

const FONT = "font-family:-apple-system,'Hiragino Sans','Noto Sans JP','Yu Gothic',Meiryo,sans-serif";

/**
 * A notice as an HTML mail that a telephone shows without zooming: one column, styles on the elements (mail programs drop style
 * sheets), nothing from the network, no link. `format-detection` keeps a telephone from making its own.
 */
export function htmlNotice(notice: Notice): string {
  const { lang, title, asOf, groups, more, troubles, next, footer } = notice;
  const small = (text: string) => `<p style="margin:12px 0 0;font-size:13px;color:#57606a">${html(text)}</p>`;
  return `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${html(title)}</title>
</head>
<body style="margin:0;padding:16px;background:#ffffff;color:#1f2328;${FONT};font-size:16px;line-height:1.5">
<div style="max-width:600px;margin:0 auto">
<h1 style="margin:0;font-size:18px">${html(title)}</h1>
<p style="margin:2px 0 0;font-size:13px;color:#57606a">${html(asOf)}</p>
${groups.map(group).join('\n')}
${[...(more > 0 ? [noticeWords[lang].more(more)] : []), ...troubles, next, footer].map(small).join('\n')}
</div>
</body>
</html>
`;
}

function group({ title, late, rows }: NoticeGroup): string {
  const colour = late ? '#b3261e' : '#0b57d0';
  const items = rows.map(
    ({ id, client, subject, when }) =>
      `<div style="margin:0 0 8px;padding:8px 12px;border-left:4px solid ${colour};background:#f6f8fa;color:#1f2328;overflow-wrap:anywhere">
<div style="font-weight:bold">${html(client)}</div>
<div>${html(subject)}</div>
<div style="font-size:13px;color:#57606a">${html(when)} <span style="font-family:monospace">[${html(id)}]</span></div>
</div>`,
  );
  return `<h2 style="margin:20px 0 8px;font-size:15px;color:${colour}">${html(title)}</h2>\n${items.join('\n')}`;
}
