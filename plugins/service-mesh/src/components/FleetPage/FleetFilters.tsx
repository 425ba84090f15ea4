import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { DEFAULT_ENVIRONMENT } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { FleetFilterName, fleetFilterNames } from '../../fleet/fleetParams';
import { FleetParams } from '../../hooks/useFleetParams';
import { useServiceFacets } from '../../hooks/useServiceFacets';
import { meshLabel } from '../../meshLabel';
import { tiles } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { Choice } from '../Choice';
import { FilterText } from './FilterText';

const useStyles = makeStyles(
  {
    root: { ...tiles, alignItems: 'center' },
  },
  { name: 'ServiceMeshFleetFilters' },
);

/** Of a ref such as `group:default/shop`, what people call it. */
const shortRef = (ref: string) => ref.replace(/^[^:]+:(default\/)?/, '');

/**
 * Narrows the fleet.
 *
 * @internal
 */
export function FleetFilters(props: {
  params: FleetParams;
  /** Data planes that there are. */
  meshes: string[];
  environments: string[];
}) {
  const { params, meshes, environments } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const facets = useServiceFacets();
  const choice = (
    name: FleetFilterName,
    values: readonly string[],
    label: (value: string) => string = value => value,
  ) => {
    const value = String(params.filter[name] ?? '');
    // What the URL asks for is shown even where the catalog does not know it.
    const known = new Set([...values, ...(value ? [value] : [])]);
    return (
      <Choice
        id={`service-mesh-fleet-${name}`}
        label={t(`fleetFilter.${name}`)}
        value={value}
        options={[
          ['', t('fleetFilter.any')],
          ...[...known].map(each => [each, label(each)] as [string, string]),
        ]}
        onChoose={chosen => params.set({ [name]: chosen })}
      />
    );
  };
  const text = (name: FleetFilterName) => (
    <FilterText
      id={`service-mesh-fleet-${name}`}
      label={t(`fleetFilter.${name}`)}
      value={String(params.filter[name] ?? '')}
      onChange={value => params.set({ [name]: value })}
    />
  );
  return (
    <div
      className={classes.root}
      role="search"
      aria-label={t('fleetFilter.label')}
    >
      {text('text')}
      {choice('owner', facets.owner, shortRef)}
      {choice('system', facets.system, shortRef)}
      {choice('lifecycle', facets.lifecycle)}
      {choice('mesh', meshes, meshLabel)}
      {choice('stage', ['audit', 'enforce'], stage =>
        t(`fleet.stageValue.${stage as 'audit'}`),
      )}
      {choice('ready', ['true', 'false'], value =>
        t(value === 'true' ? 'fleetFilter.yes' : 'fleetFilter.no'),
      )}
      {text('finding')}
      {environments.length > 1 && (
        <Choice
          id="service-mesh-fleet-environment"
          label={t('fleetFilter.environment')}
          value={params.filter.environment ?? DEFAULT_ENVIRONMENT}
          options={environments.map(name => [name, name])}
          onChoose={name =>
            params.set({
              environment: name === DEFAULT_ENVIRONMENT ? undefined : name,
            })
          }
        />
      )}
      {params.filtered && (
        <Button
          size="small"
          onClick={() =>
            params.set(
              Object.fromEntries(
                fleetFilterNames.map(name => [name, undefined]),
              ),
            )
          }
        >
          {t('fleetFilter.reset')}
        </Button>
      )}
    </div>
  );
}
