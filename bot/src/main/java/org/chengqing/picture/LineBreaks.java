package org.chengqing.picture;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Breaks a text into lines by the rules of Chinese typesetting (UAX #14, strict): no closing sign begins a line and no
 * opening one ends it, no number and no Latin word is cut unless it is longer than a line. Pure.
 */
final class LineBreaks {
    private static final String CLOSING = "，。、；：？！）》」』】〉〕”’…—·,.;:?!)]}%％";
    private static final String OPENING = "（《「『【〈〔“‘([{";

    private final ToDoubleFunction<String> measure;

    /** Breaks by the widths that this function gives, in the unit of the line's width. */
    LineBreaks(ToDoubleFunction<String> measure) {
        this.measure = measure;
    }

    /** The lines, none wider than this unless a single character is; at least one, none for an empty text. */
    List<String> lines(String text, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            if (!paragraph.isBlank()) {
                fill(paragraph.strip(), width, lines);
            }
        }
        return lines;
    }

    /** The same number of lines as evenly long as they can be, so that no heading ends in a lone character. */
    List<String> balanced(String text, double width) {
        List<String> greedy = lines(text, width);
        double narrow = width / 2;
        double wide = width;
        while (wide - narrow > 4) {
            double middle = (narrow + wide) / 2;
            if (lines(text, middle).size() > greedy.size()) {
                narrow = middle;
            } else {
                wide = middle;
            }
        }
        return lines(text, wide);
    }

    private void fill(String paragraph, double width, List<String> lines) {
        String line = "";
        for (String piece : pieces(paragraph, BreakIterator.getLineInstance(new ULocale("zh@lb=strict")))) {
            if (measure.applyAsDouble((line + piece).stripTrailing()) <= width) {
                line += piece;
                continue;
            }
            if (!line.isBlank()) {
                lines.add(line.strip());
            }
            line = measure.applyAsDouble(piece.strip()) <= width ? piece.stripLeading() : cut(piece, width, lines);
        }
        if (!line.isBlank()) {
            lines.add(line.strip());
        }
    }

    /** Adds all full lines of a piece that is longer than one, and gives the rest. */
    private String cut(String piece, double width, List<String> lines) {
        List<String> line = new ArrayList<>();
        for (String character : pieces(piece, BreakIterator.getCharacterInstance(ULocale.ROOT))) {
            if (!line.isEmpty() && measure.applyAsDouble(String.join("", line) + character) > width) {
                int end = endOf(line, character);
                String full = String.join("", line.subList(0, end)).strip();
                if (!full.isEmpty()) {
                    lines.add(full);
                }
                line = new ArrayList<>(line.subList(end, line.size()));
            }
            line.add(character);
        }
        return String.join("", line);
    }

    /** A closing sign takes the character before it along, an opening one goes along, if any other place is left. */
    private static int endOf(List<String> line, String next) {
        String after = next;
        for (int end = line.size(); end > 0; end--) {
            String before = line.get(end - 1);
            if (!CLOSING.contains(after) && !OPENING.contains(before)) {
                return end;
            }
            after = before;
        }
        return line.size();
    }

    private static List<String> pieces(String text, BreakIterator breaks) {
        List<String> pieces = new ArrayList<>();
        breaks.setText(text);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
