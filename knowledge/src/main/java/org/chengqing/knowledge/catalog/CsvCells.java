package org.chengqing.knowledge.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a cell holds. A spreadsheet takes a cell that begins with = + - @ or a tab, full-width ones too, for a formula:
 * an apostrophe before it makes it text again, and reading takes that one apostrophe off. Lists are joined by
 * {@code |}; one within a text is written {@code \|}, and a backslash {@code \\}.
 */
final class CsvCells {
    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@\t\r＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern DEFUSED = Pattern.compile("'+[=+\\-@\t\r＝＋－＠].*", Pattern.DOTALL);

    private CsvCells() {}

    static String defused(String text) {
        return DANGEROUS.matcher(text).matches() ? "'" + text : text;
    }

    static String restored(String cell) {
        return DEFUSED.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    static String joined(List<String> texts) {
        return texts.stream()
                .map(text -> text.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
    }

    static List<String> split(String cell) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean escapes = c == '\\' && i + 1 < cell.length() && "\\|".indexOf(cell.charAt(i + 1)) >= 0;
            if (escapes) {
                text.append(cell.charAt(++i));
            } else if (c == '|') {
                texts.add(text.toString());
                text.setLength(0);
            } else {
                text.append(c);
            }
        }
        texts.add(text.toString());
        return texts;
    }
}
