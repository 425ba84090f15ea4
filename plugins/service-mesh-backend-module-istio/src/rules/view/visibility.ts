/**
 * Whether a namespace sees an object by its `exportTo`: `.` stands for the object's own namespace, `*` for all, `~` for none;
 * an empty list means all, which is the default of a mesh that sets no other (Istio 1.29).
 *
 * @internal
 */
export function isVisible(
  exportTo: readonly string[],
  home: string,
  from: string,
): boolean {
  return (
    exportTo.length === 0 ||
    exportTo.some(
      to => to === '*' || to === from || (to === '.' && home === from),
    )
  );
}
