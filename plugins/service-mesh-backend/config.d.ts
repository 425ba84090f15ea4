import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  /**
   * How mesh configuration is made from the software catalog.
   */
  serviceMesh?: {
    /**
     * Data plane of components that name none, for example `istio`, `istio-ambient` or `linkerd`.
     */
    defaultMesh?: string;
    /**
     * Namespace of components that name none; `{name}` and `{system}` stand for those of the entity.
     */
    namespaceTemplate?: string;
    /**
     * Facts about each mesh, by provider, and under `gatewayApi` about the Gateway API.
     */
    targets?: {
      [provider: string]: {
        /**
         * Release to render for, as `<major>.<minor>`; of the Gateway API, 1.1 or later.
         */
        version?: string;
        /**
         * SPIFFE trust domain of workload identities; nothing is enforced while it is not stated.
         */
        trustDomain?: string;
        /**
         * DNS suffix of the cluster.
         */
        clusterDomain?: string;
        [setting: string]: unknown;
      };
    };
    /**
     * Issuers of end-user tokens, and the security schemes of API definitions that mean them.
     */
    identityProviders?: Array<{
      name: string;
      /**
       * Names of the schemes; those of OpenID Connect are also known by their issuer.
       */
      schemes?: string[];
      issuer: string;
      jwksUri?: string;
      audiences?: string[];
    }>;
    /**
     * Callers that no catalog knows, such as ingress gateways and Prometheus.
     */
    platformCallers?: Array<{
      name: string;
      /**
       * `ingress` is admitted by exposed services only.
       */
      role?: 'ingress' | 'platform';
      /**
       * As `<namespace>/<name>`.
       */
      serviceAccount: string;
      /**
       * Provider of the mesh it runs in; absent for every one.
       */
      mesh?: string;
      paths?: string[];
    }>;
    /**
     * Namespaces for which a bundle is rendered beside those of their services: labels, waypoint, mTLS and denial for the
     * namespace as a whole.
     */
    namespaces?: Array<{
      name: string;
      /**
       * Whether the bundle is rendered; `false` without it.
       */
      bundle?: boolean;
      /**
       * Repository folder for it; without it, the one that the System of all its services names.
       */
      location?: string;
      /**
       * Whether it may refuse traffic once every service of the namespace enforces; `true` without it.
       */
      deny?: boolean;
    }>;
    /**
     * The organisation's layer of policy.
     */
    policy?: object;
    /**
     * Settings that no other layer may set.
     */
    locked?: string[];
    /**
     * Upper bounds that no other layer may exceed.
     */
    limits?: Array<{ leaf: string; max: string | number }>;
    /**
     * Variants of facts and policy.
     */
    environments?: Array<{
      name: string;
      /**
       * What differs from the sections of the same name above; other members are settings of all targets.
       */
      facts?: {
        defaultMesh?: string;
        namespaceTemplate?: string;
        platformCallers?: object[];
        identityProviders?: object[];
        targets?: object;
        [setting: string]: unknown;
      };
      policy?: object;
    }>;
    /**
     * How API definitions are read.
     */
    definitions?: {
      /**
       * Most characters of a definition that are read; 5,000,000 without it.
       */
      maxLength?: number;
      /**
       * Threads of the backend that read them, make configuration and check files; 2 without it, and 0 for none beside the backend's own.
       */
      threads?: number;
      /**
       * Most seconds that a thread may take for a service, or for files to check; 10 without it. A definition that takes longer is left
       * out, and such files are refused.
       */
      timeout?: number;
    };
    /**
     * When the backend looks at the whole catalog; every 15 minutes without it.
     */
    schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    /**
     * What the backend remembers.
     */
    history?: {
      /**
       * Most changes of a service that are kept; 50 without it.
       */
      changes?: number;
    };
    /**
     * How files are written.
     */
    output?: {
      /**
       * Whether each line says where its value comes from, as a comment; `false` without it.
       */
      provenance?: boolean;
      /**
       * The tool that applies objects in the order of their phases; `argo-cd` puts sync waves on them.
       */
      syncWaves?: 'argo-cd';
    };
    /**
     * Findings that are accepted: they are shown and counted, but fail nothing.
     */
    suppress?: Array<{
      /**
       * Our code, or that of another tool with the same meaning, such as `IST0101`.
       */
      code: string;
      reason: string;
      /**
       * Last day on which it holds, as `YYYY-MM-DD`.
       */
      until?: string;
      kind?: string;
      namespace?: string;
      name?: string;
      /**
       * A file, or a folder of them.
       */
      file?: string;
    }>;
    /**
     * Folders, files and URLs of CustomResourceDefinitions that configuration is checked against.
     */
    crds?: string[];
    /**
     * Other severities for rules; `off` switches a rule off.
     */
    rules?: Array<{
      code: string;
      severity: 'error' | 'warning' | 'info' | 'off';
    }>;
  };
}
