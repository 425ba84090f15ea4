import { readMeshConfig } from './config';
import { discover } from './discover';
import { defineKind } from './kind';
import { MeshProvider } from './provider';
import { cite, draftManifest } from './render';
import { compareMeshes } from './renditions';
import { testCatalog } from './testUtils';
import { z } from 'zod/v4';

const ORDER = 'component:default/order';

const limit = defineKind({
  apiVersion: 'test.example/v1',
  alsoServed: [],
  kind: 'Limit',
  spec: z.strictObject({ timeout: z.string().optional() }),
});

/** A mesh that knows timeouts, and one that knows nothing. */
const provider = (id: string, knowsTimeouts: boolean) =>
  ({
    id,
    dataPlanes: [id],
    versions: ['1.0'],
    defaultVersion: '1.0',
    render({ policy }, { mesh }) {
      const timeout = policy.operations.getOrder['resilience.timeout'];
      return {
        manifests: knowsTimeouts
          ? [
              draftManifest(limit, {
                name: 'order',
                phase: 1,
                spec: { timeout: timeout && cite(timeout) },
              }),
            ]
          : [],
        losses: knowsTimeouts
          ? []
          : [
              {
                mesh,
                leaf: 'resilience.timeout',
                scope: {},
                reason: 'It knows none.',
                alternative: 'Another mesh.',
              },
            ],
      };
    },
  } as Partial<MeshProvider> as MeshProvider);

const config = readMeshConfig({});

const compare = () =>
  compareMeshes(ORDER, {
    discovery: discover({
      entities: testCatalog({ order: { 'policy.resilience.timeout': '5s' } }),
      config,
      fallbackMesh: 'able',
    }),
    config,
    providers: [provider('able', true), provider('unable', false)],
    environment: 'default',
  });

describe('compareMeshes', () => {
  it('follows a setting to its places on one mesh, and to its loss on the other', () => {
    expect(compare()).toEqual([
      {
        leaf: 'resilience.timeout',
        renditions: [
          {
            mesh: 'able',
            places: [
              { kind: 'Limit', name: 'order', pointer: '/spec/timeout' },
            ],
            losses: [],
          },
          {
            mesh: 'unable',
            places: [],
            losses: [expect.objectContaining({ reason: 'It knows none.' })],
          },
        ],
      },
    ]);
  });
});
