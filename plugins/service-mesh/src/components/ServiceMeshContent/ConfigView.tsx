import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Notices } from '../Notices';
import { Summary } from '../Summary';
import { Views } from '../Views';

/**
 * A configuration: in short, what to know of it first, and then every way to look at it.
 *
 * @internal
 */
export function ConfigView({ config }: { config: ServiceConfig }) {
  return (
    <>
      <Summary config={config} />
      <Notices config={config} />
      <Views config={config} />
    </>
  );
}
