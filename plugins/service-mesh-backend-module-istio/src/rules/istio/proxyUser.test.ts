import { deployment, kubernetes, runningPod } from '../../testUtils/objects';
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

  it('finds that of a container that runs beside the proxy from the start', () => {
    expect(
      hits(proxyUser, [
        deployment({
          initContainers: [{ name: 'a', restartPolicy: 'Always', ...user }],
        }),
      ]),
    ).toHaveLength(1);
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
    [
      'it runs before the proxy',
      deployment({ initContainers: [{ name: 'migrate', ...user }] }),
    ],
    [
      'it is of the mesh itself',
      kubernetes(
        'v1',
        'Pod',
        'istiod-1',
        { spec: { containers: [{ name: 'discovery', ...user }] } },
        { labels: { istio: 'pilot' } },
      ),
    ],
    ['nothing is said', deployment()],
  ])('is silent where %s', (_, object) => {
    expect(hits(proxyUser, [object])).toEqual([]);
  });
});
