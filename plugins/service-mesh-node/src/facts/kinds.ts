import { z } from 'zod/v4';

// A field of the wrong type counts as missing: what is left still tells something, and validation reports the fault.
const text = z.string().optional().catch(undefined);
const labels = z.record(z.string(), z.string()).catch({});
const list = <T extends z.ZodType>(item: T) => z.array(item).catch([]);
const part = <T extends z.ZodRawShape>(shape: T) =>
  z.object(shape).catch(() => z.object(shape).parse({}));

const probe = z
  .object({ httpGet: z.object({ path: text }) })
  .optional()
  .catch(undefined);

const container = z.object({
  ports: list(z.object({ name: text, containerPort: z.number() })),
  livenessProbe: probe,
  readinessProbe: probe,
  startupProbe: probe,
});

const podTemplate = part({
  metadata: part({ labels }),
  spec: part({
    serviceAccountName: text,
    serviceAccount: text,
    containers: list(container),
  }),
});

/**
 * A container of a Pod template, as far as facts are read from it.
 *
 * @internal
 */
export type Container = z.infer<typeof container>;

/**
 * What facts are read from in the spec of a Deployment, StatefulSet, DaemonSet or Argo Rollout.
 *
 * @internal
 */
export const workloadSpec = part({
  replicas: z.number().int().nonnegative().optional().catch(undefined),
  selector: part({
    matchLabels: labels,
    matchExpressions: list(z.unknown()),
  }),
  template: podTemplate,
  // Argo Rollouts 1.8: a Rollout may borrow the Pod template of a Deployment.
  workloadRef: z
    .object({ kind: z.string(), name: z.string() })
    .optional()
    .catch(undefined),
});

/**
 * What facts are read from in the spec of a Service.
 *
 * @internal
 */
export const serviceSpec = part({
  type: text,
  clusterIP: text,
  selector: labels,
  ports: list(
    z.object({
      name: text,
      port: z.number(),
      targetPort: z.union([z.number(), z.string()]).optional(),
      appProtocol: text,
      protocol: text,
    }),
  ),
});

/**
 * A port of a Service.
 *
 * @internal
 */
export type ServicePort = z.infer<typeof serviceSpec>['ports'][number];
