// The service worker: keeps the whole page, so that it works without a network. The build puts in front of this what
// there is to keep (FILES) and a name for exactly that (VERSION).
const PREFIX = `kompose-rs ${self.registration.scope} `;
const CACHE = PREFIX + VERSION;

self.addEventListener('install', (event) => {
  // The browser's own store may still have the files of the build before.
  const requests = FILES.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

// No new worker pushes itself in: it waits until the last page of the old build is gone, or until somebody asks.
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forget().then(() => self.clients.claim()));
});

// A page of the build before may be open still and ask for parts of it; so one is kept.
async function forget() {
  const kept = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(kept.slice(0, -1).map((name) => caches.delete(name)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(self.registration.scope)) event.respondWith(answer(request));
});

async function answer(request) {
  const path = new URL(request.url).pathname.slice(new URL(self.registration.scope).pathname.length);
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.mode === 'navigate' && path === '' ? 'index.html' : path, { ignoreSearch: true });
  return kept ?? (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}
