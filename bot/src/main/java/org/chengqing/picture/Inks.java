package org.chengqing.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.HashMap;
import java.util.Map;

/** The colours of a picture, and the same picture with few of them: the steps between each ink and its paper. */
final class Inks {
    static final Color PAGE = new Color(0xF1F2F0);
    static final Color PAPER = Color.WHITE;
    static final Color TEXT = new Color(0x1B1E20);
    static final Color SOFT = new Color(0x5D6468);
    static final Color LINE = new Color(0xDDE0DE);

    /** Steps from paper to ink that make smooth edges. */
    static final int SMOOTH = 14;
    /** Steps for a picture that would be too large otherwise. */
    static final int COARSE = 5;

    private final Color strong;
    private final Color tint;
    private final Color[][] pairs;

    /** With this colour of the judgement. */
    Inks(Color strong) {
        this.strong = strong;
        tint = between(PAPER, strong, .07);
        pairs = new Color[][] {
            {PAPER, strong},
            {PAPER, TEXT},
            {PAPER, SOFT},
            {PAPER, Color.BLACK},
            {tint, TEXT},
            {tint, strong},
            {PAGE, strong},
            {PAGE, PAPER},
            {PAGE, SOFT},
            {PAPER, LINE}
        };
    }

    Color strong() {
        return strong;
    }

    Color tint() {
        return tint;
    }

    private static Color between(Color from, Color to, double part) {
        return new Color(
                (int) Math.round(from.getRed() + (to.getRed() - from.getRed()) * part),
                (int) Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * part),
                (int) Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * part));
    }

    /** The picture in these colours and so many steps between them alone. */
    BufferedImage reduced(BufferedImage picture, int steps) {
        int[] palette = palette(steps);
        Map<Integer, Integer> nearest = new HashMap<>();
        int width = picture.getWidth();
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage reduced = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        WritableRaster raster = reduced.getRaster();
        int[] row = new int[width];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                row[x] = nearest.computeIfAbsent(row[x], rgb -> nearest(palette, rgb));
            }
            raster.setSamples(0, y, width, 1, 0, row);
        }
        return reduced;
    }

    private int[] palette(int steps) {
        int[] palette = new int[pairs.length * steps];
        for (int i = 0; i < palette.length; i++) {
            Color[] pair = pairs[i / steps];
            palette[i] = between(pair[0], pair[1], (double) (i % steps) / (steps - 1))
                    .getRGB();
        }
        return palette;
    }

    private static int nearest(int[] palette, int rgb) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int red = (rgb >> 16 & 255) - (palette[i] >> 16 & 255);
            int green = (rgb >> 8 & 255) - (palette[i] >> 8 & 255);
            int blue = (rgb & 255) - (palette[i] & 255);
            int distance = red * red + green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
