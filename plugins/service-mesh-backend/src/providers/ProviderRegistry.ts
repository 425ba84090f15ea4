import { ConflictError } from '@backstage/errors';
import {
  MeshPlugs,
  MeshProvider,
  Rule,
  ServiceMeshProvidersExtensionPoint,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * Collects what modules plug in.
 *
 * @internal
 */
export class ProviderRegistry implements ServiceMeshProvidersExtensionPoint {
  readonly #providers: MeshProvider[] = [];
  readonly #rules: Rule[] = [];
  /** `null` once something came without a file. */
  #files: string[] | null = [];

  addPlugs({ file, providers = [], rules = [] }: MeshPlugs): void {
    providers.forEach(provider => this.#addProvider(provider));
    this.#addRules(rules);
    this.#files?.push(file);
  }

  addProvider(provider: MeshProvider): void {
    this.#addProvider(provider);
    this.#files = null;
  }

  addRules(...rules: Rule[]): void {
    this.#addRules(rules);
    this.#files = null;
  }

  /** The providers by id, whatever order the modules were started in. */
  get providers(): MeshProvider[] {
    return [...this.#providers].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  get rules(): Rule[] {
    return [...this.#rules];
  }

  /** The files that all of it can be loaded from; `null` where something was added without one. */
  get files(): readonly string[] | null {
    return this.#files;
  }

  #addProvider(provider: MeshProvider) {
    for (const other of this.#providers) {
      const taken = provider.dataPlanes.find(plane =>
        other.dataPlanes.includes(plane),
      );
      if (other.id === provider.id || taken) {
        throw new ConflictError(
          `The mesh provider '${provider.id}' cannot be added: ${
            taken ? `'${taken}' is already rendered by` : 'there already is'
          } '${other.id}'`,
        );
      }
    }
    this.#providers.push(provider);
  }

  #addRules(rules: readonly Rule[]) {
    for (const rule of rules) {
      if (this.#rules.some(other => other.code === rule.code)) {
        throw new ConflictError(`There already is a rule '${rule.code}'`);
      }
      this.#rules.push(rule);
    }
  }
}
