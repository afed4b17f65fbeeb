declare module 'fs-native-extensions' {
  const extensions: {
    /** Takes an exclusive lock on an open file; false where another holds it. */
    readonly tryLock: (fd: number) => boolean;
    readonly unlock: (fd: number) => void;
  };
  export default extensions;
}
