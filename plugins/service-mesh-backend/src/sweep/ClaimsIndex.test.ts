import {
  readClaims,
  readMeshConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testEntity } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { ClaimsIndex } from './ClaimsIndex';

const ref = (name: string) => `component:default/${name}`;

function index(components: [name: string, annotations: object][]) {
  const claims = new ClaimsIndex();
  for (const [name, annotations] of components) {
    const entity = testEntity('Component', name, {
      annotations: annotations as Record<string, string>,
      spec: { type: 'service' },
    });
    claims.add(ref(name), readClaims(entity, readMeshConfig({}), 'default'));
  }
  return (name: string) =>
    claims.shared(ref(name)).map(({ what, others }) => [what, others]);
}

const account = (namespace: string) => ({ namespace, 'service-account': 'a' });

describe('what components share', () => {
  it('is told of those in one namespace, and of no others', () => {
    const shared = index([
      ['web', account('shop')],
      ['order', account('shop')],
      ['mail', account('post')],
    ]);
    expect(shared('order')).toEqual([["service account 'a'", [ref('web')]]]);
    expect(shared('web')).toEqual([["service account 'a'", [ref('order')]]]);
    expect(shared('mail')).toEqual([]);
  });

  it('is nothing to who states no namespace or no name, or is not there', () => {
    const shared = index([
      ['web', account('shop')],
      ['order', { 'service-account': 'a' }],
      ['cart', { namespace: 'shop' }],
    ]);
    expect(['web', 'order', 'cart', 'gone'].flatMap(shared)).toEqual([]);
  });
});
