/** Runs in the page. `probeBanner(selector)` tells what somebody sees of the banner; the shape is `BannerSight`. */

function luminance(colour) {
  const channels = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((channel) => Number(channel) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
    channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(left, right) {
  const [dark, light] = [luminance(left), luminance(right)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Whether an element or one around it is drawn in any way but plainly. */
function isVeiled(element) {
  if (getComputedStyle(element).visibility !== 'visible') return true;
  for (let each = element; each; each = each.parentElement) {
    const { opacity, filter, clipPath, mixBlendMode, maskImage = 'none' } = getComputedStyle(each);
    const plain = [filter, clipPath, maskImage].every((value) => value === 'none');
    if (!plain || Number(opacity) < 1 || mixBlendMode !== 'normal') return true;
  }
  return false;
}

/** Three points on every line of a text. */
function pointsOn(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()]
    .filter(({ width }) => width > 2)
    .flatMap(({ left, top, width, height }) =>
      [0.1, 0.5, 0.9].map((share) => ({ x: left + width * share, y: top + height / 2 })),
    );
}

function textsIn(banner) {
  const walker = document.createTreeWalker(banner, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.textContent.trim()) texts.push(walker.currentNode);
  return texts;
}

function probeText(banner, node) {
  const element = node.parentElement;
  const { color, fontSize } = getComputedStyle(element);
  const ground = getComputedStyle(element.closest('td') ?? element).backgroundColor;
  const points = pointsOn(node);
  const free = points.filter(({ x, y }) => banner.contains(document.elementFromPoint(x, y)));
  return {
    probed: points.length,
    covered: points.length === 0 || isVeiled(element) ? points.length + 1 : points.length - free.length,
    contrast: contrastOf(color, ground),
    fontSize: Number.parseFloat(fontSize),
  };
}

function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}

globalThis.probeBanner = (selector) => {
  const banners = document.querySelectorAll(selector);
  const [banner] = banners;
  if (!banner) return { count: 0 };
  const { left, top, width, height } = banner.getBoundingClientRect();
  const probes = textsIn(banner).map((node) => probeText(banner, node));
  return {
    count: banners.length,
    top: top + scrollY,
    left,
    width,
    height,
    scrolled: scrollY,
    probed: sum(probes.map(({ probed }) => probed)),
    covered: sum(probes.map(({ covered }) => covered)),
    contrast: Math.min(...probes.map(({ contrast }) => contrast)),
    fontSize: Math.min(...probes.map(({ fontSize }) => fontSize)),
    text: banner.textContent,
  };
};
