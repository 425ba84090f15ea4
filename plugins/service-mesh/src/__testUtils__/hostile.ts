import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testFinding } from './finding';
import { virtualService } from './manifests';
import { testCaller, testOperation, testServiceConfig } from './serviceConfig';

/**
 * Text that would do harm if it were taken for anything but text: markup, characters that turn the direction of writing, and length.
 *
 * @internal
 */
export const hostileText = `<img src=x onerror="alert(1)"><script>alert(1)</script>\u202Egnp.\u202C${'long '.repeat(
  1_000,
)}`;

/**
 * Whether any of {@link hostileText} was taken for markup.
 *
 * @internal
 */
export function holdsMarkup(container: Element): boolean {
  return container.querySelector('img, script, [onerror]') !== null;
}

/**
 * A configuration that says {@link hostileText} wherever people or the catalog have a say.
 *
 * @internal
 */
export function hostileConfig(): ServiceConfig {
  const origin = {
    source: 'annotation' as const,
    entityRef: 'component:default/order',
    pointer: `/metadata/annotations/${hostileText}`,
    value: hostileText,
  };
  const config = testServiceConfig({
    target: { cluster: hostileText },
    environments: ['default', hostileText],
    configLocation: hostileText,
    namespaceBundle: true,
    admission: {
      mode: 'listed',
      callers: [testCaller(hostileText)],
      origin,
    },
    auditQuery: hostileText,
    findings: [
      testFinding({
        message: hostileText,
        fix: { title: hostileText, snippet: hostileText },
        suppressed: { by: hostileText, reason: hostileText, until: null },
      }),
      testFinding({ message: hostileText, file: hostileText }),
    ],
    losses: [
      {
        mesh: 'istio',
        leaf: 'resilience.timeout',
        scope: { operations: [hostileText], callers: [hostileText] },
        reason: hostileText,
        alternative: hostileText,
      },
    ],
    manifests: [
      {
        ...virtualService,
        object: {
          ...virtualService.object,
          metadata: { name: hostileText, namespace: hostileText },
        },
        yaml: `metadata:\n  name: ${hostileText}\n`,
      },
    ],
    policy: {
      service: {
        'security.mtls': {
          value: 'strict',
          origin: { ...origin, overrode: [origin] },
        },
      },
      operations: {
        [hostileText]: { 'resilience.timeout': { value: '5s', origin } },
      },
      catchAll: {},
    },
  });
  const { service } = config;
  return {
    ...config,
    service: {
      ...service,
      name: hostileText,
      namespace: { ...service.namespace, value: hostileText },
      callers: [],
      operations: [testOperation(hostileText)],
      externals: [
        {
          entityRef: `resource:default/${hostileText}`,
          host: hostileText,
          port: null,
          protocol: hostileText,
          origin,
        },
      ],
    },
  };
}
