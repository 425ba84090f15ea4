import {
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { adoptedFor, withAdoptedNames } from './adopted';

const taken = (kind: string, generatedName: string, name: string) => ({
  kind,
  generatedName,
  place: { name, file: 'order.yaml' },
});
const adopted = [
  taken('Server', 'order', 'order-http'),
  taken('Service', 'order-v1', 'order-stable'),
  { kind: 'HTTPRoute', generatedName: 'order', place: null },
];

const object = (
  kind: string,
  name: string,
  spec: KubernetesObject['spec'],
): KubernetesObject => ({
  apiVersion: 'example.com/v1',
  kind,
  metadata: { name, namespace: 'shop' },
  spec,
});

describe('names that are taken over', () => {
  it('are those of the object itself', () => {
    const server = object('Server', 'order', { port: 80 });
    expect(withAdoptedNames(server, adopted)).toEqual({
      ...server,
      metadata: { name: 'order-http', namespace: 'shop' },
    });
  });

  it('are those of what it refers to', () => {
    const spec = { targetRef: { kind: 'Server', name: 'order' } };
    expect(
      withAdoptedNames(object('AuthorizationPolicy', 'order', spec), adopted)
        .spec,
    ).toEqual({ targetRef: { kind: 'Server', name: 'order-http' } });
  });

  it('are those of backends, which are Services unless they say otherwise', () => {
    const spec: JsonObject = {
      rules: [
        {
          backendRefs: [
            { name: 'order-v1', port: 80 },
            { kind: 'Other', name: 'order-v1' },
          ],
        },
      ],
      ports: [{ name: 'order-v1' }],
    };
    expect(
      withAdoptedNames(object('HTTPRoute', 'order', spec), adopted),
    ).toMatchObject({
      metadata: { name: 'order' },
      spec: {
        rules: [
          {
            backendRefs: [
              { name: 'order-stable', port: 80 },
              { kind: 'Other', name: 'order-v1' },
            ],
          },
        ],
        ports: [{ name: 'order-v1' }],
      },
    });
  });

  it('are none for objects of another kind or name', () => {
    const other = object('ServerAuthorization', 'order', { server: 'order' });
    expect(withAdoptedNames(other, adopted)).toEqual(other);
    expect(adoptedFor(other, adopted)).toBeUndefined();
    expect(adoptedFor(object('HTTPRoute', 'order', {}), adopted)?.place).toBe(
      null,
    );
  });
});
