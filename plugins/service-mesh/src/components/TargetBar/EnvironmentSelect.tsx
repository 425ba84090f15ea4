import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { serviceMeshTranslationRef } from '../../translation';
import { Choice } from '../Choice';

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
    <Choice
      id="service-mesh-environment"
      label={t('targetBar.environment')}
      value={props.selected}
      options={props.environments.map(name => [name, name])}
      onChoose={props.onSelect}
    />
  );
}
