package org.chengqing.picture;

import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Makes a claim and a conclusion fit: they shrink together step by step to the smallest size that reads well on a phone;
 * then the picture grows up to its bound; then the claim is cut, and says so. Pure.
 */
final class Fitting {
    /** Said where a text was cut. */
    static final String CUT = "……（全文见二维码）";

    /** Line height as a part of the letters' size. */
    static final double LEADING = 1.5;

    private static final List<Sizes> STEPS = List.of(
            new Sizes(68, 46),
            new Sizes(60, 44),
            new Sizes(54, 42),
            new Sizes(48, 40),
            new Sizes(44, 38),
            new Sizes(40, 36));

    private final ToDoubleBiFunction<String, Integer> measure;
    private final double claimWidth;
    private final double conclusionWidth;

    /**
     * For these widths in pixels.
     *
     * @param measure the width of a text in letters of a size
     */
    Fitting(ToDoubleBiFunction<String, Integer> measure, double claimWidth, double conclusionWidth) {
        this.measure = measure;
        this.claimWidth = claimWidth;
        this.conclusionWidth = conclusionWidth;
    }

    /** The sizes of letters in pixels. */
    record Sizes(int claim, int conclusion) {}

    /** What fits, in lines. */
    record Fitted(Sizes sizes, List<String> claim, List<String> conclusion) {
        /** Copies the lists. */
        Fitted {
            claim = List.copyOf(claim);
            conclusion = List.copyOf(conclusion);
        }

        /** The height of both, in pixels. */
        int height() {
            return heightOf(claim.size(), sizes.claim) + heightOf(conclusion.size(), sizes.conclusion);
        }
    }

    /**
     * The largest letters with which both are at most this high together.
     *
     * @param comfortable the height in pixels at which letters begin to shrink
     * @param most the height in pixels at which the claim is cut
     */
    Fitted fit(String claim, String conclusion, int comfortable, int most) {
        Fitted fitted = at(STEPS.getLast(), claim, conclusion);
        for (Sizes sizes : STEPS) {
            Fitted tried = at(sizes, claim, conclusion);
            if (tried.height() <= comfortable && tried.claim().size() <= 5) {
                return tried;
            }
        }
        return fitted.height() <= most ? fitted : cut(fitted, claim, most);
    }

    private Fitted at(Sizes sizes, String claim, String conclusion) {
        LineBreaks large = new LineBreaks(text -> measure.applyAsDouble(text, sizes.claim));
        LineBreaks small = new LineBreaks(text -> measure.applyAsDouble(text, sizes.conclusion));
        List<String> lines = large.lines(claim, claimWidth);
        return new Fitted(
                sizes, lines.size() <= 4 ? large.balanced(claim, claimWidth) : lines, withoutWidow(small, conclusion));
    }

    /** A last line of two or three characters looks lost. */
    private List<String> withoutWidow(LineBreaks breaks, String text) {
        List<String> lines = breaks.lines(text, conclusionWidth);
        return lines.size() > 1 && lines.getLast().length() <= 3 ? breaks.balanced(text, conclusionWidth) : lines;
    }

    private Fitted cut(Fitted fitted, String claim, int most) {
        int size = fitted.sizes().claim();
        int left = most - heightOf(fitted.conclusion().size(), fitted.sizes().conclusion());
        int lines = Math.max(1, left / heightOf(1, size));
        return new Fitted(fitted.sizes(), shortened(claim, size, claimWidth, lines), fitted.conclusion());
    }

    /** The text in at most so many lines, with {@link #CUT} at its end where not all of it has room. */
    List<String> shortened(String text, int size, double width, int lines) {
        LineBreaks breaks = new LineBreaks(words -> measure.applyAsDouble(words, size));
        List<String> whole = breaks.lines(text, width);
        if (whole.size() <= lines) {
            return whole;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (breaks.lines(beginning(text, middle) + CUT, width).size() <= lines) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return breaks.lines(beginning(text, low) + CUT, width);
    }

    private static String beginning(String text, int length) {
        int end = length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end).replaceAll("[\\s，。、；：,;:（《“]+$", "");
    }

    static int heightOf(int lines, int size) {
        return (int) Math.ceil(lines * size * LEADING);
    }
}
