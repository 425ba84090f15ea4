import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  PolicyLeaf,
  policyLeaves,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useState } from 'react';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { Choice } from '../Choice';
import { Draft, withDraft } from './draft';
import { SettingField } from './SettingField';
import { furtherSettings, usualSettings } from './settings';

const useStyles = makeStyles(
  {
    root: { display: 'flex', flexDirection: 'column', gap: space(3) },
    row: { display: 'flex', flexWrap: 'wrap', gap: space(3) },
    fields: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(17rem, 1fr))',
      gap: space(4),
    },
  },
  { name: 'ServiceMeshSettingsForm' },
);

/**
 * Settings to change, for the service or for one of its operations.
 *
 * @internal
 */
export function SettingsForm(props: {
  config: ServiceConfig;
  drafts: Draft[];
  onChange(drafts: Draft[]): void;
}) {
  const { config, drafts, onChange } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const [operation, setOperation] = useState<string>();
  const [added, setAdded] = useState<PolicyLeaf[]>([]);
  const fits = (leaf: PolicyLeaf) =>
    operation === undefined || policyLeaves[leaf].perOperation;
  const textOf = (leaf: PolicyLeaf) =>
    drafts.find(draft => draft.leaf === leaf && draft.operation === operation)
      ?.text ?? '';
  return (
    <div className={classes.root}>
      <div className={classes.row}>
        <Choice
          id="service-mesh-what-if-scope"
          label={t('whatIf.scope')}
          value={operation ?? ''}
          options={[
            ['', t('whatIf.wholeService')],
            ...config.service.operations.map(
              ({ id }) => [id, id] as [string, string],
            ),
          ]}
          onChoose={id => setOperation(id || undefined)}
        />
        <Choice
          id="service-mesh-what-if-add"
          label={t('whatIf.add')}
          value=""
          options={[
            ['', ''],
            ...furtherSettings
              .filter(leaf => fits(leaf) && !added.includes(leaf))
              .map(leaf => [leaf, leaf] as [string, string]),
          ]}
          onChoose={leaf => leaf && setAdded([...added, leaf as PolicyLeaf])}
        />
      </div>
      <Typography variant="body2">{t('whatIf.asYaml')}</Typography>
      <div className={classes.fields}>
        {[...usualSettings, ...added].filter(fits).map(leaf => (
          <SettingField
            key={leaf}
            config={config}
            leaf={leaf}
            operation={operation}
            text={textOf(leaf)}
            onChange={text =>
              onChange(withDraft(drafts, { leaf, operation, text }))
            }
          />
        ))}
      </div>
    </div>
  );
}
