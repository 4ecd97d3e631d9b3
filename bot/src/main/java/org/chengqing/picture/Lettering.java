package org.chengqing.picture;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shipped fonts. What they lack is drawn with a font of the machine, and what that lacks as an empty frame; no
 * character makes a picture fail. Safe for many threads.
 */
final class Lettering {
    private static final FontRenderContext CONTEXT = new FontRenderContext(new AffineTransform(), true, true);
    private static final String ZERO_WIDTH = "\u200B\u200C\u200D\u2060\uFEFF\uFE0E\uFE0F";

    private final Font regular;
    private final Font bold;
    private final Optional<Font> machine;

    /** Reads the fonts; throws {@link IllegalStateException} where this Java cannot draw letters at all. */
    Lettering() {
        regular = shipped("NotoSansSC-Regular.otf");
        bold = shipped("NotoSansSC-Bold.otf");
        machine = ofMachine();
    }

    /** A weight of the letters. */
    enum Weight {
        /** For texts. */
        REGULAR,
        /** For what is read first. */
        BOLD
    }

    private static Font shipped(String file) {
        try (InputStream content = Lettering.class.getResourceAsStream(file)) {
            if (content == null) {
                throw new IllegalStateException("the program lacks its font " + file);
            }
            return Font.createFont(Font.TRUETYPE_FONT, content);
        } catch (IOException | FontFormatException | LinkageError | InternalError e) {
            // without the system's libraries Java says no more than that the font cannot be read
            throw new IllegalStateException(
                    "Java cannot draw letters here: install fontconfig and freetype (libfontconfig1, libfreetype6)", e);
        }
    }

    /** A machine may have no font; Java tells so in several ways. */
    private static Optional<Font> ofMachine() {
        try {
            Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
            return font.canDisplay('A') ? Optional.of(font) : Optional.empty();
        } catch (RuntimeException | LinkageError | InternalError e) {
            return Optional.empty();
        }
    }

    /** The text without what has no shape or turns the direction of its neighbours. */
    static String clean(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c -> c == '\n'
                        || (!Character.isISOControl(c)
                                && (Character.getType(c) != Character.FORMAT || c == 0x200D)
                                && Character.getType(c) != Character.SURROGATE))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** The width of a line in pixels. */
    double width(String text, Weight weight, double size) {
        double width = 0;
        for (Run run : runs(text, weight)) {
            width += run.width(size);
        }
        return width;
    }

    /** Draws a line in the colour that is set; {@code y} is its base line. */
    void draw(Graphics2D page, String text, Weight weight, double size, double x, double y) {
        double at = x;
        for (Run run : runs(text, weight)) {
            run.draw(page, size, at, y);
            at += run.width(size);
        }
    }

    private List<Run> runs(String text, Weight weight) {
        Font own = weight == Weight.BOLD ? bold : regular;
        List<Run> runs = new ArrayList<>();
        if (own.canDisplayUpTo(text) < 0) {
            runs.add(new Run(Optional.of(own), text));
            return runs;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(text);
        int from = 0;
        for (int to = characters.next(); to != BreakIterator.DONE; to = characters.next()) {
            String character = withoutZeroWidth(text.substring(from, to));
            from = to;
            Optional<Font> font = own.canDisplayUpTo(character) < 0
                    ? Optional.of(own)
                    : machine.filter(it -> !isEmoji(character) && it.canDisplayUpTo(character) < 0);
            if (!runs.isEmpty() && font.isPresent() && runs.getLast().font().equals(font)) {
                Run last = runs.removeLast();
                runs.add(new Run(font, last.text() + character));
            } else if (!character.isEmpty()) {
                runs.add(new Run(font, character));
            }
        }
        return runs;
    }

    /** Fonts with colours of their own draw nothing here. */
    private static boolean isEmoji(String character) {
        return UCharacter.hasBinaryProperty(character.codePointAt(0), com.ibm.icu.lang.UProperty.EMOJI_PRESENTATION);
    }

    private static String withoutZeroWidth(String character) {
        return character
                .codePoints()
                .filter(c -> ZERO_WIDTH.indexOf(c) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Neighbours in one font; without a font, one character that is drawn as a frame. */
    private record Run(Optional<Font> font, String text) {
        double width(double size) {
            return font.map(it -> it.deriveFont((float) size)
                            .getStringBounds(text, CONTEXT)
                            .getWidth())
                    .orElse(size);
        }

        void draw(Graphics2D page, double size, double x, double y) {
            if (font.isPresent()) {
                page.setFont(font.get().deriveFont((float) size));
                page.drawString(text, (float) x, (float) y);
            } else {
                page.draw(new RoundRectangle2D.Double(
                        x + size * .12, y - size * .74, size * .76, size * .76, size * .1, size * .1));
            }
        }
    }
}
