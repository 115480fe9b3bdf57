// The few drawings of the page, all decorative: what they stand for is always said in words beside them.

const paths = {
  grid: 'M3 3h7v7H3zM14 3h7v7h-7zM3 14h7v7H3zM14 14h7v7h-7z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  screen: 'M3 4h18v13H3zM8 21h8M12 17v4',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  plus: 'M12 5v14M5 12h14',
  cross: 'M6 6l12 12M18 6L6 18',
  bin: 'M4 6h16M9 6V3h6v3M6 6l1 15h10l1-15M10 10v7M14 10v7',
  lock: 'M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4',
  error: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5v5.5M12 16.2v.3',
  warning: 'M12 3.5L22 20.5H2zM12 10v5M12 17.6v.3',
  note: 'M4 4h16v16H4zM12 11v5.5M12 7.6v.3',
  fix: 'M4 20l10-10M14 4l1.2 2.8L18 8l-2.8 1.2L14 12l-1.2-2.8L10 8l2.8-1.2z',
  contrast: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 3v18M12 8h7.5M12 12h9M12 16h7.5',
  minus: 'M5 12h14',
  sliders: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  share: 'M12 15V4M8 7.5L12 3.5l4 4M5 12v8h14v-8',
  download: 'M12 4v11M8 11.5l4 4 4-4M5 20h14',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21',
  gear: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM10.2 3h3.6l.6 2.6 2.4 1.4 2.5-.8 1.8 3.1-1.9 1.8v1.8l1.9 1.8-1.8 3.1-2.5-.8-2.4 1.4-.6 2.6h-3.6l-.6-2.6-2.4-1.4-2.5.8-1.8-3.1 1.9-1.8v-1.8l-1.9-1.8 1.8-3.1 2.5.8 2.4-1.4z',
  keyboard: 'M2.5 6h19v12h-19zM6.5 10h.5M10 10h.5M13.5 10h.5M17 10h.5M7.5 14.2h9',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3.5 9.5h17M3.5 14.5h17M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18',
  reset: 'M4.5 5v5h5M5 10a8 8 0 1 1-1 5',
  pin: 'M9 3h6l-1 6 4 4H6l4-4zM12 13v8',
  chevron: 'M6 9l6 6 6-6',
};

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
