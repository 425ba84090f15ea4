import { defaultInput, ports } from '../testUtils/inputs';
import { objectsOf } from '../testUtils/rendered';
import { renderOpaquePorts } from './opaquePorts';

const annotation = 'config.linkerd.io/opaque-ports';
const render = (...value: Parameters<typeof ports>) =>
  objectsOf(
    renderOpaquePorts(defaultInput({ service: { ports: ports(...value) } })),
  );

describe('ports whose servers may speak first', () => {
  it('are named on the Service, and on the Pods beside the usual ones', () => {
    const [service, deployment] = render(
      { port: 80, targetPort: 8080, protocol: 'http' },
      { port: 1883, targetPort: 21883, protocol: 'tcp' },
    );
    expect(service.metadata.annotations).toEqual({ [annotation]: '1883' });
    expect(deployment.spec).toEqual({
      template: {
        metadata: {
          annotations: {
            [annotation]: '25,587,3306,4444,5432,6379,9300,11211,21883',
          },
        },
      },
    });
  });

  it('are not named where they are the usual ones, or where nobody states a protocol', () => {
    expect(render({ port: 5432, targetPort: 5432, protocol: 'tcp' })).toEqual(
      [],
    );
    expect(render({ port: 80, targetPort: 8080, protocol: 'http' })).toEqual(
      [],
    );
  });
});
