import { deployment, runningPod } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { proxyUser } from './proxyUser';

const user = { securityContext: { runAsUser: 1337 } };

describe('istio/proxy-user', () => {
  it('finds the user of the Pod, and that of a container', () => {
    expect(
      hits(proxyUser, [
        deployment(user),
        runningPod({ containers: [{ name: 'a', ...user }] }),
      ]).map(({ pointer }) => pointer),
    ).toEqual([
      '/spec/template/spec/securityContext/runAsUser',
      '/spec/containers/0/securityContext/runAsUser',
    ]);
  });

  it.each([
    [
      'it is the proxy',
      deployment({ containers: [{ name: 'istio-proxy', ...user }] }),
    ],
    [
      'the container has a user of its own',
      deployment({
        ...user,
        containers: [{ name: 'a', securityContext: { runAsUser: 1 } }],
      }),
    ],
    ['nothing is said', deployment()],
  ])('is silent where %s', (_, object) => {
    expect(hits(proxyUser, [object])).toEqual([]);
  });
});
