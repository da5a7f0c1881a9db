import classes from './conclusions.module.css';

/** Estimate, limits and bound as a small drawing; what it shows is said in its alternative text. */
export function IntervalPlot({ svg, alternative }: { svg: string; alternative: string }) {
  return (
    <div className={classes.plot}>
      <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={alternative} />
    </div>
  );
}
