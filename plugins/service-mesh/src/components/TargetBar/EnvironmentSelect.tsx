import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TextField from '@material-ui/core/TextField';
import { serviceMeshTranslationRef } from '../../translation';

/**
 * Chooses the environment to render for; nothing where there is no choice.
 *
 * @internal
 */
export function EnvironmentSelect(props: {
  environments: string[];
  selected: string;
  onSelect(environment: string): void;
}) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  if (props.environments.length < 2) {
    return null;
  }
  return (
    <TextField
      id="service-mesh-environment"
      select
      size="small"
      variant="outlined"
      label={t('targetBar.environment')}
      value={props.selected}
      onChange={event => props.onSelect(event.target.value)}
      SelectProps={{ native: true }}
    >
      {props.environments.map(environment => (
        <option key={environment} value={environment}>
          {environment}
        </option>
      ))}
    </TextField>
  );
}
