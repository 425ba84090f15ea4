/**
 * Prefix of every annotation of the Service Mesh Configurator.
 *
 * @public
 */
export const ANNOTATION_PREFIX = 'mesh-configurator.io/';

/**
 * The annotations read from catalog entities, by what they state.
 *
 * @public
 */
export const annotations = {
  /** Data plane of the component. */
  mesh: `${ANNOTATION_PREFIX}mesh`,
  /** Kubernetes namespace. */
  namespace: `${ANNOTATION_PREFIX}namespace`,
  /** Name of the Kubernetes Service. */
  service: `${ANNOTATION_PREFIX}service`,
  /** Name of the Deployment. */
  workload: `${ANNOTATION_PREFIX}workload`,
  /** Pod labels, `key=value` separated by commas. */
  selector: `${ANNOTATION_PREFIX}selector`,
  /** Name of the service account. */
  serviceAccount: `${ANNOTATION_PREFIX}service-account`,
  /** `service[:workload]/protocol` separated by commas. */
  ports: `${ANNOTATION_PREFIX}ports`,
  /** Path prefix as the workload sees it. */
  basePath: `${ANNOTATION_PREFIX}base-path`,
  /** Number of Pods. */
  replicas: `${ANNOTATION_PREFIX}replicas`,
  /** Free text, for example `Java/Spring Boot`. */
  technology: `${ANNOTATION_PREFIX}technology`,
  /** Paths of HTTP probes separated by commas. */
  probes: `${ANNOTATION_PREFIX}probes`,
  /** Names of headers that are passed on to callees, separated by commas. */
  propagatedHeaders: `${ANNOTATION_PREFIX}propagated-headers`,
  /** `name` or `name=key:value` separated by commas. */
  versions: `${ANNOTATION_PREFIX}versions`,
  /** YAML map from API ref to the operation ids really called. */
  consumes: `${ANNOTATION_PREFIX}consumes`,
  /** YAML as the policy's `traffic.ingress`. */
  ingress: `${ANNOTATION_PREFIX}ingress`,
  /** Repository folder in which the manifests live. */
  configLocation: `${ANNOTATION_PREFIX}config-location`,
  /** YAML map from an object that is generated to the name and the file of the one that it takes the place of. */
  adopted: `${ANNOTATION_PREFIX}adopted`,
  /** On a Resource or API: `host[:port]/protocol` separated by commas. */
  endpoint: `${ANNOTATION_PREFIX}endpoint`,
  /** YAML map from environment to what differs there: the same names without the prefix. */
  environments: `${ANNOTATION_PREFIX}environments`,
  /** On a Domain: settings that nobody below may set, separated by commas. */
  locked: `${ANNOTATION_PREFIX}locked`,
  /** On a Domain: YAML list of `{ leaf, max }`, upper bounds that nobody below may exceed. */
  limits: `${ANNOTATION_PREFIX}limits`,
  /** YAML of the policy schema. */
  policy: `${ANNOTATION_PREFIX}policy`,
} as const;

/**
 * Prefix of annotations that set one policy leaf, for example `mesh-configurator.io/policy.resilience.timeout`.
 *
 * @public
 */
export const POLICY_LEAF_PREFIX = `${annotations.policy}.`;

/**
 * Annotations of Backstage's Kubernetes plugin that serve as fall-backs.
 *
 * @public
 */
export const kubernetesAnnotations = {
  namespace: 'backstage.io/kubernetes-namespace',
  labelSelector: 'backstage.io/kubernetes-label-selector',
} as const;

/**
 * Annotations and labels written on every rendered manifest.
 *
 * @public
 */
export const manifestMarks = {
  managedByLabel: 'app.kubernetes.io/managed-by',
  managedBy: 'mesh-configurator',
  partOfLabel: 'app.kubernetes.io/part-of',
  entity: `${ANNOTATION_PREFIX}entity`,
  contentHash: `${ANNOTATION_PREFIX}content-hash`,
} as const;
