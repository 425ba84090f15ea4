import {
  CallChange,
  RenderedManifest,
  Service,
  UnsafeStep,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** The phase of routes; what they refer to comes before, and what restricts callers behind (see `Phase`). */
const ROUTES = 2;

const isNowRefused = ({ before, after }: CallChange) =>
  before !== 'deny' && after === 'deny';

/**
 * Tells what of a change is not safe in one step.
 *
 * @param written - the manifests that change
 * @param ordered - whether the tool that applies them is told of their phases
 * @internal
 */
export function unsafeSteps(
  calls: readonly CallChange[],
  written: readonly RenderedManifest[],
  service: Service,
  ordered: boolean,
): UnsafeStep[] {
  const refused = calls.filter(isNowRefused);
  const inPhases = (isIn: (phase: number) => boolean) =>
    written.filter(({ phase }) => isIn(phase)).map(({ file }) => file);
  const late = inPhases(phase => phase > ROUTES);
  // What names the callers may itself come early; then nothing can come after it.
  const restricting = late.length ? late : inPhases(() => true);
  const routes = inPhases(phase => phase === ROUTES);
  const referred = inPhases(phase => phase < ROUTES);
  const steps: Omit<UnsafeStep, 'ordered'>[] = [
    ...(service.workload.versions.value.length &&
    routes.length &&
    referred.length
      ? [
          {
            kind: 'routes-follow' as const,
            advice:
              'Routes change together with the versions that they lead to; apply these files after the others, since a route to a version that is not there yet fails.',
            files: routes,
          },
        ]
      : []),
    ...(refused.some(({ caller }) => caller.kind !== 'plaintext')
      ? [
          {
            kind: 'new-deny' as const,
            advice: refused.every(({ before }) => before === 'audit-deny')
              ? 'Calls that were only reported so far are refused; make sure that the reports of the last days name nobody who is needed, then apply these files after the others.'
              : 'Calls that went through are refused, without a time in which they were only reported; deliver the stage audit first, or apply these files after the others and watch.',
            files: restricting,
          },
        ]
      : []),
    ...(refused.some(({ caller }) => caller.kind === 'plaintext')
      ? [
          {
            kind: 'strict-mtls' as const,
            advice:
              'Plaintext is refused; make sure that every caller is in the mesh and has its proxy, then apply these files after the others.',
            files: restricting,
          },
        ]
      : []),
  ];
  return steps.map(step => ({ ...step, ordered }));
}
