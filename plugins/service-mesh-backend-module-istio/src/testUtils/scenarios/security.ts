import {
  testCaller,
  testEverybody,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { defaultInput, ingressCaller, tokenRequired } from '../inputs';
import { sidecarTarget } from '../rendered';
import { Scenario, atAudit, listed } from './scenario';

/**
 * Who may call, of sidecars.
 *
 * @internal
 */
export const securityScenarios: Record<string, Scenario> = {
  defaults: {
    shows: ['VirtualService', 'AuthorizationPolicy', 'PeerAuthentication'],
    input: defaultInput(),
    target: sidecarTarget(),
  },
  'callers-at-audit': {
    shows: ['AuthorizationPolicy', 'PeerAuthentication'],
    input: defaultInput({
      policy: { 'security.stage': 'audit' },
      input: {
        ...atAudit,
        ...listed(
          testCaller('web'),
          testCaller('cart'),
          testCaller('10.0.0.0/8', {
            kind: 'additional',
            serviceAccount: null,
            cidr: '10.0.0.0/8',
          }),
        ),
      },
    }),
    target: sidecarTarget(),
  },
  'callers-by-operation': {
    shows: ['AuthorizationPolicy'],
    input: defaultInput({
      policy: { 'security.callers.granularity': 'operation' },
      input: listed(
        testCaller('web'),
        testCaller('cart', { operations: ['POST /orders'] }),
        testCaller('audit', { operations: ['GET /orders/{order_id}'] }),
        testCaller('prometheus', { kind: 'platform', paths: ['/metrics'] }),
      ),
    }),
    target: sidecarTarget(),
  },
  'operations-open-to-everybody': {
    shows: ['AuthorizationPolicy', 'PeerAuthentication'],
    input: defaultInput({
      policy: { 'security.callers.granularity': 'operation' },
      operations: { 'POST /orders': { 'security.callers.mode': 'any' } },
      input: listed(
        testCaller('audit', { operations: ['GET /orders/{order_id}'] }),
        testEverybody('POST /orders'),
      ),
    }),
    target: sidecarTarget(),
  },
  'callers-before-1.25': {
    shows: ['AuthorizationPolicy'],
    input: defaultInput(),
    target: sidecarTarget({ version: '1.24', trustDomain: 'shop.example' }),
  },
  'no-callers': {
    shows: ['AuthorizationPolicy'],
    input: defaultInput({ input: listed() }),
    target: sidecarTarget(),
  },
  'end-user-at-the-edge': {
    shows: ['RequestAuthentication', 'AuthorizationPolicy'],
    input: defaultInput({
      input: {
        ...listed(ingressCaller, testCaller('web')),
        endUser: [tokenRequired('edge', ['GET /orders/{order_id}'])],
      },
    }),
    target: sidecarTarget(),
  },
  'end-user-everywhere': {
    shows: ['RequestAuthentication', 'AuthorizationPolicy'],
    input: defaultInput({
      input: { endUser: [tokenRequired('everywhere', ['POST /orders'])] },
    }),
    target: sidecarTarget(),
  },
};
