/** Pixels for a millimetre: 300 to the inch, as printers and journals ask for. */
const pixelsPerMillimetre = 300 / 25.4;

/** Draws an SVG of a size in millimetres as PNG, white where it is empty. Letters are those of this computer, as in the page. */
export async function pictureOf(svg: string): Promise<Blob> {
  const [width, height] = ['width', 'height'].map(
    (side) => Number(new RegExp(`<svg[^>]*\\s${side}="([\\d.]+)mm"`).exec(svg)?.[1]) * pixelsPerMillimetre,
  );
  if (!width || !height) throw new Error('The drawing says no size.');
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  const drawing = canvas.getContext('2d');
  if (!drawing) throw new Error('This browser cannot draw pictures.');
  drawing.fillStyle = '#ffffff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((settle, fail) =>
    canvas.toBlob((blob) => (blob ? settle(blob) : fail(new Error('This browser could not write the picture.'))), 'image/png'),
  );
}
