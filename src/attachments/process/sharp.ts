import sharp from 'sharp';

// A cache of hostile pictures helps nobody, and one thread is what a reading may have.
sharp.cache(false);
sharp.concurrency(1);

// Nothing draws SVG or opens one of the thirty other formats that the library knows.
const LOADERS = ['Png', 'Jpeg', 'Gif', 'Nsgif', 'Webp'];
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: LOADERS.map((format) => `VipsForeignLoad${format}`) });

export { sharp };
