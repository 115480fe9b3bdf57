// Keeps the page for days without a network, and says when there is a newer one. Nobody is made to reload.
import { signal } from '@preact/signals';
import { t } from '../i18n';
import { toast } from './toasts';

/** Whether the browser has a network as far as it knows. */
export const online = signal(navigator.onLine);

const UPDATE = 'update';

export function keepForOffline(): void {
  const look = () => (online.value = navigator.onLine);
  addEventListener('online', look);
  addEventListener('offline', look);
  look();
  // Without a service worker (a private window, a page without https) the page only is not kept.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  whenLoaded(() => void navigator.serviceWorker.register('./sw.js').then(watch, () => undefined));
}

// What the page needs itself goes first.
function whenLoaded(run: () => void): void {
  if (document.readyState === 'complete') run();
  else addEventListener('load', run, { once: true });
}

function watch(registration: ServiceWorkerRegistration | undefined): void {
  // What keeps service workers out may answer with nothing instead of an error.
  if (!registration) return;
  const offer = () => registration.waiting && navigator.serviceWorker.controller && tell(registration);
  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
}

function tell(registration: ServiceWorkerRegistration): void {
  const run = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting?.postMessage('take over');
  };
  toast({ id: UPDATE, text: () => t('offline.update'), action: { title: () => t('offline.reload'), run } });
}
