import type { ComponentType, SVGProps } from 'react';

/** A drawing beside a word; never the only sign of a meaning. */
export type IconComponent = ComponentType<Omit<SVGProps<SVGSVGElement>, 'stroke'> & { size?: number | string; stroke?: number | string }>;
