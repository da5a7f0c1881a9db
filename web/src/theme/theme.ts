import { type CSSVariablesResolver, createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';

/** The one accent. Shade 6 is the accent on light paper, shade 4 in the dark. */
const cerulean: MantineColorsTuple = [
  '#eef6fb',
  '#dcebf6',
  '#b8d7ec',
  '#92c5e8',
  '#6cb2e4',
  '#4590c8',
  '#2a6ea6',
  '#225c8b',
  '#1b4a70',
  '#143853',
];
const gray: MantineColorsTuple = [
  '#f5f7f9',
  '#edf0f3',
  '#e3e8ed',
  '#d5dce3',
  '#c3ccd5',
  '#a3afbb',
  '#7d8b99',
  '#566270',
  '#37424d',
  '#1b232c',
];
const dark: MantineColorsTuple = [
  '#dbe3ea',
  '#b7c3ce',
  '#9fadba',
  '#73828f',
  '#36424f',
  '#2b3541',
  '#1b232c',
  '#12171d',
  '#0e1217',
  '#0a0d11',
];

// A dialog's header is not the banner of the page.
const plainHeader = { header: { role: 'presentation' } };
const calm = { transitionProps: { duration: 120 } };

/** Mantine's parts as Cerulean shows them; what a component needs beyond this stands in theme.css. */
export const theme = createTheme({
  primaryColor: 'cerulean',
  primaryShade: { light: 6, dark: 4 },
  // The accent is dark on light paper and light in the dark, so what stands on it must turn with the scheme.
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' && (input.color ?? 'cerulean') === 'cerulean' ? { color: 'var(--on-accent)' } : {}),
  }),
  colors: { cerulean, gray, dark },
  black: '#1b232c',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SFMono-Regular", "Cascadia Mono", "DejaVu Sans Mono", monospace',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.125rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  shadows: {
    xs: 'none',
    sm: 'none',
    md: '0 4px 16px rgb(16 32 48 / 14%)',
    lg: '0 4px 16px rgb(16 32 48 / 14%)',
    xl: '0 4px 16px rgb(16 32 48 / 14%)',
  },
  components: {
    Modal: { defaultProps: { ...calm, attributes: plainHeader, centered: false, closeButtonProps: { 'aria-label': 'Close' } } },
    Drawer: { defaultProps: { ...calm, attributes: plainHeader, closeButtonProps: { 'aria-label': 'Close' } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Menu: { defaultProps: { ...calm, shadow: 'md' } },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
  },
});

/** Colours with a meaning, and texts that must keep 4.5:1 in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--font-prose': '"Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", "DejaVu Serif", "Liberation Serif", Georgia, serif',
  },
  light: {
    '--mantine-color-dimmed': '#566270',
    '--mantine-color-placeholder': '#687583',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#225c8b',
    '--surface': '#f5f7f9',
    '--surface-selected': '#e6f1f9',
    '--rule': '#dfe4ea',
    '--rule-strong': '#7d8b99',
    '--accent': '#2a6ea6',
    '--on-accent': '#ffffff',
    '--good': '#1c6b44',
    '--caution': '#805200',
    '--mark': '#fff0bf',
    '--bad': '#b3261e',
  },
  dark: {
    '--mantine-color-dimmed': '#9fadba',
    '--mantine-color-placeholder': '#8796a4',
    '--mantine-color-error': '#ff9b90',
    '--mantine-color-anchor': '#8ac4ec',
    '--surface': '#171e26',
    '--surface-selected': '#1b3145',
    '--rule': '#2b3541',
    '--rule-strong': '#73828f',
    '--accent': '#6cb2e4',
    '--on-accent': '#0a1a27',
    '--good': '#63c994',
    '--caution': '#e0b050',
    '--mark': '#4a3a10',
    '--bad': '#ff9b90',
  },
});
