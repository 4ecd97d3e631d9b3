package org.chengqing.conversation.intent;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A sign of an intent in a folded message: literal words, {@code *} for a gap of at most {@value #GAP} characters, {@code
 * ^} and {@code $} for the beginning and the end, {@code @question} and the like for the form of the message. No
 * regular expressions: matching takes time linear in the message.
 */
record Cue(List<String> pieces, boolean atStart, boolean atEnd, String marker) {
    private static final int GAP = 12;
    private static final List<String> MARKERS =
            List.of("@question", "@link", "@short", "@brief", "@wordy", "@long", "@media", "@empty", "@receipt");
    /** A receipt of this desk, or the like: a date or letters and a number, and nothing else. */
    private static final Pattern RECEIPT =
            Pattern.compile("[0-9]{8}[- ][2-9a-z]{4,8}|[0-9]{8}[2-9a-z]{0,7}[a-z][2-9a-z]{0,7}|[a-z]{2}-?[0-9]{4,12}");

    /** Reads the notation above; throws {@link IllegalArgumentException} for a cue that could match anything. */
    static Cue parse(String notation) {
        String cue = notation.strip();
        if (cue.startsWith("@")) {
            if (!MARKERS.contains(cue)) {
                throw new IllegalArgumentException("intents.yml: 不认识的标记 " + cue);
            }
            return new Cue(List.of(), false, false, cue);
        }
        boolean atStart = cue.startsWith("^");
        boolean atEnd = cue.endsWith("$");
        String words = cue.substring(atStart ? 1 : 0, cue.length() - (atEnd ? 1 : 0));
        List<String> pieces = List.of(words.split("\\*", -1));
        if (pieces.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("intents.yml: 空的线索 \"" + notation + "\"");
        }
        return new Cue(pieces, atStart, atEnd, "");
    }

    boolean in(Folded message) {
        if (!marker.isEmpty()) {
            return marked(message);
        }
        String text = atStart || atEnd ? message.bare() : message.text();
        String first = pieces.getFirst();
        for (int at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
            if (atStart && at > 0) {
                return false;
            }
            if (followed(text, at + first.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean followed(String text, int end) {
        int from = end;
        for (String piece : pieces.subList(1, pieces.size())) {
            String window = text.substring(from, Math.min(text.length(), from + GAP + piece.length()));
            int at = atEnd ? window.lastIndexOf(piece) : window.indexOf(piece);
            if (at < 0) {
                return false;
            }
            from += at + piece.length();
        }
        return !atEnd || from == text.length();
    }

    private boolean marked(Folded message) {
        return switch (marker) {
            case "@question" -> message.raw().indexOf('?') >= 0;
            case "@link" -> message.raw().contains("http") || message.raw().contains("www.");
            case "@short" -> message.length() <= 4;
            case "@brief" -> message.length() <= 8;
            case "@wordy" -> message.length() >= 24;
            case "@long" -> message.length() >= 40;
            case "@media" -> message.raw().startsWith("[") && message.raw().indexOf(']') > 0;
            case "@receipt" -> RECEIPT.matcher(message.raw().strip()).matches();
            default -> message.length() == 0;
        };
    }
}
