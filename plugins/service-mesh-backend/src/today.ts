/**
 * The date, as `YYYY-MM-DD` in UTC.
 *
 * @internal
 */
export const today = () => new Date().toISOString().slice(0, 10);
