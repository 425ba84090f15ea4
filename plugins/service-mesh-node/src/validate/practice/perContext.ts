import { RuleContext } from '../rule';

/**
 * Makes a view of the input that several rules share: it is built when the first of them asks, once per input.
 *
 * @internal
 */
export function perContext<T>(
  build: (context: RuleContext) => T,
): (context: RuleContext) => T {
  const built = new WeakMap<RuleContext, { view: T }>();
  return context => {
    const known = built.get(context);
    if (known) {
      return known.view;
    }
    const view = build(context);
    built.set(context, { view });
    return view;
  };
}
