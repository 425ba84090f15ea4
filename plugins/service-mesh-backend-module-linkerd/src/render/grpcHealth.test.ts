import { defaultInput, grpcOperation, ports } from '../testUtils/inputs';
import { objectsOf } from '../testUtils/rendered';
import { renderGrpcHealth } from './grpcHealth';

const grpc = (input: Parameters<typeof defaultInput>[0] = {}) =>
  defaultInput({
    service: {
      ports: ports({ port: 80, targetPort: 8080, protocol: 'grpc' }),
      operations: [grpcOperation('Get')],
    },
    ...input,
  });

const render = (input: Parameters<typeof renderGrpcHealth>[0]) =>
  objectsOf({ manifests: renderGrpcHealth(input), losses: [] });

describe('the health of a gRPC server', () => {
  it('may be asked for by everybody once its Server denies, and all else takes another route', () => {
    const objects = render(grpc());
    expect(objects.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
      ['NetworkAuthentication', 'order-health-networks'],
      ['AuthorizationPolicy', 'order-health-grpc-networks'],
      ['GRPCRoute', 'order-health-grpc'],
      ['GRPCRoute', 'order-other-requests-grpc'],
    ]);
    expect(objects[2].spec?.rules).toEqual([
      {
        matches: [
          {
            method: {
              type: 'Exact',
              service: 'grpc.health.v1.Health',
              method: 'Check',
            },
          },
        ],
      },
    ]);
  });

  it('needs nothing at audit, where nobody is refused, nor without gRPC', () => {
    const stage = { wanted: 'audit', effective: 'audit', missing: [] } as const;
    expect(
      render(grpc({ input: { stage: { ...stage, missing: [] } } })),
    ).toEqual([]);
    expect(render(defaultInput())).toEqual([]);
  });
});
