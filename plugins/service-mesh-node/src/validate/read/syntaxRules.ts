import {
  Finding,
  Range,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RuleInfo } from '../rule';

const rejected = {
  severity: 'error',
  layer: 'syntax',
  consequence: 'rejected',
  equivalents: [],
} as const;

/** What the examples are about. */
const service = `apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
`;

const rules = {
  invalidYaml: {
    ...rejected,
    code: 'syntax/invalid-yaml',
    title: 'Documents are valid YAML or JSON',
    why: 'What cannot be parsed is neither applied nor checked.',
    example: {
      bad: `apiVersion: v1
kind: Namespace
metadata: { name: shop
`,
      good: `apiVersion: v1
kind: Namespace
metadata: { name: shop }
`,
    },
  },
  duplicateKey: {
    ...rejected,
    code: 'syntax/duplicate-key',
    title: 'A mapping holds each key once',
    why: 'Kubernetes refuses a document whose mapping holds a key twice; other readers keep one of the values without a word.',
    example: {
      bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { team: orders }
  labels: { tier: web }
`,
      good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { team: orders, tier: web }
`,
    },
  },
  oldBoolean: {
    ...rejected,
    code: 'syntax/boolean-word',
    severity: 'warning',
    consequence: 'risky',
    title: 'Booleans are written true or false',
    why: 'Kubernetes reads the plain words y, yes, on, n, no and off as booleans, as YAML 1.1 does, and most other readers take them for text.',
    example: {
      bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders, namespace: shop }
spec:
  paused: no
`,
      good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders, namespace: shop }
spec:
  paused: false
`,
    },
  },
  helmTemplate: {
    ...rejected,
    code: 'syntax/helm-template',
    severity: 'info',
    consequence: 'risky',
    title: 'Templates are rendered before they are checked',
    why: 'A Helm template is no manifest until its values are filled in: check the output of `helm template`.',
    example: {
      bad: `apiVersion: v1
kind: Service
metadata:
  name: '{{ .Values.name }}'
`,
      good: service,
    },
  },
  tooLong: {
    ...rejected,
    code: 'syntax/too-long',
    title: 'Files are of a size that can be read',
    why: 'A file beyond the limit is not read, so nothing in it is checked.',
    example: {
      bad: `${service}spec:
  ports:
    - port: 80
`,
      good: service,
      maxLength: service.length,
    },
  },
  notText: {
    ...rejected,
    code: 'syntax/not-text',
    title: 'Files are text',
    why: 'A file that is not text is not read, so nothing in it is checked.',
    example: {
      bad: `${service}\0`,
      good: service,
    },
  },
} as const satisfies Record<string, RuleInfo>;

/**
 * What is said of the text itself, before any object in it is looked at.
 *
 * @public
 */
export const syntaxRules: readonly RuleInfo[] = Object.values(rules);

/**
 * Says that a text breaks one of the rules of syntax.
 *
 * @internal
 */
export function syntaxFinding(
  rule: keyof typeof rules,
  found: Pick<Finding, 'message'> &
    Partial<Finding> & { file: string; range: Range },
): Finding {
  const { code, severity, layer, consequence } = rules[rule];
  return {
    code,
    severity,
    layer,
    consequence,
    params: {},
    pointer: '',
    related: [],
    equivalents: [],
    confidence: 'stated',
    ...found,
  };
}
