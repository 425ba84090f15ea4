import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  discover,
  parsePathTemplate,
  readManifests,
  readMeshConfig,
  resolvePolicy,
  resolveTarget,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testCatalog } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { describeWithData, sharedData, yamlFiles } from './__testUtils__/data';
import { fitHttp } from './evaluate/match';
import { linkerdProvider } from './provider';
import { linkerdDurationMs, outboundProtocol } from './read';

/** What `linkerd profile` says of an operation. */
interface ProfileRoute {
  method: string;
  pathRegex: string;
  isRetryable: boolean;
  timeout: string | null;
}

/** Ours in the words of `linkerd profile`, whose parameters may be empty. */
function profileOf(
  definition: string,
  type = 'openapi',
  basePath = '/',
): ProfileRoute[] {
  const order = { 'base-path': basePath };
  const entities = testCatalog({ definition, order }).map(entity =>
    entity.kind === 'API'
      ? { ...entity, spec: { ...entity.spec, type } }
      : entity,
  );
  const config = readMeshConfig({ defaultMesh: 'linkerd' });
  const target = resolveTarget({
    mesh: 'linkerd',
    config,
    providers: [linkerdProvider],
  });
  const { services } = discover({ entities, config, fallbackMesh: 'linkerd' });
  const discovered = services['component:default/order'];
  const { policy } = resolvePolicy(discovered, config, target);
  return discovered.service.operations.map(
    ({ id, method, path, idempotent }) => {
      const timeout = policy.operations[id]['resilience.timeout'];
      return {
        method,
        pathRegex: toRegex(path).replace(/\[\^\/\]\+/g, '[^/]*'),
        isRetryable: idempotent,
        timeout: timeout?.origin.source === 'definition' ? timeout.value : null,
      };
    },
  );
}

describe('operations as linkerd profile reads them', () => {
  it('from OpenAPI have method, path, retryable and timeout', () => {
    const swagger = JSON.stringify({
      swagger: '2.0',
      info: { title: 'Authors', version: '1' },
      basePath: '/',
      paths: {
        '/authors/{id}': {
          post: {
            'x-linkerd-retryable': true,
            'x-linkerd-timeout': '60s',
            responses: { 500: { description: 'failed' } },
          },
        },
        '/path/with/trailing/slash/': {
          get: { responses: { 200: { description: 'ok' } } },
        },
      },
    });
    expect(profileOf(swagger)).toEqual([
      {
        method: 'POST',
        pathRegex: '/authors/[^/]*',
        isRetryable: true,
        timeout: '60s',
      },
      {
        method: 'GET',
        pathRegex: '/path/with/trailing/slash/',
        // Other than `linkerd profile`, we know that a GET may be repeated.
        isRetryable: true,
        timeout: null,
      },
    ]);
  });

  it('from OpenAPI have the base path, escaped text and durations with one unit', () => {
    const swagger = JSON.stringify({
      swagger: '2.0',
      info: { title: 'Files', version: '1' },
      basePath: '/api/',
      paths: {
        '/files/{id}.json': { get: { 'x-linkerd-timeout': '1m30s' } },
        '/files': {
          post: { 'x-linkerd-retryable': 'yes', 'x-linkerd-timeout': 5 },
        },
      },
    });
    expect(profileOf(swagger, 'openapi', '/api')).toEqual([
      {
        method: 'GET',
        pathRegex: '/api/files/[^/]*\\.json',
        isRetryable: true,
        timeout: '90s',
      },
      {
        method: 'POST',
        pathRegex: '/api/files',
        isRetryable: false,
        timeout: null,
      },
    ]);
  });

  it.each([
    ['', false],
    ['option idempotency_level = UNKNOWN;', false],
    ['option idempotency_level = IDEMPOTENT;', true],
    ['option (idempotency_level) = "NO_SIDE_EFFECTS";', true],
  ])('from proto with %p are retryable: %s', (option, isRetryable) => {
    const proto = `syntax = "proto3";
      package emojivoto.v1;
      message VoteRequest {}
      service VotingService {
        rpc VotePoop (VoteRequest) returns (VoteRequest) { ${option} };
      }`;
    expect(profileOf(proto, 'grpc')).toEqual([
      {
        method: 'POST',
        pathRegex: '/emojivoto\\.v1\\.VotingService/VotePoop',
        isRetryable,
        timeout: null,
      },
    ]);
  });
});

const file = join(sharedData, 'cases/linkerd/cases.json');
const cases: any[] = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8')).cases
  : [];

/** Our answer to a translation case, and the one expected; nothing for cases of another kind. */
function answersTo({ group, input, expect: outcome, expected }: any) {
  if (group === 'PathToRegex') {
    return [
      toRegex(parsePathTemplate(input)).replace(/\[\^\/\]\+/g, '[^/]*'),
      expected,
    ];
  }
  if (group.startsWith('path-match')) {
    const request = { method: 'GET', path: input.path, headers: {} } as any;
    const { type, value } = input;
    return [
      fitHttp({ path: { type, value } }, request) ? 'match' : 'no-match',
      outcome,
    ];
  }
  if (group === 'Service.appProtocol') {
    return [outboundProtocol(input), outcome];
  }
  if (group === 'profile --proto') {
    const [{ method, pathRegex, isRetryable }] = profileOf(input, 'grpc');
    const { route } = expected;
    return [
      { method, pathRegex, isRetryable },
      { ...route.condition, isRetryable: route.isRetryable ?? false },
    ];
  }
  return group === 'linkerd-duration'
    ? [linkerdDurationMs(input), expected ?? null]
    : null;
}

describeWithData('the translations of Linkerd', () => {
  it('come out as Linkerd has them', () => {
    const answers = cases.flatMap(c => {
      const pair = answersTo(c);
      return pair ? [{ id: c.id, ours: pair[0], expected: pair[1] }] : [];
    });
    expect(answers.length).toBeGreaterThan(10);
    expect(answers.map(({ id, ours }) => ({ id, is: ours }))).toEqual(
      answers.map(({ id, expected }) => ({ id, is: expected })),
    );
  });

  it('of emojivoto have the names and paths of its profiles', () => {
    const folder = join(sharedData, 'manifests/emojivoto');
    const proto = readFileSync(join(folder, 'proto/Voting.proto'), 'utf8');
    const profiles = yamlFiles(folder).flatMap(({ path, content }) =>
      readManifests(content, path).documents.map(({ object }) => object),
    );
    const voting: any = profiles.find(
      ({ kind, metadata }) =>
        kind === 'ServiceProfile' && metadata.name.startsWith('voting-svc.'),
    );
    expect(
      profileOf(proto, 'grpc')
        .map(o => o.pathRegex)
        .sort(),
    ).toEqual(
      voting.spec.routes.map((route: any) => route.condition.pathRegex).sort(),
    );
  });
});
