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
