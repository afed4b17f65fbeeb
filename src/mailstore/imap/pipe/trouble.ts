/** The server refused the name or the password. */
export class LoginRefused extends Error {
  readonly authenticationFailed = true;
  constructor(
    readonly serverResponseCode: string,
    readonly responseText: string,
  ) {
    super(responseText);
  }
}

/** Something that the plain way must see to. */
export class Unsuited extends Error {}

/** The server ended the connection before the login was done, and said why. */
export class Farewell extends Error {
  readonly code = 'BYE';
}

/** The server wants to be left alone for a while. */
export class Backpressure extends Error {
  readonly code = 'THROTTLED';
  constructor(
    readonly words: string,
    readonly milliseconds: number,
  ) {
    super(words);
  }
}
