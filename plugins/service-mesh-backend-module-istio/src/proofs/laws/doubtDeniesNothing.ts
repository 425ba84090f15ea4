import { testMayDeny } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { castOf } from '../__testUtils__/cast';
import { judged } from '../__testUtils__/requests';
import { Law, requestsFor, told, undescribedRequests } from './law';

/**
 * Nothing at all is denied to anybody where the catalog or app-config does not say enough, and where the service is not to
 * enforce.
 *
 * @internal
 */
export const doubtDeniesNothing: Law = subject => {
  const { world, name, service } = subject;
  const mayDeny =
    testMayDeny(world.catalog, name) &&
    world.section.targets.istio.trustDomain !== undefined;
  if (mayDeny && service.input.stage.effective === 'enforce') {
    return [];
  }
  const callers = [
    'evil/stranger',
    null,
    ...castOf(subject).map(({ account }) => account),
  ];
  return [...requestsFor(subject), ...undescribedRequests(subject)].flatMap(
    asked =>
      [asked, { ...asked, claims: null }].flatMap(each =>
        callers.flatMap(caller => {
          const request = { ...each, caller };
          const verdict = judged(world.run, request);
          return verdict.decision === 'deny'
            ? [
                {
                  broken: 'something is denied although not enough is known',
                  name,
                  stage: service.input.stage,
                  admission: service.input.admission.mode,
                  request,
                  ...told(verdict),
                },
              ]
            : [];
        }),
      ),
  );
};
