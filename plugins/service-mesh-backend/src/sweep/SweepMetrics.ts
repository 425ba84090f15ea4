import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { SweepReport } from './Sweeper';

/**
 * What sweeps report to the metrics of the platform.
 *
 * @internal
 */
export class SweepMetrics {
  readonly #duration;
  readonly #results;
  readonly #services;

  constructor(metrics: MetricsService) {
    this.#duration = metrics.createHistogram('service_mesh.sweep.duration', {
      description: 'Time of a complete look at the catalog',
      unit: 's',
    });
    this.#results = metrics.createCounter('service_mesh.sweep.results', {
      description: 'Results that sweeps made, failed to make, or forgot',
    });
    this.#services = metrics.createGauge('service_mesh.services', {
      description: 'Services that the last sweep found',
    });
  }

  record({ services, made, failed, removed }: SweepReport, seconds: number) {
    this.#duration.record(seconds);
    this.#services.record(services);
    this.#results.add(made, { outcome: 'made' });
    this.#results.add(failed, { outcome: 'failed' });
    this.#results.add(removed, { outcome: 'removed' });
  }
}
