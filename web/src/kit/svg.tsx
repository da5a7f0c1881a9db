import type { Plot } from '@cerulean/evaluation/base';

/**
 * A drawing made by the program. It is shown as an image, where no script and no foreign address in it can run; its colours are made for
 * paper, so it stands on white in the dark too.
 */
export function Svg({
  plot,
  width,
}: {
  plot: Pick<Plot, 'svg' | 'alternative' | 'widthMillimetres' | 'heightMillimetres'>;
  width?: number;
}) {
  const { svg, alternative, widthMillimetres, heightMillimetres } = plot;
  // One millimetre is 96 / 25.4 CSS pixels.
  const natural = Math.round((widthMillimetres * 96) / 25.4);
  return (
    <img
      src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
      alt={alternative}
      width={width ?? natural}
      style={{ maxWidth: '100%', height: 'auto', aspectRatio: `${widthMillimetres} / ${heightMillimetres}`, background: '#ffffff' }}
    />
  );
}
