export function CheckYaml(_: { config: unknown }) {
  return null;
}
