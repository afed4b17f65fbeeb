const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i;

/** May a password go there unencrypted? Only to this machine. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}
