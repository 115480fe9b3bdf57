// The short messages in the corner.
import { t } from '../i18n';
import { dismiss, toasts } from '../state/toasts';
import { Icon } from './Icon';

export function Toasts() {
  return (
    <div class="toasts" role="status">
      {toasts.value.map(({ id, text, action }) => (
        <p key={id} class="toast">
          <span>{text()}</span>
          {action && (
            <button
              type="button"
              class="button small"
              onClick={() => {
                dismiss(id);
                action.run();
              }}
            >
              {action.title()}
            </button>
          )}
          <button
            type="button"
            class="button small square plain"
            aria-label={t('page.dismiss')}
            title={t('page.dismiss')}
            onClick={() => dismiss(id)}
          >
            <Icon name="cross" />
          </button>
        </p>
      ))}
    </div>
  );
}
