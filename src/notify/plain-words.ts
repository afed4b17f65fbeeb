import { printableLine } from '../mail/printable.ts';

/**
 * A text of a mail as it may stand in a notice: one line in which no program finds a link, an address or a mention. What would make
 * one is written with a letter that looks the same: a subject with www.example.jp reads as it did, and leads nowhere.
 */
export function inert(text: string): string {
  return printableLine(text)
    .replace(/:(?=\/\/|[\w+-]+:)/g, '\u2236')
    .replace(/@/g, '\uff20')
    .replace(/(?<=[\p{L}\p{N}])[.\u3002\uff0e\uff61](?=[a-z\d])/giu, '\u2024');
}

/** The same for services that read marks: what would be bold, code or a tag is shown as it is, full-width. */
export function unmarked(text: string): string {
  return inert(text).replace(/[*_~`[\]<>&\\|]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
}

/** Text for HTML. */
export function html(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
