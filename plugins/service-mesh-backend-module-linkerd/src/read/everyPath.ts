/**
 * Regular expressions of a path that match every path; some of them want one character more than the slash.
 *
 * @internal
 */
export const everyPath = /^\^?\/?\(?\.[*+]\)?\$?$/;
