function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

/**
 * Whether a text is a list of port numbers and ranges such as `80,8000-8010`, as the policy controller reads it (Linkerd
 * 2.18).
 *
 * @internal
 */
export function isPortSet(text: string): boolean {
  return text
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '')
    .every(item => {
      const [from, to = from, ...rest] = item.split('-').map(p => p.trim());
      return (
        rest.length === 0 &&
        isPort(from) &&
        isPort(to) &&
        Number(from) <= Number(to)
      );
    });
}
