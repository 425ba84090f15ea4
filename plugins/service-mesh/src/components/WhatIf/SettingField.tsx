import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TextField from '@material-ui/core/TextField';
import {
  PolicyLeaf,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useId, useMemo } from 'react';
import { policyRows } from '../../policy/policyRows';
import { showValue } from '../../showValue';
import { serviceMeshTranslationRef } from '../../translation';
import { isReadable } from './draft';
import { choicesOf } from './settings';

function present(
  { policy }: ServiceConfig,
  leaf: PolicyLeaf,
  operation: string | undefined,
): unknown {
  if (operation !== undefined) {
    return Object.hasOwn(policy.operations, operation)
      ? policy.operations[operation][leaf]?.value
      : undefined;
  }
  const values = policyRows(policy, [leaf]).map(row => showValue(row.value));
  return values.length ? [...new Set(values)].join(', ') : undefined;
}

/**
 * Changes one setting: a list where it has but a few values, else a text.
 *
 * @internal
 */
export function SettingField(props: {
  config: ServiceConfig;
  leaf: PolicyLeaf;
  operation: string | undefined;
  text: string;
  onChange(text: string): void;
}) {
  const { config, leaf, operation, text, onChange } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const id = useId();
  // Of hundreds of operations, it takes longer than a key may.
  const value = useMemo(
    () => present(config, leaf, operation),
    [config, leaf, operation],
  );
  const now =
    value === undefined
      ? t('whatIf.unset')
      : t('whatIf.now', { value: showValue(value) });
  const choices = choicesOf(leaf);
  return (
    <TextField
      id={id}
      select={choices !== undefined}
      size="small"
      variant="outlined"
      label={leaf}
      value={text}
      onChange={event => onChange(event.target.value)}
      error={!isReadable(text)}
      helperText={isReadable(text) ? now : t('whatIf.notJson')}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
    >
      {choices && (
        <>
          <option value="" aria-label={now} />
          {choices.map(choice => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </>
      )}
    </TextField>
  );
}
