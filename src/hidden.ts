/** The text without the password, as it is and within whatever base64 holds it (SASL PLAIN has the user's name before it). */
export function hidden(text: string, password: string): string {
  if (password === '') return text;
  const encoded = (word: string) => Buffer.from(word, 'base64').includes(password);
  return text
    .split(password)
    .join('***')
    .replace(/[A-Za-z0-9+/]{4,}={0,2}/g, (word) => (encoded(word) ? '***' : word));
}
