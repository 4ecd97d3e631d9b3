package org.chengqing.knowledge.text;

import com.ibm.icu.text.Transliterator;

/**
 * Traditional characters to simplified ones, by ICU's {@code Traditional-Simplified} rules, which map single characters:
 * asked once per character when the class loads, since a transliterator is slow on whole messages.
 */
final class Script {
    private static final char FIRST = '\u3400';
    private static final char LAST = '\u9fff';
    private static final char[] SIMPLIFIED = table();

    private Script() {}

    static char simplified(char c) {
        return c >= FIRST && c <= LAST ? SIMPLIFIED[c - FIRST] : c;
    }

    private static char[] table() {
        Transliterator rules = Transliterator.getInstance("Traditional-Simplified");
        char[] table = new char[LAST - FIRST + 1];
        for (int i = 0; i < table.length; i++) {
            char c = (char) (FIRST + i);
            String simplified = rules.transliterate(String.valueOf(c));
            table[i] = simplified.length() == 1 ? simplified.charAt(0) : c;
        }
        // spellings of Taiwan and Hong Kong that the rules leave alone
        String from = "妳牠祂甚後裏着喺嘅咗唔";
        String to = "你它他什后里着在的了不";
        for (int i = 0; i < from.length(); i++) {
            table[from.charAt(i) - FIRST] = to.charAt(i);
        }
        for (int i = 0; i < table.length; i++) { // a second step must change nothing
            char c = table[i];
            table[i] = c >= FIRST && c <= LAST ? table[c - FIRST] : c;
        }
        return table;
    }
}
