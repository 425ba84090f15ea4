export function CanCall(_: { config: unknown }) {
  return null;
}
