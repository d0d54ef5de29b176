import { isDark } from '../flow/colors.ts';
import { attributeOf, childOf, descendantsOf, type XmlElement } from '../xml/read-xml.ts';

/** What a drawing in a paragraph holds. */
export interface Drawing {
  readonly boxes: readonly {
    /** A `w:txbxContent`. */
    readonly content: XmlElement;
    readonly background: string | null;
    readonly isHidden: boolean;
  }[];
  readonly pictures: readonly { readonly id: string; readonly widthMm: number; readonly heightMm: number }[];
  /** Words drawn as a picture. */
  readonly watermarks: readonly string[];
}

const EMU_PER_MM = 36_000;
const POINTS_PER_MM = 72 / 25.4;
/** Boxes that begin so far beside their paragraph stand on no page. */
const OFF_PAGE_MM = 400;

/** Text boxes, pictures and watermarks of a `w:drawing`, `w:pict` or `w:object`. Links out of the file are not followed. */
export function readDrawing(element: XmlElement, background: string | null): Drawing {
  const boxes: Drawing['boxes'][number][] = [];
  const pictures: Drawing['pictures'][number][] = [];
  const watermarks: string[] = [];
  const isHidden = isOffPage(element);

  const walk = (
    parent: XmlElement,
    fill: string | null,
    size: { widthMm: number; heightMm: number },
  ): void => {
    for (const child of parent.children) {
      if (typeof child === 'string') continue;
      switch (child.name) {
        case 'w:txbxContent':
          boxes.push({ content: child, background: fill, isHidden });
          continue;
        case 'a:blip': {
          const id = child.attributes['r:embed'];
          if (id !== undefined) pictures.push({ id, ...size });
          continue;
        }
        case 'v:imagedata': {
          const id = child.attributes['r:id'];
          if (id !== undefined) pictures.push({ id, ...size });
          continue;
        }
        case 'v:textpath': {
          const text = child.attributes['string'];
          if (text !== undefined) watermarks.push(text);
          continue;
        }
        case 'mc:AlternateContent': {
          const choice = childOf(child, 'mc:Choice') ?? childOf(child, 'mc:Fallback');
          if (choice !== null) walk(choice, fill, size);
          continue;
        }
        default:
          walk(child, shapeFill(child) ?? fill, shapeSize(child) ?? size);
      }
    }
  };
  walk(element, background, shapeSize(element) ?? { widthMm: 0, heightMm: 0 });
  return { boxes, pictures, watermarks };
}

/** Colour of a shape that white text can be read on; null when it is light or not said. */
function shapeFill(shape: XmlElement): string | null {
  const fill =
    shape.name === 'wps:wsp'
      ? attributeOf(childOf(childOf(shape, 'wps:spPr'), 'a:solidFill'), 'a:srgbClr', 'val')
      : (shape.attributes['fillcolor']?.replace(/^#/, '') ?? null);
  return isDark(fill) ? fill : null;
}

/** `<wp:extent cx cy>` in a drawing, `style="width:165pt;height:240pt"` on a shape. */
function shapeSize(shape: XmlElement): { widthMm: number; heightMm: number } | null {
  const extent = childOf(shape, 'wp:extent');
  if (extent !== null)
    return {
      widthMm: Number(extent.attributes['cx'] ?? 0) / EMU_PER_MM,
      heightMm: Number(extent.attributes['cy'] ?? 0) / EMU_PER_MM,
    };
  const style = shape.attributes['style'];
  if (style === undefined) return null;
  const length = (name: string): number => {
    const found = new RegExp(`(?:^|;)\\s{0,5}${name}:([\\d.]{1,10})(pt|in|mm|cm)`).exec(style);
    const perUnit: Record<string, number> = { pt: 1 / POINTS_PER_MM, in: 25.4, mm: 1, cm: 10 };
    return found === null ? 0 : Number(found[1]) * (perUnit[found[2] ?? ''] ?? 0);
  };
  return { widthMm: length('width'), heightMm: length('height') };
}

function isOffPage(element: XmlElement): boolean {
  return descendantsOf(element, 'wp:posOffset').some((offset) => {
    const [text] = offset.children;
    return typeof text === 'string' && Math.abs(Number(text)) > OFF_PAGE_MM * EMU_PER_MM;
  });
}
