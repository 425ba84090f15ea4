import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { serviceMeshApiRef } from '../../api';
import { serviceMeshTranslationRef } from '../../translation';
import { Section } from '../Section';
import { LoadingView } from '../Skeleton';
import { Answer } from './Answer';
import { Question, toRequest } from './question';
import { QuestionForm } from './QuestionForm';
import { suggestedCallers, suggestedPaths } from './suggestions';

function firstQuestion(config: ServiceConfig): Question {
  const operation = config.service.operations.find(
    ({ protocol }) => protocol === 'http',
  );
  return {
    caller: suggestedCallers(config)[0] ?? '',
    method: operation?.method ?? 'GET',
    path: operation?.path.template ?? '/',
    headers: '',
    claims: '',
  };
}

/**
 * Asks whether a request to the service gets through.
 *
 * @internal
 */
export function CanCall({ config }: { config: ServiceConfig }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const api = useApi(serviceMeshApiRef);
  const [question, setQuestion] = useState(() => firstQuestion(config));
  const [{ loading, value, error }, ask] = useAsyncFn(async () => {
    const request = toRequest(question, config.target);
    return (
      request && api.canCallService(parseEntityRef(config.entityRef), request)
    );
  }, [api, config, question]);
  return (
    <Section title={t('canCall.title')}>
      <Typography variant="body2">{t('canCall.intro')}</Typography>
      <QuestionForm
        question={question}
        callers={suggestedCallers(config)}
        paths={suggestedPaths(config)}
        onChange={setQuestion}
        onAsk={ask}
      />
      <div role="status" aria-label={t('canCall.result')} aria-busy={loading}>
        {!value && loading && (
          <LoadingView label={t('canCall.loading')} heights={['6rem']} />
        )}
        {error && (
          <ResponseErrorPanel title={t('canCall.error')} error={error} />
        )}
        {value && <Answer answer={value} />}
      </div>
    </Section>
  );
}
