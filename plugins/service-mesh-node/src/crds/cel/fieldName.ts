/** Words that CEL keeps for itself (Kubernetes: rules on property names, `x-kubernetes-validations`). */
const RESERVED = new Set(
  `true false null in as break const continue else for function if import let loop package namespace return var void
  while`.split(/\s+/),
);

const ESCAPES: Record<string, string> = {
  __: '__underscores__',
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
};

/**
 * The name under which a CEL rule finds a field.
 *
 * @internal
 */
export function celFieldName(field: string): string {
  return RESERVED.has(field)
    ? `__${field}__`
    : field.replace(/__|[./-]/g, text => ESCAPES[text]);
}
