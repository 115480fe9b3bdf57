// Parts of the page that are loaded when they are first shown.
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { allWords, t } from '../i18n';

interface State {
  Part?: ComponentType;
  failed?: boolean;
}

/** A component that draws `waiting` until the real one is there, and says so if it cannot be loaded. */
export function lazy(load: () => Promise<ComponentType>, waiting: ComponentChildren = null): ComponentType {
  let loaded: ComponentType | undefined;
  return function Lazy() {
    const [{ Part, failed }, set] = useState<State>(loaded ? { Part: loaded } : {});
    const start = () =>
      Promise.all([load(), allWords()]).then(
        ([part]) => {
          loaded = part;
          set({ Part: part });
        },
        () => set({ failed: true }),
      );
    useEffect(() => {
      if (!Part) void start();
    }, []);
    if (Part) return <Part />;
    if (!failed) return <>{waiting}</>;
    return (
      <div class="notice error" role="alert">
        <p>{t('page.loadFailed')}</p>
        <button type="button" class="button" onClick={() => void start()}>
          {t('page.tryAgain')}
        </button>
      </div>
    );
  };
}
