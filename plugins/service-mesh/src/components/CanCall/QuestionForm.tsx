import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { FormEvent } from 'react';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { Choice } from '../Choice';
import { Question, readClaims, readHeaders } from './question';
import { SuggestField } from './SuggestField';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

const useStyles = makeStyles(
  {
    root: { display: 'flex', flexDirection: 'column', gap: space(3) },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: space(3),
    },
    wide: { flex: '1 1 18rem' },
    more: { '& > summary': { cursor: 'pointer', marginBottom: space(3) } },
  },
  { name: 'ServiceMeshQuestionForm' },
);

/**
 * Asks who calls what.
 *
 * @internal
 */
export function QuestionForm(props: {
  question: Question;
  callers: string[];
  paths: string[];
  onChange(question: Question): void;
  onAsk(): void;
}) {
  const { question, callers, paths, onChange, onAsk } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const change = (part: Partial<Question>) =>
    onChange({ ...question, ...part });
  const headersFine = readHeaders(question.headers) !== undefined;
  const claimsFine = readClaims(question.claims) !== undefined;
  return (
    <form
      className={classes.root}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onAsk();
      }}
    >
      <div className={classes.row}>
        <SuggestField
          id="service-mesh-can-caller"
          label={t('canCall.caller')}
          hint={
            question.caller ? t('canCall.callerHint') : t('canCall.plaintext')
          }
          value={question.caller}
          suggestions={callers}
          onChange={caller => change({ caller })}
        />
        <Choice
          id="service-mesh-can-method"
          label={t('canCall.method')}
          value={question.method}
          options={methods.map(method => [method, method])}
          onChoose={method => change({ method })}
        />
        <SuggestField
          id="service-mesh-can-path"
          label={t('canCall.path')}
          value={question.path}
          suggestions={paths}
          onChange={path => change({ path })}
        />
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disableElevation
        >
          {t('canCall.ask')}
        </Button>
      </div>
      <details className={classes.more}>
        <summary>{t('canCall.more')}</summary>
        <div className={classes.row}>
          <TextField
            id="service-mesh-can-headers"
            className={classes.wide}
            multiline
            minRows={3}
            variant="outlined"
            label={t('canCall.headers')}
            value={question.headers}
            error={!headersFine}
            helperText={
              headersFine ? t('canCall.headersHint') : t('canCall.headersBad')
            }
            onChange={event => change({ headers: event.target.value })}
          />
          <TextField
            id="service-mesh-can-claims"
            className={classes.wide}
            multiline
            minRows={3}
            variant="outlined"
            label={t('canCall.claims')}
            value={question.claims}
            error={!claimsFine}
            helperText={
              claimsFine ? t('canCall.claimsHint') : t('canCall.claimsBad')
            }
            onChange={event => change({ claims: event.target.value })}
          />
        </div>
      </details>
    </form>
  );
}
