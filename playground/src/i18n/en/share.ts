// The words about links, downloads, comparisons, and the page without a network.
export const share = {
  'offline.mark': 'Offline',
  'offline.hint': 'There is no network, and the page needs none.',
  'offline.update': 'A newer version of this page is ready.',
  'offline.reload': 'Reload',
};
